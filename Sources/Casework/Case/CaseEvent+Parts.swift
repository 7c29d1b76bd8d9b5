import Measures

extension CaseEvent.What {
  /// Reads the parts that belong to the name.
  init(from values: KeyedDecodingContainer<CaseEvent.CodingKeys>) throws {
    func part<Part: Decodable>(_ key: CaseEvent.CodingKeys) throws -> Part {
      try values.decode(Part.self, forKey: key)
    }
    switch try values.decode(CaseEvent.Name.self, forKey: .what) {
    case .opened: self = .opened(try part(.employer), try part(.facts))
    case .searchRecorded: self = .searchRecorded(try part(.search))
    case .interviewRecorded: self = .interviewRecorded(try part(.interview))
    case .documentAttached: self = .documentAttached(try part(.document))
    case .lodged: self = .lodged(try part(.lodgement))
    case .supplemented: self = .supplemented(try part(.facts), deadline: try part(.deadline))
    case .documentChecked: self = .documentChecked(try part(.kind), try part(.check))
    case .deficiencyNoted: self = .deficiencyNoted(try part(.notice))
    case .admitted: self = .admitted(try part(.admission))
    case .regionAnswered: self = .regionAnswered(try part(.word))
    case .proposed: self = .proposed(try part(.proposal))
    case .hearingOffered: self = .hearingOffered(try part(.hearing))
    case .heard: self = .heard(answer: try part(.answer))
    case .granted: self = .granted(try part(.grant))
    case .refused: self = .refused(try part(.decision), appeal: try part(.appeal))
    case .feePaid: self = .feePaid(try part(.payment))
    case .feeReported: self = .feeReported(try part(.payment))
    case .feeConfirmed: self = .feeConfirmed
    case .feeDeclined: self = .feeDeclined(reason: try part(.reason), deadline: try part(.deadline))
    case .guaranteePlaced: self = .guaranteePlaced(try part(.placement))
    case .listFiled: self = .listFiled(try part(.list))
    case .listCertified: self = .listCertified
    case .tookEffect: self = .tookEffect(firstDay: try part(.firstDay), lastDay: try part(.lastDay))
    case .replaced: self = .replaced(try part(.replacement))
    case .replacementAsked: self = .replacementAsked(try part(.request))
    case .replacementRefused: self = .replacementRefused(try part(.refusal))
    case .tripRecorded: self = .tripRecorded(try part(.trip))
    case .conditionReported: self = .conditionReported(try part(.condition), try part(.report))
    case .extensionAsked: self = .extensionAsked(try part(.asked))
    case .extensionGranted:
      self = .extensionGranted(
        try part(.decision), fee: try values.decodeIfPresent(Fee.self, forKey: .fee))
    case .extended: self = .extended(lastDay: try part(.lastDay))
    case .extensionRefused: self = .extensionRefused(try part(.decision))
    case .extensionLapsed: self = .extensionLapsed
    case .suspended: self = .suspended(try part(.suspension))
    case .cureReported: self = .cureReported(try part(.report))
    case .resumed: self = .resumed(reason: try part(.reason))
    case .withdrawn: self = .withdrawn(try part(.withdrawal))
    case .silenceNoted: self = .silenceNoted(try part(.silence))
    case .appealed: self = .appealed(try part(.appeal))
    case .appealUpheld: self = .appealUpheld(reason: try part(.reason))
    case .appealReturned:
      self = .appealReturned(
        try values.decodeIfPresent(Admission.self, forKey: .admission), reason: try part(.reason))
    case .appealRestored: self = .appealRestored(reason: try part(.reason))
    case .suspensionSetAside: self = .suspensionSetAside(reason: try part(.reason))
    case .refusalAppealed: self = .refusalAppealed(try part(.act), try part(.appeal))
    case .refusalUpheld: self = .refusalUpheld(try part(.act), reason: try part(.reason))
    case .refusalSetAside:
      self = .refusalSetAside(
        try part(.act), try RefusedAct.Return(from: values), reason: try part(.reason))
    case .closed: self = .closed(try part(.closing))
    }
  }
}

extension RefusedAct.Return {
  /// Nil where nothing goes back to decision.
  fileprivate init?(from values: KeyedDecodingContainer<CaseEvent.CodingKeys>) throws {
    if let asked = try values.decodeIfPresent(Permit.Extension.self, forKey: .asked) {
      self = .extension(asked)
    } else if let request = try values.decodeIfPresent(ReplacementRequest.self, forKey: .request) {
      self = .replacement(request)
    } else {
      return nil
    }
  }
}

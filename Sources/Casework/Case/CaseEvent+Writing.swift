import Measures

extension CaseEvent {
  /// Writes the parts of what was done, each under its name.
  func encodeParts(to values: inout KeyedEncodingContainer<CodingKeys>) throws {
    switch what {
    case .opened(let employer, let facts):
      try values.encode(employer, forKey: .employer)
      try values.encode(facts, forKey: .facts)
    case .searchRecorded(let search):
      try values.encode(search, forKey: .search)
    case .interviewRecorded(let interview):
      try values.encode(interview, forKey: .interview)
    case .documentAttached(let document):
      try values.encode(document, forKey: .document)
    case .lodged(let lodgement):
      try values.encode(lodgement, forKey: .lodgement)
    case .supplemented(let facts, let deadline):
      try values.encode(facts, forKey: .facts)
      try values.encode(deadline, forKey: .deadline)
    case .documentChecked(let kind, let check):
      try values.encode(kind, forKey: .kind)
      try values.encode(check, forKey: .check)
    case .deficiencyNoted(let notice):
      try values.encode(notice, forKey: .notice)
    case .admitted(let admission):
      try values.encode(admission, forKey: .admission)
    case .regionAnswered(let word):
      try values.encode(word, forKey: .word)
    case .proposed(let proposal):
      try values.encode(proposal, forKey: .proposal)
    case .hearingOffered(let hearing):
      try values.encode(hearing, forKey: .hearing)
    case .heard(let answer):
      try values.encode(answer, forKey: .answer)
    case .granted(let grant):
      try values.encode(grant, forKey: .grant)
    case .refused(let decision, let appeal):
      try values.encode(decision, forKey: .decision)
      try values.encode(appeal, forKey: .appeal)
    case .feePaid(let payment), .feeReported(let payment):
      try values.encode(payment, forKey: .payment)
    case .guaranteePlaced(let placement):
      try values.encode(placement, forKey: .placement)
    case .listFiled(let list):
      try values.encode(list, forKey: .list)
    case .tookEffect(let firstDay, let lastDay):
      try values.encode(firstDay, forKey: .firstDay)
      try values.encode(lastDay, forKey: .lastDay)
    case .replaced(let replacement):
      try values.encode(replacement, forKey: .replacement)
    case .replacementAsked(let request):
      try values.encode(request, forKey: .request)
    case .replacementRefused(let refusal):
      try values.encode(refusal, forKey: .refusal)
    case .tripRecorded(let trip):
      try values.encode(trip, forKey: .trip)
    case .conditionReported(let condition, let report):
      try values.encode(condition, forKey: .condition)
      try values.encode(report, forKey: .report)
    case .extensionAsked(let asked):
      try values.encode(asked, forKey: .asked)
    case .extensionGranted(let decision, let fee):
      try values.encode(decision, forKey: .decision)
      try values.encodeIfPresent(fee, forKey: .fee)
    case .extended(let lastDay):
      try values.encode(lastDay, forKey: .lastDay)
    case .extensionRefused(let decision):
      try values.encode(decision, forKey: .decision)
    case .suspended(let suspension):
      try values.encode(suspension, forKey: .suspension)
    case .cureReported(let report):
      try values.encode(report, forKey: .report)
    case .resumed(let reason):
      try values.encode(reason, forKey: .reason)
    case .withdrawn(let withdrawal):
      try values.encode(withdrawal, forKey: .withdrawal)
    case .silenceNoted(let silence):
      try values.encode(silence, forKey: .silence)
    case .appealed(let appeal):
      try values.encode(appeal, forKey: .appeal)
    case .appealUpheld(let reason):
      try values.encode(reason, forKey: .reason)
    case .appealReturned(let admission, let reason):
      try values.encodeIfPresent(admission, forKey: .admission)
      try values.encode(reason, forKey: .reason)
    case .appealRestored(let reason), .suspensionSetAside(let reason):
      try values.encode(reason, forKey: .reason)
    case .refusalAppealed(let act, let appeal):
      try values.encode(act, forKey: .act)
      try values.encode(appeal, forKey: .appeal)
    case .refusalUpheld(let act, let reason):
      try values.encode(act, forKey: .act)
      try values.encode(reason, forKey: .reason)
    case .refusalSetAside(let act, let again, let reason):
      try values.encode(act, forKey: .act)
      switch again {
      case .extension(let asked): try values.encode(asked, forKey: .asked)
      case .replacement(let request): try values.encode(request, forKey: .request)
      case nil: break
      }
      try values.encode(reason, forKey: .reason)
    case .closed(let closing):
      try values.encode(closing, forKey: .closing)
    case .feeDeclined(let reason, let deadline):
      try values.encode(reason, forKey: .reason)
      try values.encode(deadline, forKey: .deadline)
    case .listCertified, .extensionLapsed, .feeConfirmed: break
    }
  }
}

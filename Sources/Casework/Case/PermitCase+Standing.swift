import Measures

extension PermitCase {
  /// Where the case is after an event; nil when the event cannot follow.
  func standing(after event: CaseEvent) -> Standing? {
    switch event.what {
    case .opened: nil
    case .searchRecorded, .interviewRecorded: isOpenToPapers ? standing : nil
    case .documentAttached: isOpenToPapers ? standing : nil
    case .lodged(let lodgement): standing == .preparing ? .lodged(lodgement) : nil
    case .supplemented, .documentChecked, .deficiencyNoted, .admitted: checked(event.what)
    case .regionAnswered(let word): answered(word)
    case .proposed, .hearingOffered, .heard, .granted, .refused, .silenceNoted:
      decided(event)
    case .feePaid, .feeReported, .feeConfirmed, .feeDeclined: paid(event)
    case .guaranteePlaced, .listFiled, .listCertified, .tookEffect: fulfilled(event)
    case .replaced, .replacementAsked, .replacementRefused, .tripRecorded, .conditionReported,
      .suspended, .cureReported, .resumed, .withdrawn:
      inUse(event)
    case .extensionAsked, .extensionGranted, .extended, .extensionRefused, .extensionLapsed:
      extended(event)
    case .appealed, .appealUpheld, .appealReturned, .appealRestored, .suspensionSetAside:
      appealed(event)
    case .refusalAppealed, .refusalUpheld, .refusalSetAside: reviewed(event)
    case .closed(let closing): standing.name == .closed ? nil : .closed(closing)
    }
  }

  /// Whether searches and papers may still be added.
  var isOpenToPapers: Bool {
    switch standing {
    case .preparing, .lodged, .deficient: true
    default: false
    }
  }

  private func checked(_ what: CaseEvent.What) -> Standing? {
    switch (what, standing) {
    case (.documentChecked, .lodged), (.documentChecked, .deficient): standing
    case (.supplemented(let added, let deadline), .deficient(let lodgement, _)):
      .lodged(
        Lodgement(
          day: lodgement.day, places: lodgement.places, facts: lodgement.facts.merging(added),
          deadline: deadline, furtherRegions: lodgement.furtherRegions))
    case (.deficiencyNoted(let notice), .lodged(let lodgement)): .deficient(lodgement, notice)
    case (.admitted(let admission), .lodged): .admitted(admission)
    default: nil
    }
  }

  private func answered(_ word: RegionWord) -> Standing? {
    switch standing {
    case .admitted(var admission): admission.take(word) ? .admitted(admission) : nil
    case .heard(var admission, let hearing):
      admission.take(word) ? .heard(admission, hearing) : nil
    default: nil
    }
  }

  private func decided(_ event: CaseEvent) -> Standing? {
    switch (event.what, standing) {
    case (.proposed(let proposal), .admitted(var admission)):
      admission.proposal = proposal
      admission.proposalEvent = event.number
      return .admitted(admission)
    case (.proposed(let proposal), .heard(var admission, let hearing)):
      admission.proposal = proposal
      admission.proposalEvent = event.number
      return .heard(admission, hearing)
    case (.hearingOffered(let hearing), .admitted(let admission)): return .heard(admission, hearing)
    case (.heard(let answer), .heard(let admission, var hearing)):
      hearing.answer = answer
      return .heard(admission, hearing)
    case (.granted(let grant), .admitted), (.granted(let grant), .heard): return .granted(grant)
    case (.refused(let decision, let appeal), .admitted(let admission)),
      (.refused(let decision, let appeal), .heard(let admission, _)):
      return .refused(admission, decision, appeal)
    case (.silenceNoted(let silence), _):
      return standing.unanswered.map { .refusedBySilence($0, silence) }
    default: return nil
    }
  }

  private func fulfilled(_ event: CaseEvent) -> Standing? {
    if case .listFiled(let list) = event.what, case .inEffect(var permit) = standing {
      permit.workers = list.workers
      return .inEffect(permit)
    }
    guard case .granted(var grant) = standing else { return nil }
    switch event.what {
    case .guaranteePlaced(let placement): grant.guarantee?.placement = placement
    case .listFiled(let list): grant.list?.filed = list
    case .listCertified:
      grant.list?.filed?.certification = .init(day: event.day, by: event.by)
    case .tookEffect(let firstDay, let lastDay):
      return .inEffect(
        Permit(
          grant: grant, region: employer.region, firstDay: firstDay, lastDay: lastDay,
          workers: grant.list?.filed?.workers ?? []))
    default: return nil
    }
    return .granted(grant)
  }

  /// What was paid for the grant, or for an extension of the permit.
  private func paid(_ event: CaseEvent) -> Standing? {
    guard var fee = standing.fee, fee.take(event) else { return nil }
    if case .granted(var grant) = standing {
      grant.fee = fee
      return .granted(grant)
    }
    guard var permit = standing.permit else { return nil }
    permit.extensionUnderway?.fee = fee
    return standing.holding(permit)
  }
}

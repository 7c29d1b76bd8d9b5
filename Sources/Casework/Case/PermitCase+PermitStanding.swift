import Measures

extension Standing {
  /// The same standing with its permit changed.
  func holding(_ permit: Permit) -> Standing {
    switch self {
    case .inEffect: .inEffect(permit)
    case .suspended(_, let suspension): .suspended(permit, suspension)
    case .underAppeal(.suspension(_, let suspension), let appeal):
      .underAppeal(.suspension(permit, suspension), appeal)
    default: self
    }
  }

  /// The same standing with its suspension changed.
  fileprivate func holding(_ suspension: Suspension) -> Standing {
    switch self {
    case .suspended(let permit, _): .suspended(permit, suspension)
    case .underAppeal(.suspension(let permit, _), let appeal):
      .underAppeal(.suspension(permit, suspension), appeal)
    default: self
    }
  }
}

extension PermitCase {
  /// Where a permit is after something happened to it.
  func inUse(_ event: CaseEvent) -> Standing? {
    guard var permit = standing.permit else { return nil }
    switch event.what {
    case .replaced(let replacement): permit.take(replacement)
    case .replacementAsked(let request): permit.replacementRequests.append(request)
    case .replacementRefused(let refusal): permit.take(refusal, from: event)
    case .tripRecorded(let trip): permit.trips.append(trip)
    case .conditionReported(let id, let report): permit.take(report, on: id)
    case .suspended(let suspension):
      guard case .inEffect = standing else { return nil }
      return .suspended(permit, suspension)
    case .cureReported(let report):
      guard var suspension = standing.suspension else { return nil }
      suspension.take(report)
      return standing.holding(suspension)
    case .resumed: return standing.suspension.map { _ in .inEffect(permit) }
    case .withdrawn(var withdrawal):
      if case .suspended(_, let suspension) = standing { withdrawal.suspension = suspension }
      permit.extensionUnderway = nil
      permit.replacementRequests = []
      return .withdrawn(permit, withdrawal)
    default: return nil
    }
    return standing.holding(permit)
  }

  /// Where a permit is after a step of its extension.
  func extended(_ event: CaseEvent) -> Standing? {
    guard var permit = standing.permit else { return nil }
    switch event.what {
    case .extensionAsked(let asked) where permit.extensionUnderway == nil:
      permit.extensionUnderway = asked
      permit.extensionUnderway?.proposalEvent = event.number
    case .extensionGranted(let decision, let fee) where permit.extensionUnderway != nil:
      permit.extensionUnderway?.decision = decision
      permit.extensionUnderway?.fee = fee
    case .extended(let lastDay) where permit.extensionUnderway != nil:
      permit.extensionUnderway = nil
      permit.extensions += 1
      permit.lastDay = lastDay
    case .extensionRefused(let decision):
      guard let asked = permit.extensionUnderway else { return nil }
      permit.extensionUnderway = nil
      permit.refusedActs.append(RefusedAct(event, .extension(asked, decision)))
    case .extensionLapsed:
      guard permit.extensionUnderway != nil else { return nil }
      permit.extensionUnderway = nil
    default: return nil
    }
    return standing.holding(permit)
  }

  /// Where a permit is after a step of an appeal against what was refused during it.
  func reviewed(_ event: CaseEvent) -> Standing? {
    guard var permit = standing.permit else { return nil }
    let isFitting: Bool =
      switch event.what {
      case .refusalAppealed(let number, let appeal): permit.take(appeal, against: number)
      case .refusalUpheld(let number, _), .refusalSetAside(let number, nil, _):
        permit.dropAppealed(number)
      case .refusalSetAside(let number, let again?, _):
        permit.dropAppealed(number) && permit.take(again, from: event)
      default: false
      }
    return isFitting ? standing.holding(permit) : nil
  }

  /// Where the case is after a step of an appeal.
  func appealed(_ event: CaseEvent) -> Standing? {
    switch (event.what, standing) {
    case (.appealed(let appeal), .refused(let admission, let decision, _)):
      .underAppeal(.refusal(admission, decision), appeal)
    case (.appealed(let appeal), .refusedBySilence(let application, let silence)):
      .underAppeal(.silence(application, silence), appeal)
    case (.appealed(let appeal), .withdrawn(let permit, let withdrawal)):
      .underAppeal(.withdrawal(permit, withdrawal), appeal)
    case (.appealed(let appeal), .suspended(let permit, let suspension)):
      .underAppeal(.suspension(permit, suspension), appeal)
    case (.appealUpheld, .underAppeal(.suspension(let permit, let suspension), _)):
      .suspended(permit, suspension.upheld(on: event.day))
    case (.suspensionSetAside, .underAppeal(.suspension(let permit, _), _)): .inEffect(permit)
    case (.appealUpheld, .underAppeal(let act, _)):
      act.reasonWhenUpheld.map { .closed(Closing(reason: $0, day: event.day)) }
    case (.appealReturned(let admission?, _), .underAppeal(.refusal, _)),
      (.appealReturned(let admission?, _), .underAppeal(.silence, _)):
      .admitted(admission)
    case (.appealReturned(nil, _), .underAppeal(.silence(.lodged(let lodgement), _), _)):
      .lodged(lodgement.again(from: event.day))
    case (
      .appealReturned(nil, _), .underAppeal(.silence(.deficient(let lodgement, let notice), _), _)
    ):
      .deficient(lodgement.again(from: event.day), notice.again(from: event.day))
    case (.appealRestored, .underAppeal(.withdrawal(let permit, _), _)):
      .inEffect(permit.restored(on: event.day))
    default: nil
    }
  }
}

extension AppealedAct {
  /// How the case ends when the act stands; nil where it goes on.
  fileprivate var reasonWhenUpheld: Closing.Reason? {
    switch self {
    case .refusal, .silence: .refused
    case .withdrawal: .withdrawn
    case .suspension: nil
    }
  }
}

extension Suspension {
  fileprivate func upheld(on day: Day) -> Suspension {
    var suspension = self
    suspension.upheldOn = day
    return suspension
  }
}

extension Permit {
  mutating func take(_ replacement: Replacement) {
    workers.removeAll { $0.id == replacement.leaving }
    workers.append(replacement.arriving)
    replacements.append(replacement)
    dropRequest(of: replacement.leaving)
  }

  /// What the case asked for can be appealed against; a wish that an earlier release kept beside the case cannot.
  fileprivate mutating func take(_ refusal: ReplacementRefusal, from event: CaseEvent) {
    let request = replacementRequests.first { $0.leaving == refusal.leaving }
    dropRequest(of: refusal.leaving)
    if let request { refusedActs.append(RefusedAct(event, .replacement(request, refusal))) }
  }

  fileprivate func restored(on day: Day) -> Permit {
    var permit = self
    permit.renewAppeals(from: day)
    return permit
  }

  /// What was asked for this worker is answered.
  mutating func dropRequest(of leaving: Identifier<Worker>) {
    replacementRequests.removeAll { $0.leaving == leaving }
  }

  mutating func take(_ report: SpecialCondition.Report, on id: Identifier<SpecialCondition>) {
    for index in conditions.indices where conditions[index].id == id {
      conditions[index].reports.append(report)
    }
  }
}

import Casework
import Measures

extension LetterMatter {
  /// The letter that an event of a case calls for; nil for an event about which nobody is written to.
  ///
  /// - Parameters:
  ///   - permitCase: as it is after the event.
  ///   - journal: the events of the case up to this one; the proposal of a decision is looked up there.
  public init?(_ event: CaseEvent, in permitCase: PermitCase, journal: [CaseEvent]) {
    func proposal(of decision: Decision) -> Proposal? {
      journal.first { $0.number == decision.proposal.event }?.proposal
    }
    switch event.what {
    case .lodged(let lodgement): self = .received(lodgement)
    case .deficiencyNoted(let notice): self = .deficient(notice, permitCase.package)
    case .hearingOffered(let hearing):
      self = .hearing(hearing, journal.last { $0.proposal != nil }?.proposal)
    case .granted(let grant): self = .granted(grant)
    case .refused(let decision, let appeal):
      self = .refused(decision, appeal: appeal, proposal(of: decision), Heard(in: journal))
    case .silenceNoted(let silence): self = .refusedBySilence(silence)
    case .closed(let closing):
      guard let closed = ClosedCase(closing, event.number, journal) else { return nil }
      self = .closed(closed)
    case .extensionRefused(let decision): self = .extensionRefused(decision, proposal(of: decision))
    case .replaced, .replacementRefused, .appealUpheld, .appealReturned, .appealRestored,
      .suspensionSetAside, .refusalUpheld, .refusalSetAside:
      guard let matter = Self.answering(event, journal) else { return nil }
      self = matter
    default:
      guard let matter = Self.ofPermit(event, permitCase, journal) else { return nil }
      self = matter
    }
  }

  /// Letters about a permit that took effect.
  private static func ofPermit(
    _ event: CaseEvent, _ permitCase: PermitCase, _ journal: [CaseEvent]
  ) -> LetterMatter? {
    switch (event.what, permitCase.standing) {
    case (.listCertified, let standing):
      let permit = standing.permit
      return list(standing, journal).map {
        .list($0, firstDay: permit?.firstDay, lastDay: permit?.lastDay)
      }
    case (.suspended(let suspension), .suspended(let permit, _)):
      return .suspended(suspension, permit)
    case (.withdrawn(let withdrawal), .withdrawn(let permit, _)):
      return .withdrawn(withdrawal, permit)
    case (.extended, let standing): return standing.permit.map { .extended($0) }
    default: return nil
    }
  }

  /// The list that was certified; once the permit is in effect it stands in the journal only.
  private static func list(_ standing: Standing, _ journal: [CaseEvent]) -> NamedList? {
    if case .granted(let grant) = standing, let list = grant.list?.filed { return list }
    for event in journal.reversed() {
      if case .listFiled(let list) = event.what { return list }
    }
    return nil
  }
}

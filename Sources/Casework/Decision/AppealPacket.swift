import LawExplain
import Measures

/// Everything a reviewer needs: what was decided, from which facts and which edition of the law, with the reasons and
/// the journal of the case.
///
/// Written as JSON with sorted keys it is replayed years later by `AppealPacket.replay`.
public struct AppealPacket: Hashable, Codable, Sendable {
  /// The form of the packet.
  public static var format: Int { 1 }

  public let format: Int
  public let permitCase: Identifier<PermitCase>
  /// The employer's words; nil where nobody appealed yet.
  public let statement: String?
  /// The proposal on which the act rests; nil for silence before any proposal.
  public let proposal: Proposal?
  public let decision: Decision?
  /// Every event of the case, in order.
  public let journal: [CaseEvent]

  /// The packet of a case that was refused or whose permit was suspended or withdrawn; nil for any other.
  ///
  /// - Parameter journal: the events of the case; they must fold to it.
  public init?(_ permitCase: PermitCase, journal: [CaseEvent]) {
    guard let folded = try? PermitCase(events: journal), folded == permitCase else { return nil }
    switch permitCase.standing {
    case .refused, .refusedBySilence, .withdrawn, .suspended: statement = nil
    case .underAppeal(_, let appeal): statement = appeal.statement
    default: return nil
    }
    format = Self.format
    self.permitCase = permitCase.id
    self.journal = journal
    decision = permitCase.decisions.last
    let event = permitCase.standing.proposalEvent ?? decision?.proposal.event
    proposal = journal.first { $0.number == event }?.proposal
  }
}

extension CaseEvent {
  /// The proposal that this event wrote down, of the application or of an extension.
  public var proposal: Proposal? {
    switch what {
    case .proposed(let proposal): proposal
    case .extensionAsked(let asked): asked.proposal
    default: nil
    }
  }
}

extension Standing {
  /// The event of the proposal that silence left lying.
  fileprivate var proposalEvent: Int? {
    switch self {
    case .refusedBySilence(let application, _), .underAppeal(.silence(let application, _), _):
      application.admission?.proposalEvent
    default: nil
    }
  }
}

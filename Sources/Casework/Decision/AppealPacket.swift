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
  /// The number of what was refused during a permit; nil where the act is where the case stands.
  public let act: Int?
  /// The employer's words; nil where nobody appealed yet.
  public let statement: String?
  /// The proposal on which the act rests; nil for silence before any proposal.
  public let proposal: Proposal?
  public let decision: Decision?
  /// Every event of the case, in order.
  public let journal: [CaseEvent]

  /// The packet of a case that was refused, whose permit was suspended or withdrawn, or of what was refused during the
  /// permit; nil for any other.
  ///
  /// - Parameters:
  ///   - journal: the events of the case; they must fold to it.
  ///   - act: the number of what was refused during the permit; nil: where the case stands, and of a permit in effect what
  ///     is under appeal, or was refused last.
  public init?(_ permitCase: PermitCase, journal: [CaseEvent], of act: Int? = nil) {
    guard let folded = try? PermitCase(events: journal), folded == permitCase else { return nil }
    let standing = permitCase.standing
    let number = act ?? standing.refusedAct
    let event: Int?
    if let number {
      guard let refused = standing.permit?.refusedAct(number) else { return nil }
      statement = refused.appeal?.statement
      // A refused replacement rests on no proposal; its refusal stands in the journal.
      decision = refused.decision
      event = decision?.proposal.event
    } else {
      switch standing {
      case .refused, .refusedBySilence, .withdrawn, .suspended: statement = nil
      case .underAppeal(_, let appeal): statement = appeal.statement
      default: return nil
      }
      decision = permitCase.decisions.last
      event = standing.proposalEvent ?? decision?.proposal.event
    }
    format = Self.format
    self.permitCase = permitCase.id
    self.act = number
    self.journal = journal
    proposal = journal.first { $0.number == event }?.proposal
  }
}

extension CaseEvent {
  /// The proposal that this event wrote down, of the application or of an extension.
  public var proposal: Proposal? {
    switch what {
    case .proposed(let proposal): proposal
    case .extensionAsked(let asked), .refusalSetAside(_, .extension(let asked)?, _): asked.proposal
    default: nil
    }
  }
}

extension Standing {
  /// What a reviewer of a permit in effect looks at first.
  fileprivate var refusedAct: Int? {
    guard case .inEffect(let permit) = self else { return nil }
    return (permit.appealedActs.first ?? permit.refusedActs.last)?.number
  }

  /// The event of the proposal that silence left lying.
  fileprivate var proposalEvent: Int? {
    switch self {
    case .refusedBySilence(let application, _), .underAppeal(.silence(let application, _), _):
      application.admission?.proposalEvent
    default: nil
    }
  }
}

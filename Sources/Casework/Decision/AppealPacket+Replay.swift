import LawExplain

extension AppealPacket {
  /// What came of a replay.
  public enum Verdict: Hashable, Sendable {
    /// The journal folds, and the law gives the same reasons byte for byte.
    case same
    /// The reasons differ, by their places.
    case different([Replay.Difference])
    /// The journal does not fold to a case.
    case brokenJournal(FoldFault)
    /// The journal speaks of another decision than the packet.
    case otherDecision
    /// The law book is not the one that decided, or the reasons cannot be read.
    case refused(Replay.Refusal)
  }

  /// Folds the journal and answers the facts again with a law book.
  public func replay(with explainer: Explainer) -> Verdict {
    let folded: PermitCase
    do { folded = try PermitCase(events: journal) } catch { return .brokenJournal(error) }
    guard folded.id == permitCase, folded.decisions.last == decision else { return .otherDecision }
    guard let proposal else { return .same }
    guard journal.contains(where: { $0.proposal == proposal }) else { return .otherDecision }
    do {
      switch try Replay(explainer: explainer).verdict(on: proposal.explanation) {
      case .same: return .same
      case .different(let differences): return .different(differences)
      }
    } catch {
      return .refused(error)
    }
  }
}

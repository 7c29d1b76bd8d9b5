import LawExplain
import LawLanguage
import Measures

extension AppealPacket {
  /// What came of a replay.
  public enum Verdict: Hashable, Sendable {
    /// The journal folds, and the law gives the same reasons byte for byte.
    case same
    /// The journal folds, and what is reviewed rests on no proposal whose reasons could be computed again.
    case journalOnly
    /// The reasons differ, by their places.
    case different([Replay.Difference])
    /// The journal does not fold to a case.
    case brokenJournal(FoldFault)
    /// The journal makes another packet: another case, decision, proposal, or other words of the employer.
    case otherDecision
    /// The journal, the proposal and its reasons do not rest on the same facts; the paths where they part.
    case otherFacts([String])
    /// The law book is not the one that decided, or the reasons cannot be read.
    case refused(Replay.Refusal)

    /// Nothing differs.
    public var isGood: Bool { self == .same || self == .journalOnly }
  }

  /// Folds the journal and answers the facts again with a law book.
  public func replay(with explainer: Explainer) -> Verdict {
    let folded: PermitCase
    do { folded = try PermitCase(events: journal) } catch { return .brokenJournal(error) }
    guard AppealPacket(folded, journal: journal, of: act) == self else { return .otherDecision }
    guard let proposal else { return .journalOnly }
    do {
      let replay = Replay(explainer: explainer)
      switch try replay.verdict(on: proposal.explanation.text) {
      case .same: break
      case .different(let differences): return .different(differences)
      }
      let read = try replay.explanation(of: proposal.explanation.text).facts
      let parting =
        filingParting + journalParting(from: proposal)
        + parting(read, from: proposal, explainer.book)
      return parting.isEmpty ? .same : .otherFacts(Array(Set(parting)).sorted())
    } catch {
      return .refused(error)
    }
  }

  /// Where the facts of the application, as the journal tells them, are not those that the proposal read.
  ///
  /// Of an extension only the reasons are compared: its facts are made from the permit.
  private func journalParting(from proposal: Proposal) -> [String] {
    guard
      let position = journal.firstIndex(where: {
        if case .proposed(proposal) = $0.what { true } else { false }
      }), let before = try? PermitCase(events: journal.prefix(position)),
      let admission = before.standing.admission
    else { return [] }
    return before.decisive(admission).parting(from: proposal.facts)
  }

  /// Where what was admitted to decision is not what was filed and supplemented.
  private var filingParting: [String] {
    guard
      let position = journal.firstIndex(where: {
        if case .admitted = $0.what { true } else { false }
      }), case .admitted(let admission) = journal[position].what,
      let before = try? PermitCase(events: journal.prefix(position)),
      case .lodged(let filed) = before.standing
    else { return [] }
    return filed.facts.parting(from: admission.lodgement.facts)
  }

  /// Where the facts that the reasons were made from are not those that the proposal names.
  private func parting(
    _ read: CaseFacts, from proposal: Proposal, _ book: LawBook
  ) -> [String] {
    var named: [BookPath: Answer] = [:]
    for path in proposal.facts.paths {
      guard let text = proposal.facts[path], let place = try? book.path(path, from: read.about),
        let answer = try? book.answer(from: text, for: place)
      else { return [path] }
      named[place] = answer
    }
    return Set(named.keys).union(read.answers.keys)
      .filter { named[$0] != read.answers[$0] }.map { book.text(of: $0) }
  }
}

extension FactSheet {
  /// Paths at which two sheets say different things, or only one says something.
  fileprivate func parting(from other: FactSheet) -> [String] {
    Set(paths + other.paths).filter { self[$0] != other[$0] }
  }
}

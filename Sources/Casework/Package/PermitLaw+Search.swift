import LawExplain
import Measures

/// What the law still asks of the search for workers at home.
public enum SearchNeed: Hashable, Sendable {
  /// The question does not arise: no search before this application.
  case notNeeded
  /// As the law asks for it.
  case met
  /// Not as the law asks for it, or not to be told yet; the ways of searching that are not written down.
  case open(missing: [String])
}

extension PermitLaw {
  /// Whether the search of a case is as the law of the day asks for it.
  ///
  /// - Parameter stated: answers that are not in the case yet
  public func searchNeed(
    of permitCase: PermitCase, stated: FactSheet = FactSheet(), on day: Day
  ) -> SearchNeed {
    let facts = permitCase.stated(stated, max(permitCase.places, 1))
    guard let answered = try? answer(.marketTestMet, facts, on: day) else {
      return .open(missing: [])
    }
    if answered.doesNotArise { return .notNeeded }
    if answered.isYes { return .met }
    guard let proposal = try? proposal(.marketTestMet, for: facts, on: day) else {
      return .open(missing: [])
    }
    let channels = cases(of: .channel)
    return .open(missing: channels.filter(proposal.needs.contains))
  }
}

import LawExplain
import LawLanguage
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
  /// The first day that the law files take for a search, where they give one: before it they know no regime.
  public func firstSearchDay(in channel: ChannelKey) -> Day? {
    guard let path = try? book.path(channel.name, from: record(.application)),
      case .fact(let id) = path.end, let range = book[id].range
    else { return nil }
    return Day(exactly: Int(range.lowerBound))
  }

  /// The longest term for an application with these facts, with what it rests on; nil where the law files do not say.
  public func longestTerm(
    _ facts: FactSheet, on day: Day
  ) throws(StepError) -> (months: Int, grounds: Grounds)? {
    let answered = try answer(.termLongest, facts, on: day)
    return answered.number.map { ($0, refusal(answered).grounds) }
  }

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

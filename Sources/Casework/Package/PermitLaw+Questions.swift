import LawExplain
import LawLanguage
import Measures

extension PermitLaw {
  /// Facts of an application that the register says itself: free places, whether the papers are all there, the days of
  /// the search and its interviews.
  public var saidByTheRegister: [String] {
    [LawNames.Fact.freePlaces, .packageComplete, .allInterviewed].map(\.rawValue)
      + cases(of: .channel)
  }

  /// Facts that decide an application in preparation and that nobody has stated yet, as far as what is stated shows; empty
  /// for every other case.
  ///
  /// - Parameter stated: answers that are not in the case yet
  public func openQuestions(
    of permitCase: PermitCase, stated: FactSheet, on day: Day
  ) -> [String] {
    guard permitCase.standing.name == .preparing,
      let facts = try? caseFacts(permitCase.stated(stated, 1), about: .application, on: day)
    else { return [] }
    // The form of the application itself asks for the term.
    let asked = saidByTheRegister + [LawNames.Fact.requestedTerm.rawValue]
    return explainer.answer(facts, [path(.grantable)]).rulings
      .flatMap { $0.needs.map { book.text(of: $0) } }.filter { !asked.contains($0) }
  }
}

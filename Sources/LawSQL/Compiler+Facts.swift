import LawLanguage
import Measures

extension Compiler {
  /// A fact as it stands in its column; not applicable where its condition is not met.
  mutating func read(_ fact: Fact, _ place: Int) throws(SQLRefusal) -> Term {
    let given = given(fact, place)
    guard let relevance = fact.relevance else { return given }
    let day = try governing(place)
    let asked = try read(relevance, place, day)
    if asked.states == .value && sheet.literal(asked.value) == "TRUE" { return given }
    let unmet = isUnmet(asked)
    let open = undecided(asked, settled: .notApplicable)
    var states = given.states.union(States(.notApplicable))
    states.formUnion(asked.states.subtracting(.settled))
    let state = sheet.choose(
      unmet, sheet.state(.notApplicable),
      sheet.literal(open) == "0"
        ? given.state : sheet.add("CASE WHEN \(open) <> 0 THEN \(open) ELSE \(given.state) END"))
    let value = sheet.add("CASE WHEN \(state) = 0 THEN \(given.value) END")
    return Term(value, state, states, given.lane, given.range)
  }

  /// NULL is unknown; `none` stands in a column of its own; what the type does not have counts as not answered.
  private mutating func given(_ fact: Fact, _ place: Int) -> Term {
    let column = column(place, fact.name)
    let range = book.bounds(of: fact)
    var value = sheet.add("\(decoded(column, fact.type, range))", isBase: true)
    guard fact.type.isOptional else {
      let state = sheet.add("CASE WHEN \(value) IS NULL THEN 6 ELSE 0 END")
      return Term(value, state, [.value, States(.unknown)], fact.type.lane, range)
    }
    let none = self.column(place, fact.name + "_none")
    let isNone = sheet.add("\(none) IS TRUE", isBase: true)
    value = sheet.add("CASE WHEN NOT (\(isNone)) THEN \(value) END")
    let state = sheet.add(
      "CASE WHEN \(isNone) THEN 1 WHEN \(value) IS NULL THEN 6 ELSE 0 END")
    return Term(
      value, state, [.value, States(.none), States(.unknown)], fact.type.lane, range)
  }

  private func decoded(_ column: String, _ type: ValueType, _ range: ClosedRange<Int64>) -> String {
    switch type.kind {
    case .yesNo, .text: return column
    case .enumeration(let id):
      let branches = book[id].cases.enumerated().map {
        "WHEN \(dialect.text($0.element.name)) THEN \(dialect.number(Int64($0.offset)))"
      }
      return branches.isEmpty
        ? dialect.null(.number) : "CASE \(column) \(branches.joined(separator: " ")) END"
    case .date: return within(dialect.dayNumber(column), range)
    default: return within("CAST(\(column) AS BIGINT)", range)
    }
  }

  private func within(_ text: String, _ range: ClosedRange<Int64>) -> String {
    if range == .any { return text }
    return "CASE WHEN \(text) BETWEEN \(range.lowerBound) AND \(range.upperBound) THEN \(text) END"
  }
}

extension LawBook {
  /// The values that a fact's type has at all.
  func bounds(of fact: Fact) -> ClosedRange<Int64> {
    switch fact.type.kind {
    case .enumeration(let id): 0...Int64(max(self[id].cases.count - 1, 0))
    case .date: .days
    case .yesNo, .text: .any
    default: .any
    }
  }
}

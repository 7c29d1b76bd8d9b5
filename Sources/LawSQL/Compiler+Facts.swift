import LawLanguage
import Measures

extension Compiler {
  /// A fact as it stands in its column; not applicable where its condition is not met.
  mutating func read(_ fact: Fact, _ place: Int) throws(SQLRefusal) -> Term {
    let given = options.areFactsKnown ? taken(fact, place) : given(fact, place)
    guard let relevance = fact.relevance else { return noted(given, fact, unless: sheet.no) }
    let day = try governing(place)
    let asked = try read(relevance, place, day)
    if asked.states == .value && sheet.literal(asked.value) == "TRUE" {
      return noted(given, fact, unless: sheet.no)
    }
    let unmet = isUnmet(asked)
    let term = noted(given, fact, unless: unmet)
    let open = undecided(asked, settled: .notApplicable)
    var states = term.states.union(States(.notApplicable))
    states.formUnion(asked.states.subtracting(.settled))
    let state = sheet.choose(
      unmet, sheet.state(.notApplicable),
      sheet.literal(open) == "0"
        ? term.state : sheet.add("CASE WHEN \(open) <> 0 THEN \(open) ELSE \(term.state) END"))
    let value = sheet.add("CASE WHEN \(state) = 0 THEN \(term.value) END")
    return Term(value, state, states, term.lane, term.range)
  }

  // MARK: Facts that are known

  /// A fact as if it were known; its value is NULL where it is not.
  private mutating func taken(_ fact: Fact, _ place: Int) -> Term {
    let column = column(place, fact.name)
    let usual = fact.type.kind == .date ? Self.usualDays : Self.usual
    let range = fact.range ?? book.bounds(of: fact).clamped(to: usual)
    let isNumber = fact.type.lane == .number
    let value = sheet.add("\(decoded(column, fact.type, .any))", isBase: true)
    guard fact.type.isOptional else {
      return Term(
        value, sheet.state(.value), .value, fact.type.lane, isNumber ? range : .any)
    }
    let none = sheet.add(
      "\(self.column(place, fact.name + "_none")) IS TRUE", isBase: true)
    let state = sheet.add("CASE WHEN \(none) THEN 1 ELSE 0 END")
    let own = sheet.add("CASE WHEN NOT (\(none)) THEN \(value) END")
    return Term(own, state, [.value, States(.none)], fact.type.lane, isNumber ? range : .any)
  }

  /// Amounts that leave room for arithmetic in 64 bits; a larger one counts as not known.
  private static var usual: ClosedRange<Int64> { -1_000_000_000_000...1_000_000_000_000 }

  /// The years 1000 to 8999, from which terms do not lead out of the calendar.
  private static var usualDays: ClosedRange<Int64> { -354_285...2_567_654 }

  /// Notes where a fact taken as known is not, though it is asked for.
  private mutating func noted(_ term: Term, _ fact: Fact, unless unmet: Cell) -> Term {
    guard options.areFactsKnown else { return term }
    var isThere = sheet.add("\(term.value) IS NOT NULL")
    if term.range != .any {
      let (low, high) = (term.range.lowerBound, term.range.upperBound)
      isThere = sheet.add("(\(term.value) BETWEEN \(String(low)) AND \(String(high))) IS TRUE")
    }
    if term.states.may(.none) { isThere = sheet.or([isThere, sheet.add("\(term.state) = 1")]) }
    let isMissing = sheet.and([sheet.not(isThere), sheet.not(unmet)])
    if !missing.contains(isMissing) { missing.append(isMissing) }
    return term
  }

  // MARK: Facts that may be missing

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

import LawLanguage
import Measures

/// Turns the rulings asked for into the cells of one sheet.
struct Compiler {
  /// A table read: the record's own, or one joined by a reference.
  struct Place: Sendable {
    let record: ID<Record>
    let parent: Int
    let reference: ID<Reference>?
  }
  struct Link: Hashable {
    let place: Int
    let reference: ID<Reference>
  }
  struct NodeKey: Hashable {
    let node: ID<Node>
    let place: Int
    let day: Cell
    let state: Cell
  }
  struct RuleKey: Hashable {
    let rule: ID<Rule>
    let place: Int
  }

  let book: LawBook
  let dialect: SQLDialect
  let options: SQLOptions
  var sheet = Sheet()
  var places: [Place]
  var links: [Link: Int] = [:]
  var nodes: [NodeKey: Term] = [:]
  var rules: [RuleKey: Term] = [:]
  var governing: [Int: Term] = [:]
  /// The ruling in hand, for refusals.
  var current = ""
  /// What the names of the layers begin with; empty for the statement itself.
  var chain = ""
  /// How many lists lie around.
  var depth = 0
  /// The day of assessment where it comes from the row that lists the one in hand.
  var assessed: Term?
  /// Chains over the elements of lists, joined where all they need is there.
  var lists: [ListChain] = []
  /// Where facts are taken to be known: that one of those read is not; each is never NULL.
  var missing: [Cell] = []

  init(_ book: LawBook, _ record: ID<Record>, _ dialect: SQLDialect, _ options: SQLOptions) {
    self.book = book
    self.dialect = dialect
    self.options = options
    places = [Place(record: record, parent: -1, reference: nil)]
    sheet.comparesByCase = dialect == .spark
  }

  static func alias(_ place: Int) -> String { "r\(place)" }

  func column(_ place: Int, _ name: String) -> String {
    "\(Self.alias(place)).\(dialect.quoted(name))"
  }

  mutating func place(from place: Int, by reference: ID<Reference>) -> Int {
    let link = Link(place: place, reference: reference)
    if let known = links[link] { return known }
    places.append(Place(record: book[reference].target, parent: place, reference: reference))
    links[link] = places.count - 1
    return places.count - 1
  }

  // MARK: Terms

  mutating func number(_ value: Int64, _ range: ClosedRange<Int64>? = nil) -> Term {
    Term(
      sheet.add("\(dialect.number(value))"), sheet.state(.value), .value, .number,
      range ?? value...value)
  }

  mutating func truth(_ value: Bool) -> Term {
    Term(value ? sheet.yes : sheet.no, sheet.state(.value), .value, .truth, .any)
  }

  mutating func constant(_ bits: Int64, _ type: ValueType) -> Term {
    switch type.lane {
    case .truth: return truth(bits != 0)
    case .number: return number(bits)
    case .text:
      let text = book.texts.indices.contains(Int(bits)) ? book.texts[Int(bits)] : ""
      return Term(
        sheet.add("\(dialect.text(text))"), sheet.state(.value), .value, .text, .any)
    }
  }

  mutating func without(_ state: State, _ lane: Lane) -> Term {
    Term(
      sheet.add("\(dialect.null(lane))"), sheet.state(state), States(state), lane, 0...0)
  }

  /// The day of assessment.
  mutating func day(_ place: Int) -> Term {
    if let assessed { return assessed }
    switch options.day {
    case .fixed(let day): return number(Int64(day.number))
    case .today:
      let today = sheet.add("\(dialect.dayNumber("CURRENT_DATE"))", isBase: true)
      return Term(today, sheet.state(.value), .value, .number, .days)
    case .column(let name): return dayTerm(dialect.dayNumber(column(0, name)))
    }
  }

  private mutating func dayTerm(_ text: String) -> Term {
    let low = ClosedRange<Int64>.days.lowerBound
    let high = ClosedRange<Int64>.days.upperBound
    let value = sheet.add(
      "CASE WHEN \(text) BETWEEN \(String(low)) AND \(String(high)) THEN \(text) END", isBase: true)
    let state = sheet.add("CASE WHEN \(value) IS NULL THEN 6 ELSE 0 END")
    return Term(value, state, [.value, States(.unknown)], .number, .days)
  }

  mutating func governing(_ place: Int) throws(SQLRefusal) -> Term {
    if let known = governing[place] { return known }
    let today = day(place)
    var term = today
    if let node = book[places[place].record].governingDate {
      term = try read(node, place, today)
    }
    governing[place] = term
    return term
  }

  // MARK: Conditions

  /// Kleene's reading: `none` is no, what is not decided NULL.
  mutating func logical(_ term: Term) -> Cell {
    guard term.states.may(.none) else { return term.value }
    return sheet.add("CASE WHEN \(term.state) = 1 THEN FALSE ELSE \(term.value) END")
  }

  /// Met for certain; never NULL.
  mutating func isYes(_ term: Term) -> Cell {
    if term.states == .value { return term.value }
    return sheet.isTrue(term.value)
  }

  /// Certainly not met: no, `none` or not applicable; never NULL.
  mutating func isUnmet(_ term: Term) -> Cell {
    if term.states == .value { return sheet.not(term.value) }
    return sheet.add(
      "CASE WHEN \(term.state) = 0 THEN NOT (\(term.value)) ELSE \(term.state) <= 2 END")
  }

  /// The state where it is not decided (or as a condition neither met nor unmet), else 0.
  mutating func undecided(_ term: Term, settled: State) -> Cell {
    let limit = settled.rawValue
    let open = (0...limit).reduce(States()) { $0.union(States(rawValue: 1 << UInt8($1))) }
    if term.states.isWithin(open) { return sheet.state(.value) }
    if term.states.isDisjoint(with: open.subtracting(.value)) { return term.state }
    return sheet.add("CASE WHEN \(term.state) <= \(limit) THEN 0 ELSE \(term.state) END")
  }

  /// Whether two results are the same value, both `none` or both not applicable; never NULL.
  mutating func isSame(_ a: Term, _ b: Term) -> Cell {
    if a.value == b.value && a.state == b.state {
      return a.states.isWithin(.settled) ? sheet.yes : sheet.add("\(a.state) <= 2")
    }
    if a.states == .value && b.states == .value { return sheet.add("\(a.value) = \(b.value)") }
    if a.states == .value || b.states == .value {
      return sheet.add("(\(a.value) = \(b.value)) IS TRUE")
    }
    return sheet.add(
      "\(a.state) <= 2 AND \(a.state) = \(b.state) AND (\(a.state) <> 0 OR \(a.value) = \(b.value))"
    )
  }
}

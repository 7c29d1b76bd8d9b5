import Measures

@testable import LawLanguage

/// Draws numbers from a seed (splitmix64), the same on every machine.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
  mutating func isOneIn(_ sides: Int) -> Bool { roll(sides) == 0 }
}

/// A small law book without sense: one case with a list, rules that rest on earlier rules, every kind of definition.
struct RandomBook {
  private(set) var book = LawBook()
  private var dice: Dice
  private var rules = 0
  private let place = SourcePlace(file: 0, line: 1, column: 1, length: 0)
  private let none = Labels(kk: "", ru: "", en: "")
  private var basis: Basis { Basis(citations: [], confidence: .sure, sources: []) }
  private let yesNo = ValueType(.yesNo)
  private let number = ValueType(.integer, isOptional: true)

  // Facts 0–2 of the case are yes/no, 3–5 numbers; 6 is yes/no and 7 a number of the element.
  static let caseFacts = 6
  static let ruleCount = 8

  init(seed: UInt64) {
    dice = Dice(state: seed)
    book.mark = "random \(seed)"
    book.files = [SourceFile(path: "random.md", text: "")]
    makeFacts()
    for index in 0..<Self.ruleCount { makeRule(index) }
    makeRecords()
  }

  private mutating func makeFacts() {
    for index in 0..<8 {
      let isYesNo = index < 3 || index == 6
      let relevance = index == 2 || index == 5 ? condition(1) : nil
      book.facts.append(
        Fact(
          id: ID(index), name: "f\(index)", record: ID(index < Self.caseFacts ? 0 : 1),
          type: isYesNo ? yesNo : number, labels: none, ask: none, help: nil,
          relevance: relevance, range: nil, decidedBy: nil, citations: [], provision: nil,
          place: place))
    }
    book.holes = [Hole(id: ID(0), labels: none, provision: nil, place: place)]
    book.references = [
      Reference(
        id: ID(0), name: "case", owner: ID(1), target: ID(0), listName: "items", labels: none,
        ask: none, place: place)
    ]
  }

  private mutating func makeRecords() {
    book.records = [
      Record(
        id: ID(0), name: "case", labels: none, governingDate: nil, references: [], lists: [ID(0)],
        facts: (0..<Self.caseFacts).map { ID($0) }, rules: (0..<Self.ruleCount).map { ID($0) },
        place: place),
      Record(
        id: ID(1), name: "item", labels: none, governingDate: nil, references: [ID(0)], lists: [],
        facts: [ID(6), ID(7)], rules: [], place: place),
    ]
  }

  private mutating func makeRule(_ index: Int) {
    let isYesNo = index % 2 == 0
    let applies = dice.isOneIn(4) ? condition(1) : nil
    let definitions = (0..<(1 + dice.roll(5))).map { number in
      Definition(
        name: "d\(number)", over: number == 0 ? nil : dice.roll(number),
        when: number == 0 && !dice.isOneIn(4) ? nil : condition(2),
        content: content(isYesNo), basis: basis, exclusive: [], place: place)
    }
    let starts = dice.isOneIn(5) ? Day(iso: "2021-01-01") : nil
    book.rules.append(
      Rule(
        id: ID(index), name: "r\(index)", record: ID(0), type: isYesNo ? yesNo : number,
        labels: none, help: nil, governingDate: nil, appliesWhen: applies,
        editions: [
          Edition(
            from: starts, through: nil, basis: basis, provision: ID(0), definitions: definitions,
            place: place)
        ], provision: ID(0), place: place))
    rules += 1
  }

  private mutating func content(_ isYesNo: Bool) -> Definition.Content {
    if dice.isOneIn(5) { return .table(table(isYesNo)) }
    return .expression(isYesNo ? condition(3) : term(3))
  }

  private mutating func table(_ isYesNo: Bool) -> DecisionTable {
    let columns = [condition(1), term(1)]
    func result() -> ID<Node> { isYesNo ? condition(1) : term(1) }
    // Yes/no beside below 3, 3 and more; one row may look at one column only.
    var rows = [
      row([.oneOf([1]), .range(nil, 2)], result()), row([.noneOf([1]), .range(nil, 2)], result()),
    ]
    let isPartial = dice.isOneIn(3)
    if !isPartial { rows.append(row([], result())) }
    if dice.isOneIn(2) { rows.insert(row([.any, .range(3, nil)], result()), at: 0) }
    return DecisionTable(columns: columns, rows: rows, isPartial: isPartial)
  }

  private func row(_ cells: [DecisionTable.Cell], _ result: ID<Node>) -> DecisionTable.Row {
    DecisionTable.Row(cells: cells, result: result, place: place)
  }

  private mutating func add(_ operation: Operation, _ type: ValueType) -> ID<Node> {
    book.nodes.append(Node(operation, type, place))
    return ID(book.nodes.count - 1)
  }

  // MARK: Expressions

  private mutating func condition(_ depth: Int, inElement: Bool = false) -> ID<Node> {
    func inner() -> ID<Node> { condition(depth - 1, inElement: inElement) }
    func number() -> ID<Node> { term(depth - 1, inElement: inElement) }
    if depth <= 0 { return simpleCondition(inElement) }
    switch dice.roll(9) {
    case 0: return add(.not(inner()), yesNo)
    case 1: return add(.and([inner(), inner(), inner()]), yesNo)
    case 2: return add(.or([inner(), inner()]), yesNo)
    case 3:
      let comparisons: [Comparison] = [.equal, .notEqual, .less, .greaterOrEqual]
      return add(.compare(comparisons[dice.roll(4)], number(), number()), yesNo)
    case 4: return add(.condition(inner(), inner(), inner()), yesNo)
    case 5: return add(.between(number(), number(), number()), yesNo)
    case 6: return add(.isNone(number()), yesNo)
    case 7 where !inElement:
      return aggregate([.any, .all][dice.roll(2)], condition(1, inElement: true), yesNo)
    default: return simpleCondition(inElement)
    }
  }

  private mutating func simpleCondition(_ inElement: Bool) -> ID<Node> {
    if dice.isOneIn(12) { return add(.notApplicable, yesNo) }
    if dice.isOneIn(12) { return add(.notKnown(ID(0)), yesNo) }
    if dice.isOneIn(8) { return add(.constant(Int64(dice.roll(2))), yesNo) }
    if inElement && dice.isOneIn(2) { return add(.fact(ID(6)), yesNo) }
    let even = rules / 2
    let node =
      even > 0 && dice.isOneIn(3)
      ? add(.rule(ID(2 * dice.roll((rules + 1) / 2))), yesNo)
      : add(.fact(ID(dice.roll(min(3, max(1, book.facts.count))))), yesNo)
    return inElement ? add(.follow(ID(0), node), yesNo) : node
  }

  private mutating func term(_ depth: Int, inElement: Bool = false) -> ID<Node> {
    func inner() -> ID<Node> { term(depth - 1, inElement: inElement) }
    if depth <= 0 { return simpleTerm(inElement) }
    switch dice.roll(8) {
    case 0: return add(.add(inner(), inner()), number)
    case 1: return add(.subtract(inner(), inner()), number)
    case 2: return add(.multiply(inner(), inner()), number)
    case 3: return add(.smaller(inner(), inner()), number)
    case 4: return add(.larger(inner(), inner()), number)
    case 5:
      return add(.condition(condition(depth - 1, inElement: inElement), inner(), inner()), number)
    case 6 where !inElement:
      let kinds: [AggregateKind] = [.count, .sum, .smallest, .largest]
      let kind = kinds[dice.roll(4)]
      return aggregate(kind, kind == .count ? nil : term(1, inElement: true), number)
    default: return simpleTerm(inElement)
    }
  }

  private mutating func simpleTerm(_ inElement: Bool) -> ID<Node> {
    if dice.isOneIn(15) { return add(.none, number) }
    if dice.isOneIn(15) { return add(.notApplicable, number) }
    if dice.isOneIn(20) { return add(.constant(.max), number) }
    if dice.isOneIn(4) { return add(.constant(Int64(dice.roll(4))), number) }
    if inElement && dice.isOneIn(2) { return add(.fact(ID(7)), number) }
    let node =
      rules > 1 && dice.isOneIn(3)
      ? add(.rule(ID(2 * dice.roll(rules / 2) + 1)), number)
      : add(.fact(ID(3 + dice.roll(min(3, max(1, book.facts.count - 3))))), number)
    return inElement ? add(.follow(ID(0), node), number) : node
  }

  private mutating func aggregate(
    _ kind: AggregateKind, _ element: ID<Node>?, _ type: ValueType
  ) -> ID<Node> {
    let filter = dice.isOneIn(2) ? condition(1, inElement: true) : nil
    return add(.aggregate(kind, ID(0), element: element, filter: filter), type)
  }

  // MARK: Facts

  /// Answers each fact with the given chance in ten.
  mutating func facts(chance: Int) -> CaseFacts {
    var facts = CaseFacts(about: ID(0), day: Day(number: 18_262))
    func put(_ fact: Int, _ steps: [BookPath.Step]) {
      guard dice.roll(10) < chance else { return }
      facts.answers[BookPath(steps: steps, end: .fact(ID(fact)))] = answer(fact)
    }
    for fact in 0..<Self.caseFacts { put(fact, []) }
    guard dice.roll(10) < chance else { return facts }
    let count = dice.roll(3)
    facts.answers[BookPath(end: .list(ID(0)))] = .value(Int64(count))
    for number in 0..<count {
      for fact in 6...7 { put(fact, [.element(ID(0), number + 1)]) }
    }
    return facts
  }

  private mutating func answer(_ fact: Int) -> Answer {
    if fact < 3 || fact == 6 { return .value(Int64(dice.roll(2))) }
    return dice.isOneIn(6) ? .none : .value(Int64(dice.roll(5)))
  }
}

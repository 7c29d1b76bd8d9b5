import LawLanguage
import Measures

extension Compiler {
  /// Reads a node in a place with the day whose law is read.
  mutating func read(_ id: ID<Node>, _ place: Int, _ day: Term) throws(SQLRefusal) -> Term {
    let key = NodeKey(node: id, place: place, day: day.value, state: day.state)
    if let known = nodes[key] { return known }
    let term = try readNew(id, place, day)
    nodes[key] = term
    return term
  }

  private mutating func readNew(
    _ id: ID<Node>, _ place: Int, _ day: Term
  ) throws(SQLRefusal) -> Term {
    let node = book[id]
    let lane = node.type.lane
    switch node.operation {
    case .constant(let bits): return constant(bits, node.type)
    case .none: return without(.none, lane)
    case .notApplicable: return without(.notApplicable, lane)
    case .notKnown: return without(.notKnown, lane)
    case .day: return self.day(place)
    case .choice(let choice): return number(Int64(options.option(of: book[choice])))
    case .fact(let fact): return try read(book[fact], place)
    case .rule(let rule): return try read(rule, place)
    case .follow(let reference, let operand):
      return try read(operand, self.place(from: place, by: reference), day)
    case .value(let value, let keys, let at):
      return try read(book[value], keys: keys, at: at, place, day)
    case .aggregate(let kind, let list, let element, let filter):
      return try aggregate(kind, list, element, filter, place, day)
    default: return try operate(id, node, try operands(node.operation, place, day))
    }
  }

  private mutating func operands(
    _ operation: Operation, _ place: Int, _ day: Term
  ) throws(SQLRefusal) -> [Term] {
    var terms: [Term] = []
    for id in operation.operands { terms.append(try read(id, place, day)) }
    return terms
  }

  private mutating func operate(
    _ id: ID<Node>, _ node: Node, _ terms: [Term]
  ) throws(SQLRefusal) -> Term {
    switch node.operation {
    case .and: return logic(terms, decides: false)
    case .or: return logic(terms, decides: true)
    case .not: return not(terms[0])
    case .isNone: return isNone(terms[0])
    case .condition: return condition(terms[0], terms[1], terms[2])
    case .compare(let comparison, _, _): return compare(comparison, terms[0], terms[1])
    case .member(_, let set): return member(terms[0], terms[1], book[set].type)
    case .between: return between(terms)
    case .relabel: return terms[0]
    case .round(_, let over, let unit, let rounding):
      let step = book.roundingStep(id, node.operation.operands[0], over, unit, rounding)
      return try round(terms[0], over == nil ? number(1) : terms[1], step)
    default: return reckon(node, terms)
    }
  }

  private mutating func reckon(_ node: Node, _ terms: [Term]) -> Term {
    switch node.operation {
    case .add, .subtract, .multiply, .negate, .absolute, .widen, .daysAfter, .daysBetween:
      return arithmetic(node.operation, terms)
    case .smaller: return extreme("LEAST", terms)
    case .larger: return extreme("GREATEST", terms)
    case .monthsAfter(_, _, let end): return monthsAfter(terms[0], terms[1], end)
    case .datePart(let part, _): return datePart(part, terms[0])
    case .makeDate: return makeDate(terms)
    case .fullYears: return fullMonths(terms[0], terms[1], inYears: true)
    case .fullMonths: return fullMonths(terms[0], terms[1], inYears: false)
    case .addWorkingDays(_, _, let calendar): return addWorkingDays(terms[0], terms[1], calendar)
    case .workingDaysBetween(_, _, let calendar):
      return workingDaysBetween(terms[0], terms[1], calendar)
    default: preconditionFailure("an operation of the language that is read nowhere")
    }
  }

  // MARK: Logic

  /// Kleene's `and` and `or` are SQL's, with NULL for what is not decided.
  private mutating func logic(_ terms: [Term], decides: Bool) -> Term {
    var parts: [Cell] = []
    for term in terms { parts.append(logical(term)) }
    let value = decides ? sheet.or(parts) : sheet.and(parts)
    if sheet.literal(value) != nil { return truth(sheet.literal(value) == "TRUE") }
    var open: [Cell] = []
    var states = States.value
    for term in terms where !term.states.isWithin(.decided) {
      open.append(undecided(term, settled: .none))
      states.formUnion(term.states.subtracting(.decided))
    }
    if open.isEmpty { return Term(value, sheet.state(.value), .value, .truth, .any) }
    let greatest = sheet.greatest(states: open)
    let state = sheet.add("CASE WHEN \(value) IS NULL THEN \(greatest) ELSE 0 END")
    return Term(value, state, states, .truth, .any)
  }

  private mutating func not(_ term: Term) -> Term {
    let state = undecided(term, settled: .none)
    let states = term.states.subtracting(.decided).union(.value)
    return Term(sheet.not(logical(term)), state, states, .truth, .any)
  }

  private mutating func isNone(_ term: Term) -> Term {
    guard term.states.may(.none) else {
      if term.states == .value { return truth(false) }
      let value = sheet.add("CASE WHEN \(term.state) = 0 THEN FALSE END")
      return Term(value, term.state, term.states, .truth, .any)
    }
    let value = sheet.add("CASE WHEN \(term.state) <= 1 THEN \(term.state) = 1 END")
    let states = term.states.subtracting(.decided).union(.value)
    return Term(value, undecided(term, settled: .none), states, .truth, .any)
  }

  /// With an undecided test SQL would go on to ELSE: every outcome is written out, and one that is the same in both
  /// branches decides.
  private mutating func condition(_ test: Term, _ yes: Term, _ no: Term) -> Term {
    let holds = logical(test)
    let range = yes.range.union(no.range)
    if test.states.isWithin(.decided) {
      return Term(
        sheet.choose(holds, yes.value, no.value), sheet.choose(holds, yes.state, no.state),
        yes.states.union(no.states), yes.lane, range)
    }
    let same = isSame(yes, no)
    let value = sheet.add(
      "CASE WHEN \(holds) THEN \(yes.value) WHEN NOT (\(holds)) THEN \(no.value) WHEN \(same) THEN \(yes.value) END"
    )
    let unknown = sheet.or([isUnknown(test), isUnknown(yes), isUnknown(no)])
    let open = sheet.choose(unknown, sheet.state(.unknown), test.state)
    let state = sheet.add(
      "CASE WHEN \(holds) THEN \(yes.state) WHEN NOT (\(holds)) THEN \(no.state) WHEN \(same) THEN \(yes.state) ELSE \(open) END"
    )
    return Term(
      value, state, [yes.states, no.states, test.states, States(.unknown)], yes.lane, range)
  }

  mutating func isUnknown(_ term: Term) -> Cell {
    if !term.states.may(.unknown) { return sheet.no }
    return sheet.add("\(term.state) = 6")
  }

  // MARK: Comparison

  /// What a comparison says when all operands are values; `none` among them gives `withNone`.
  private mutating func compared(_ text: SQLText, _ terms: [Term], withNone: Bool) -> Term {
    var states = States()
    for term in terms { states.formUnion(term.states) }
    let greatest = sheet.greatest(states: terms.map(\.state))
    if states == .value {
      return Term(sheet.add(text), sheet.state(.value), .value, .truth, .any)
    }
    guard states.may(.none) else {
      let value = sheet.add("CASE WHEN \(greatest) = 0 THEN \(text) END")
      return Term(value, greatest, states, .truth, .any)
    }
    let none = withNone ? "TRUE" : "FALSE"
    let value = sheet.add("CASE \(greatest) WHEN 0 THEN \(text) WHEN 1 THEN \(none) END")
    let state = sheet.add("CASE WHEN \(greatest) <= 1 THEN 0 ELSE \(greatest) END")
    return Term(value, state, states.subtracting(.decided).union(.value), .truth, .any)
  }

  private mutating func compare(_ comparison: Comparison, _ a: Term, _ b: Term) -> Term {
    let sign = comparison == .notEqual ? "<>" : comparison.rawValue
    return compared(
      "(\(a.value)) \(sign) (\(b.value))", [a, b], withNone: comparison == .notEqual)
  }

  private mutating func between(_ terms: [Term]) -> Term {
    compared(
      "\(terms[0].value) BETWEEN \(terms[1].value) AND \(terms[2].value)", terms, withNone: false)
  }

  private mutating func member(_ element: Term, _ set: Term, _ type: ValueType) -> Term {
    if set.range.lowerBound == set.range.upperBound {
      return compared(
        isListed(element.value, set: Int(set.range.lowerBound)), [element, set], withNone: false)
    }
    var branches: [SQLText] = []
    for number in book.sets.indices where set.range.contains(Int64(number)) {
      branches.append("WHEN \(number) THEN \(isListed(element.value, set: number))")
    }
    return compared(
      "CASE \(set.value) \(SQLText.joined(branches, " ")) END", [element, set], withNone: false)
  }

  private func isListed(_ element: Cell, set: Int) -> SQLText {
    Self.isListed(element, book.members(ofSet: set).map(Int64.init))
  }

  static func isListed(_ element: Cell, _ values: [Int64]) -> SQLText {
    if values.isEmpty { return "FALSE" }
    return "\(element) IN (\(values.map(String.init).joined(separator: ", ")))"
  }
}

extension States {
  init(arrayLiteral elements: States...) {
    self = elements.reduce(States(rawValue: 0)) { $0.union($1) }
  }
}

extension SQLOptions {
  func option(of choice: Choice) -> Int {
    let taken = choices[choice.id] ?? choice.defaultOption
    return choice.options.indices.contains(taken) ? taken : choice.defaultOption
  }
}

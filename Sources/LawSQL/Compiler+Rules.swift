import LawLanguage
import Measures

extension Compiler {
  /// A ruling in a place.
  mutating func read(_ id: ID<Rule>, _ place: Int) throws(SQLRefusal) -> Term {
    let key = RuleKey(rule: id, place: place)
    if let known = rules[key] { return known }
    let rule = book[id]
    let outer = current
    current = "\(book[rule.record].name).\(rule.name)"
    let term = try body(rule, place)
    current = outer
    rules[key] = term
    return term
  }

  private mutating func body(_ rule: Rule, _ place: Int) throws(SQLRefusal) -> Term {
    let today = day(place)
    let governing =
      if let node = rule.governingDate { try read(node, place, today) } else {
        try self.governing(place)
      }
    let applies =
      if let node = rule.appliesWhen { try read(node, place, governing) } else {
        truth(true)
      }
    let ruling = try editions(rule, place, governing)
    return under(applies, governing, ruling)
  }

  /// Not applicable where the condition is not met; undecided where it, or the governing date, is.
  private mutating func under(_ applies: Term, _ day: Term, _ ruling: Term) -> Term {
    var states = States()
    let unmet = isUnmet(applies)
    if sheet.literal(unmet) != "FALSE" { states.formUnion(States(.notApplicable)) }
    states.formUnion(applies.states.subtracting(.settled))
    var dated = day.state
    if day.states.may(.none) {
      dated = sheet.add("CASE WHEN \(day.state) = 1 THEN 4 ELSE \(day.state) END")
      states.formUnion(States(.undefined))
    }
    states.formUnion(day.states.subtracting(.decided))
    if states.isEmpty { return ruling }
    let open = sheet.greatest(states: [undecided(applies, settled: .notApplicable), dated])
    let before = sheet.choose(unmet, sheet.state(.notApplicable), open)
    return Term(
      sheet.add("CASE WHEN \(before) = 0 THEN \(ruling.value) END"),
      sheet.add("CASE WHEN \(before) = 0 THEN \(ruling.state) ELSE \(before) END"),
      states.union(ruling.states), ruling.lane, ruling.range)
  }

  private mutating func editions(
    _ rule: Rule, _ place: Int, _ day: Term
  ) throws(SQLRefusal) -> Term {
    var outcomes: [(from: Int64?, term: Term)] = []
    for (index, edition) in rule.editions.enumerated() {
      let term = try definitions(edition, rule.type.lane, place, day)
      outcomes.append((edition.from.map { Int64($0.number) }, term))
      guard let through = edition.through else { continue }
      let next = Int64(through.number) + 1
      let follower =
        rule.editions.indices.contains(index + 1) ? rule.editions[index + 1].from : nil
      if follower.map({ Int64($0.number) }) != next {
        outcomes.append((next, without(.undefined, rule.type.lane)))
      }
    }
    return inForce(outcomes, rule.type.lane, day)
  }

  private mutating func definitions(
    _ edition: Edition, _ lane: Lane, _ place: Int, _ day: Term
  ) throws(SQLRefusal) -> Term {
    var contents: [Term] = []
    var tests: [Term?] = []
    for definition in edition.definitions {
      var test: Term?
      if let when = definition.when { test = try read(when, place, day) }
      tests.append(test)
      contents.append(
        try content(definition.content, lane, place, day))
    }
    if tests.count == 1 && tests[0] == nil { return contents[0] }
    var contest = Contest(edition.definitions, contents, lane)
    return contest.settle(tests, &self)
  }

  private mutating func content(
    _ content: Definition.Content, _ lane: Lane, _ place: Int, _ day: Term
  ) throws(SQLRefusal) -> Term {
    switch content {
    case .expression(let node): try read(node, place, day)
    case .table(let table): try self.table(table, lane, place, day)
    }
  }
}

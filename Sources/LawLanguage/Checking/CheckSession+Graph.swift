/// Circles of rules, facts nobody reads, provisions without text.
extension CheckSession {
  /// A rule or a fact's relevance: the two things that read others.
  private enum Reader: Hashable {
    case rule(ID<Rule>)
    case fact(ID<Fact>)
  }

  func checkCycles() {
    var done: Set<Reader> = []
    for rule in book.rules {
      var path: [Reader] = []
      walk(.rule(rule.id), &path, &done)
    }
  }

  private func walk(_ reader: Reader, _ path: inout [Reader], _ done: inout Set<Reader>) {
    if done.contains(reader) { return }
    if let start = path.firstIndex(of: reader) {
      reportCycle(Array(path[start...]))
      return
    }
    path.append(reader)
    for next in reads(reader) { walk(next, &path, &done) }
    path.removeLast()
    done.insert(reader)
  }

  private func reportCycle(_ path: [Reader]) {
    let places = path.map(place)
    let names = (path + [path[0]]).map(name).joined(separator: " → ")
    report(
      .cycle, "These rest on each other: \(names).", at: places[0],
      notes: zip(path, places).dropFirst().map { .init("by way of ‘\(name($0))’", $1) })
  }

  private func name(_ reader: Reader) -> String {
    switch reader {
    case .rule(let id): written.rules[Int(id.index)].syntax.name.text
    case .fact(let id): written.facts[Int(id.index)].syntax.name.text
    }
  }

  private func place(_ reader: Reader) -> SourcePlace {
    switch reader {
    case .rule(let id): written.rules[Int(id.index)].syntax.name.place
    case .fact(let id): written.facts[Int(id.index)].syntax.name.place
    }
  }

  private func reads(_ reader: Reader) -> [Reader] {
    var found: [Reader] = []
    switch reader {
    case .fact(let id):
      guard let fact = book.facts.first(where: { $0.id == id }) else { return [] }
      visit(fact.relevance) { found.append($0) }
    case .rule(let id):
      guard let rule = book.rules.first(where: { $0.id == id }) else { return [] }
      visitRoots(of: rule) { root in visit(root) { found.append($0) } }
    }
    return found
  }

  private func visitRoots(of rule: Rule, _ use: (ID<Node>?) -> Void) {
    use(rule.governingDate ?? book[rule.record].governingDate)
    use(rule.appliesWhen)
    for definition in rule.editions.flatMap(\.definitions) {
      use(definition.when)
      switch definition.content {
      case .expression(let node): use(node)
      case .table(let table):
        table.columns.forEach(use)
        table.rows.forEach { use($0.result) }
      }
    }
  }

  private func visit(_ node: ID<Node>?, _ use: (Reader) -> Void) {
    guard let node else { return }
    switch book[node].operation {
    case .fact(let id): use(.fact(id))
    case .rule(let id): use(.rule(id))
    default: break
    }
    for operand in book[node].operation.operands { visit(operand, use) }
  }

  func checkUnusedFacts() {
    var used: Set<ID<Fact>> = []
    for node in book.nodes {
      if case .fact(let id) = node.operation { used.insert(id) }
    }
    for fact in book.facts where !used.contains(fact.id) {
      report(.unusedFact, "No rule reads the fact ‘\(fact.name)’.", at: fact.place)
    }
  }

  /// A provision that rules rest on should have a text in each language.
  func checkProvisionTexts() {
    var resting = Set(book.rules.map(\.provision))
    for rule in book.rules { resting.formUnion(rule.editions.map(\.provision)) }
    resting.formUnion(book.values.map(\.provision))
    for provision in book.provisions where resting.contains(provision.id) {
      let missing = Language.allCases.filter { provision.text[$0].isEmpty }
      if missing.isEmpty { continue }
      report(
        .provisionWithoutText,
        "‘\(provision.anchor)’ has rules but no text for readers in: "
          + missing.map(\.rawValue).joined(separator: ", ") + ".", at: provision.place)
    }
  }
}

extension Operation {
  /// The nodes an operation reads directly.
  public var operands: [ID<Node>] {
    switch self {
    case .constant, .none, .notApplicable, .notKnown, .day, .fact, .rule, .choice: []
    case .follow(_, let a), .not(let a), .isNone(let a), .negate(let a), .absolute(let a),
      .widen(let a, _), .datePart(_, let a), .relabel(let a):
      [a]
    case .value(_, let keys, let at): keys + (at.map { [$0] } ?? [])
    case .and(let parts), .or(let parts): parts
    case .compare(_, let a, let b), .member(let a, let b), .add(let a, let b),
      .subtract(let a, let b), .multiply(let a, let b), .smaller(let a, let b),
      .larger(let a, let b), .daysAfter(let a, let b), .monthsAfter(let a, let b, _),
      .daysBetween(let a, let b), .fullYears(let a, let b), .fullMonths(let a, let b),
      .addWorkingDays(let a, let b, _), .workingDaysBetween(let a, let b, _):
      [a, b]
    case .between(let a, let b, let c), .makeDate(let a, let b, let c),
      .condition(let a, let b, let c):
      [a, b, c]
    case .round(let a, let over, _, _): [a] + (over.map { [$0] } ?? [])
    case .aggregate(_, _, let element, let filter): [element, filter].compactMap { $0 }
    }
  }
}

/// Circles of rules, facts nobody reads, provisions without text.
extension CheckSession {
  /// A rule or a fact's relevance: the two things that read others.
  private enum Reader: Hashable {
    case rule(ID<Rule>)
    case fact(ID<Fact>)
  }

  func checkCycles() {
    var done: Set<Reader> = []
    var path: [Reader] = []
    for rule in rules.lazy.compactMap({ $0 }) { walk(.rule(rule.id), &path, &done) }
    for fact in facts.lazy.compactMap({ $0 }) { walk(.fact(fact.id), &path, &done) }
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
      .cycle,
      path.count == 1
        ? "“\(name(path[0]))” rests on itself."
        : "These rest on each other: \(names). Break the circle with a fact or a rule of its own.",
      at: places[0],
      notes: zip(path, places).dropFirst().map { .init("by way of “\(name($0))”", $1) })
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
    case .fact(let id): visit(facts[Int(id.index)]?.relevance, &found)
    case .rule(let id):
      if let rule = rules[Int(id.index)] {
        for root in roots(of: rule) { visit(root, &found) }
      }
    }
    return found
  }

  private func roots(of rule: Rule) -> [ID<Node>] {
    var roots = [rule.governingDate ?? book[rule.record].governingDate, rule.appliesWhen]
    for definition in rule.editions.lazy.flatMap(\.definitions) {
      roots.append(definition.when)
      switch definition.content {
      case .expression(let node): roots.append(node)
      case .table(let table):
        roots += table.columns
        roots += table.rows.map(\.result)
      }
    }
    return roots.compactMap { $0 }
  }

  private func visit(_ node: ID<Node>?, _ found: inout [Reader]) {
    guard let node else { return }
    switch book[node].operation {
    case .fact(let id): found.append(.fact(id))
    case .rule(let id): found.append(.rule(id))
    case .constant: break
    default:
      for operand in book[node].operation.operands { visit(operand, &found) }
    }
  }

  func checkUnusedFacts() {
    var used: Set<ID<Fact>> = []
    for node in book.nodes {
      if case .fact(let id) = node.operation { used.insert(id) }
    }
    for fact in facts.lazy.compactMap({ $0 }) where !used.contains(fact.id) {
      report(
        .unusedFact, "No rule reads the fact “\(fact.name)”; take it out, or let a rule read it.",
        at: fact.place)
    }
  }

  /// A provision that rules rest on should have a text in each language.
  func checkProvisionTexts() {
    var resting: Set<ID<Provision>> = []
    for rule in rules.lazy.compactMap({ $0 }) {
      resting.insert(rule.provision)
      resting.formUnion(rule.editions.map(\.provision))
    }
    resting.formUnion(values.lazy.compactMap { $0?.provision })
    for provision in book.provisions where resting.contains(provision.id) {
      let missing = Language.allCases.filter { provision.text[$0].isEmpty }
      if missing.isEmpty { continue }
      report(
        .provisionWithoutText,
        "“\(provision.anchor)” has rules but no text for readers in: \(missing.map(\.rawValue).joined(separator: ", ")). Add a paragraph for each.",
        at: provision.place)
    }
  }
}

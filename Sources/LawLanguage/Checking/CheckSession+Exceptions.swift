/// Which exceptions exclude each other, which collide, which can never apply.
extension CheckSession {
  /// Definitions with the exceptions that exclude each other marked; conflicts are reported.
  func withExclusions(_ definitions: [Definition], appliesWhen: ID<Node>?) -> [Definition] {
    if definitions.count == 1 && definitions[0].when == nil { return definitions }
    let boxes = reachable(definitions, appliesWhen)
    var exclusive = definitions.map { _ in Set<Int>() }
    for b in definitions.indices.dropFirst() {
      for a in definitions.indices.prefix(b) where !prevails(a, b, definitions) {
        guard let left = boxes[a], let right = boxes[b] else { continue }
        let common = left.flatMap { box in right.compactMap { box.meeting($0) } }
        if common.isEmpty {
          exclusive[a].insert(b)
          exclusive[b].insert(a)
        } else if let point = decided(common, a, b, definitions) {
          checkValues(definitions[a], definitions[b], at: point)
        }
      }
    }
    return zip(definitions, exclusive).map { definition, others in
      Definition(
        name: definition.name, over: definition.over, when: definition.when,
        content: definition.content, basis: definition.basis, exclusive: others,
        place: definition.place)
    }
  }

  /// The boxes in which each definition applies; nil where they cannot be told.
  private func reachable(_ definitions: [Definition], _ appliesWhen: ID<Node>?) -> [[Box]?] {
    let reader = BoxReader(nodes: book.nodes, sets: book.sets, domain: domain)
    var frame = appliesWhen.flatMap { reader.boxes($0) } ?? [Box()]
    // Where the rule applies at all is taken as possible, even when it rests on another rule.
    for index in frame.indices { frame[index].isAbstract = false }
    return definitions.map { definition in
      guard let when = definition.when else { return frame }
      guard let own = reader.boxes(when) else { return nil }
      let boxes = frame.flatMap { box in own.compactMap { box.meeting($0) } }
      if boxes.isEmpty {
        report(
          .unreachableDefinition,
          own.isEmpty || frame.isEmpty
            ? "The condition of “\(definition.name)” can never hold."
            : "The condition of “\(definition.name)” can never hold where the rule applies.",
          at: definition.place)
      }
      return boxes
    }
  }

  /// A case in which both definitions apply and nothing prevails over either.
  private func decided(
    _ common: [Box], _ a: Int, _ b: Int, _ definitions: [Definition]
  ) -> Box? {
    let reader = BoxReader(nodes: book.nodes, sets: book.sets, domain: domain)
    var points = common
    for (index, other) in definitions.enumerated()
    where isBelow(a, index, definitions) || isBelow(b, index, definitions) {
      guard let when = other.when, let without = reader.boxes(when, negated: true) else {
        return nil
      }
      points = points.flatMap { box in without.compactMap { box.meeting($0) } }
      if points.count > BoxReader.limit { return nil }
    }
    return points.first { !$0.isAbstract }
  }

  /// Whether one of the two prevails over the other.
  private func prevails(_ a: Int, _ b: Int, _ definitions: [Definition]) -> Bool {
    isBelow(a, b, definitions) || isBelow(b, a, definitions)
  }

  private func isBelow(_ low: Int, _ high: Int, _ definitions: [Definition]) -> Bool {
    var next = definitions[high].over
    var steps = 0
    while let index = next, steps <= definitions.count {
      if index == low { return true }
      next = definitions[index].over
      steps += 1
    }
    return false
  }

  private func checkValues(_ a: Definition, _ b: Definition, at point: Box) {
    guard let left = constantResult(a), let right = constantResult(b), left != right else { return }
    let parts = example(point)
    let when = parts.isEmpty ? "always apply together" : "both apply when \(parts)"
    report(
      .exceptionsConflict,
      "“\(a.name)” and “\(b.name)” \(when), and give different results. Let one prevail (“over”), or narrow a condition.",
      at: b.place, notes: [.init("“\(a.name)”", a.place)])
  }

  /// The literal a definition gives, told apart from holes.
  private func constantResult(_ definition: Definition) -> String? {
    guard case .expression(let node) = definition.content else { return nil }
    switch book[node].operation {
    case .constant(let value): return "\(value)"
    case .none: return "none"
    case .notKnown: return "not known"
    case .notApplicable: return "not applicable"
    default: return nil
    }
  }

  private func example(_ box: Box) -> String {
    let order = box.nodes.sorted { $0.value < $1.value }
    let parts = order.compactMap { key, node -> String? in
      guard let limit = box.limits[key] else { return nil }
      if key.hasSuffix("is none") {
        return limit.contains(1) ? "\(text(of: node)) is none" : nil
      }
      guard let value = limit.example else { return nil }
      return "\(text(of: node)) = \(book.literal(value, type(of: node)))"
    }
    return parts.joined(separator: ", ")
  }

  /// A name for a node in examples.
  func text(of node: ID<Node>) -> String {
    switch book[node].operation {
    case .fact(let id): written.facts[Int(id.index)].syntax.name.text
    case .rule(let id): written.rules[Int(id.index)].syntax.name.text
    case .choice(let id): book[id].name
    case .day: "day"
    case .relabel(let inner), .isNone(let inner): text(of: inner)
    case .follow(let reference, let inner): "\(book[reference].name).\(text(of: inner))"
    case .value(let id, _, _): written.values[Int(id.index)].syntax.name.text
    default: "the expression at \(book[node].place.line):\(book[node].place.column)"
    }
  }
}

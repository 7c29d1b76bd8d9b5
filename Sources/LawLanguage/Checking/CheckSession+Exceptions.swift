/// Which exceptions exclude each other, which collide, which can never apply.
extension CheckSession {
  func withExclusions(_ definitions: [Definition], appliesWhen: ID<Node>?) -> [Definition] {
    guard definitions.count > 1 else { return definitions }
    let reader = BoxReader(book: book, domain: domain)
    let boxes = definitions.map { $0.when.map { reader.boxes($0) } ?? [Box()] }
    var exclusive = definitions.map { _ in Set<Int>() }
    for b in definitions.indices {
      if boxes[b]?.isEmpty ?? false {
        report(
          .unreachableDefinition, "The condition of ‘\(definitions[b].name)’ can never hold.",
          at: definitions[b].place)
      }
      for a in definitions.indices.prefix(b) where !prevails(a, b, definitions) {
        guard let left = boxes[a], let right = boxes[b] else { continue }
        let common = left.flatMap { box in right.compactMap { box.meeting($0) } }
        if common.isEmpty {
          exclusive[a].insert(b)
          exclusive[b].insert(a)
        } else if let point = common.first(where: { !$0.isAbstract }) {
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
    report(
      .exceptionsConflict,
      "‘\(a.name)’ and ‘\(b.name)’ both apply when \(example(point)), and give different results. Let one prevail (`over`), or narrow a condition.",
      at: b.place, notes: [.init("‘\(a.name)’", a.place)])
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
    let parts = box.limits.sorted { $0.key < $1.key }.compactMap { key, limit -> String? in
      guard let node = box.nodes[key] else { return nil }
      if key.hasSuffix("is none") {
        return limit.contains(1) ? "\(text(of: node)) is none" : nil
      }
      guard let value = limit.example else { return nil }
      return "\(text(of: node)) = \(book.literal(value, type(of: node)))"
    }
    return parts.isEmpty ? "anything" : parts.joined(separator: ", ")
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

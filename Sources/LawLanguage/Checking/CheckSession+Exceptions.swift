/// Which exceptions exclude each other, which collide, which can never apply.
extension CheckSession {
  /// Definitions with the exceptions that exclude each other marked; conflicts are reported.
  func withExclusions(_ definitions: [Definition], appliesWhen: ID<Node>?) -> [Definition] {
    if definitions.count == 1 && definitions[0].when == nil { return definitions }
    let reader = BoxReader(
      nodes: book.nodes, sets: book.sets, variables: BoxVariables(), domain: domain)
    let boxes = reachable(definitions, appliesWhen, reader)
    var exclusive = definitions.map { _ in Set<Int>() }
    for b in definitions.indices.dropFirst() {
      for a in definitions.indices.prefix(b) where !prevails(a, b, definitions) {
        guard let left = boxes[a], let right = boxes[b] else { continue }
        if left.contains(where: { box in right.contains { box.meets($0) } }) {
          compareResults(a, left, b, right, definitions, reader)
        } else {
          exclusive[a].insert(b)
          exclusive[b].insert(a)
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
  private func reachable(
    _ definitions: [Definition], _ appliesWhen: ID<Node>?, _ reader: BoxReader
  ) -> [[Box]?] {
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

  /// Reports two definitions that give different literals in a case in which nothing prevails over
  /// either.
  private func compareResults(
    _ a: Int, _ left: [Box], _ b: Int, _ right: [Box], _ definitions: [Definition],
    _ reader: BoxReader
  ) {
    guard let one = constantResult(definitions[a]), let other = constantResult(definitions[b]),
      one != other
    else { return }
    let concrete = right.filter { !$0.isAbstract }
    let common = left.lazy.filter { !$0.isAbstract }.flatMap { box in
      concrete.lazy.compactMap { box.meeting($0) }
    }
    var points = Array(common.prefix(BoxReader.limit))
    for (index, third) in definitions.enumerated()
    where isBelow(a, index, definitions) || isBelow(b, index, definitions) {
      guard let when = third.when, let without = reader.boxes(when, negated: true) else { return }
      points = points.flatMap { box in without.compactMap { box.meeting($0) } }
      if points.count > BoxReader.limit { return }
    }
    guard let point = points.first(where: { !$0.isAbstract }) else { return }
    reportConflict(definitions[a], definitions[b], example(point, reader.variables))
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

  private func reportConflict(_ a: Definition, _ b: Definition, _ example: [Wording]) {
    let when: Wording =
      example.isEmpty ? "always apply together" : "both apply when \(list: example)"
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

  private func example(_ box: Box, _ variables: BoxVariables) -> [Wording] {
    box.limits.compactMap { limit -> Wording? in
      let (node, kind) = variables.entries[limit.variable]
      if kind == .none { return limit.values.contains(1) ? "\(text(of: node)) is none" : nil }
      guard let value = limit.values.example else { return nil }
      return "\(text(of: node)) = \(book.literal(value, type(of: node)))"
    }
  }

  /// A name for a node in examples.
  func text(of node: ID<Node>) -> Wording {
    switch book[node].operation {
    case .fact(let id): "\(written.facts[Int(id.index)].syntax.name.text)"
    case .rule(let id): "\(written.rules[Int(id.index)].syntax.name.text)"
    case .choice(let id): "\(book[id].name)"
    case .day: "day"
    case .relabel(let inner), .isNone(let inner): text(of: inner)
    case .follow(let reference, let inner): "\(book[reference].name).\(text(of: inner))"
    case .value(let id, _, _): "\(written.values[Int(id.index)].syntax.name.text)"
    default: "the expression at \(book[node].place.line):\(book[node].place.column)"
    }
  }
}

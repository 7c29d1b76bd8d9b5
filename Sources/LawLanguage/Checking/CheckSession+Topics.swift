/// Topics, checks, invariants, and paths written out.
extension CheckSession {
  func resolveTopicsAndChecks() {
    written.topics.forEach(addTopic)
    written.checks.forEach(addCheck)
    written.invariants.forEach(addInvariant)
  }

  /// The record with this name; an unknown one is reported.
  func record(_ name: Name) -> ID<Record>? {
    if let id = names.records[name.text] { return id }
    report(
      .unknownRecord, "There is no record named “\(name.text)”.\(also: nearestRecord(name))",
      at: name.place)
    return nil
  }

  private func addTopic(_ topic: Sited<TopicDeclaration>) {
    guard claim(topic.syntax.name), let record = record(topic.syntax.record) else { return }
    let gives = topic.syntax.gives.compactMap { rulePath($0, from: record) }
    let first = topic.syntax.first.compactMap { factPath($0, from: record, or: .unknownName) }
    book.topics.append(
      Topic(
        id: ID(book.topics.count), name: topic.syntax.name.text, record: record,
        labels: labels(topic.syntax.labels, of: "topic"),
        help: topic.syntax.help.map { labels($0, of: "help") }, gives: gives, first: first,
        place: topic.syntax.name.place))
  }

  private func addCheck(_ check: Sited<CheckDeclaration>) {
    guard claim(check.syntax.name), let record = record(check.syntax.record) else { return }
    let context = ExpressionContext(record: record, site: check.site)
    // A check keeps no citations, but wrong ones are still a mistake.
    for cited in check.syntax.basis.citations { _ = citation(cited, in: check.site.act) }
    guard let condition = resolveCondition(check.syntax.condition, context) else { return }
    book.checks.append(
      FactCheck(
        id: ID(book.checks.count), name: check.syntax.name.text, record: record,
        condition: condition, labels: labels(check.syntax.labels, of: "check"),
        place: check.syntax.name.place))
  }

  private func addInvariant(_ invariant: Sited<InvariantDeclaration>) {
    let syntax = invariant.syntax
    guard claim(syntax.name), let record = record(syntax.record) else { return }
    let context = ExpressionContext(record: record, site: invariant.site)
    let statement: Invariant.Statement
    switch syntax.statement {
    case .always(let condition):
      guard let node = resolveCondition(condition, context) else { return }
      statement = .always(node)
    case .monotone(let rule, let increasing, let fact):
      guard let rulePath = rulePath(rule, from: record),
        let factPath = factPath(fact, from: record, or: .unknownName),
        canGrow(rulePath.end, rule), canGrow(factPath.end, fact)
      else { return }
      statement = .monotone(rule: rulePath, increasing: increasing, fact: factPath)
    }
    book.invariants.append(
      Invariant(
        id: ID(book.invariants.count), name: syntax.name.text, record: record,
        statement: statement, labels: labels(syntax.labels, of: "invariant"),
        citations: syntax.basis.citations.compactMap { citation($0, in: invariant.site.act) },
        place: syntax.name.place))
  }

  /// Whether there is more and less of it: numbers, terms and dates, and for rules also yes and no.
  private func canGrow(_ end: BookPath.End, _ path: [Name]) -> Bool {
    let type: ValueType?
    switch end {
    case .fact(let id): type = signature(id)
    case .rule(let id): type = signature(id)
    case .list: type = ValueType(.integer)
    }
    guard let type, let name = path.last else { return false }
    if isOrdered(type) || type.kind == .yesNo { return true }
    report(
      .incomparable, "“\(name.text)” has no order, so that nothing increases or decreases in it.",
      at: name.place)
    return false
  }

  // MARK: Paths

  func rulePath(_ path: [Name], from record: ID<Record>) -> BookPath? {
    guard let (steps, member, name) = walk(path, from: record, or: .unknownRule) else {
      return nil
    }
    if case .rule(let id) = member { return BookPath(steps: steps, end: .rule(id)) }
    report(.unknownRule, "“\(name.text)” is not a rule.", at: name.place)
    return nil
  }

  /// A fact or, for the number of its elements, a list.
  ///
  /// - Parameter code: how a name is reported that is none.
  func factPath(
    _ path: [Name], from record: ID<Record>, or code: DiagnosticCode
  ) -> BookPath? {
    guard let (steps, member, name) = walk(path, from: record, or: code) else { return nil }
    switch member {
    case .fact(let id): return BookPath(steps: steps, end: .fact(id))
    case .list(let id): return BookPath(steps: steps, end: .list(id))
    case .rule:
      report(
        code, "“\(name.text)” is a rule; here stands a fact, which is not worked out.",
        at: name.place)
    case .reference:
      report(
        code, "“\(name.text)” is a whole record; say which of its facts, as in \(name.text).….",
        at: name.place)
    }
    return nil
  }

  private func walk(
    _ path: [Name], from record: ID<Record>, or code: DiagnosticCode
  ) -> (steps: [BookPath.Step], member: Member, name: Name)? {
    var record = record
    var steps: [BookPath.Step] = []
    for (index, name) in path.enumerated() {
      guard let member = names.members[record]?[name.text] else {
        let known = names.members[record].map { Array($0.keys) } ?? []
        report(
          code,
          "“\(book[record].name)” has nothing named “\(name.text)”.\(also: nearest(name.text, known))",
          at: name.place)
        return nil
      }
      if index == path.count - 1 { return (steps, member, name) }
      guard case .reference(let reference) = member else {
        report(
          .notAReference, "“\(name.text)” is not a reference to another record.", at: name.place)
        return nil
      }
      steps.append(.reference(reference))
      record = book[reference].target
    }
    return nil
  }
}

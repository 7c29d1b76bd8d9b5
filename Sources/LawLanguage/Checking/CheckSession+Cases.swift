import Measures

/// Worked cases: their facts, choices, reforms and expectations.
extension CheckSession {
  func resolveCases() {
    for worked in written.cases {
      if let resolved = resolve(worked) { book.cases.append(resolved) }
    }
    checkTitles()
  }

  private func checkTitles() {
    var seen: [String: SourcePlace] = [:]
    for worked in book.cases {
      let key = "\(worked.act.index) \(worked.title)"
      if let other = seen[key] {
        report(
          .duplicateCase, "This act has two cases titled “\(worked.title)”.", at: worked.place,
          notes: [.init("the other", other)])
      }
      seen[key] = worked.place
    }
  }

  private func resolve(_ worked: Sited<CaseSyntax>) -> WorkedCase? {
    let syntax = worked.syntax
    guard let record = names.records[syntax.record.text] else {
      report(
        .unknownRecord, "There is no record named ‘\(syntax.record.text)’.",
        at: syntax.record.place)
      return nil
    }
    guard let day = syntax.day else {
      report(.badCaseLine, "The case does not say on which day.", at: syntax.place)
      return nil
    }
    if syntax.expectations.isEmpty {
      report(.caseWithoutExpectation, "The case expects nothing.", at: syntax.place)
    }
    var facts = CaseFacts(about: record, day: day)
    let context = ExpressionContext(record: record, site: worked.site)
    for input in syntax.inputs { add(input, to: &facts, steps: [], record, context) }
    for path in syntax.declined {
      if let path = factPath(path, from: record) { facts.answers[path] = .declined }
    }
    for (choice, option) in syntax.choices { choose(choice, option, &facts) }
    for reform in syntax.reforms where names.reforms[reform.text] == nil {
      report(
        .unknownReform,
        "There is no reform named ‘\(reform.text)’.\(nearest(reform.text, Array(names.reforms.keys)))",
        at: reform.place)
    }
    return WorkedCase(
      title: syntax.title.text, facts: facts, reforms: syntax.reforms.map(\.text),
      expectations: syntax.expectations.compactMap { expectation($0, record, context) },
      act: worked.site.act, place: syntax.place)
  }

  private func choose(_ choice: Name, _ option: Name, _ facts: inout CaseFacts) {
    guard let id = names.choices[choice.text] else {
      report(
        .unknownName,
        "There is no choice named ‘\(choice.text)’.\(nearest(choice.text, Array(names.choices.keys)))",
        at: choice.place)
      return
    }
    guard let index = book[id].options.firstIndex(where: { $0.name == option.text }) else {
      report(
        .unknownOption, "‘\(choice.text)’ has no option ‘\(option.text)’.", at: option.place)
      return
    }
    facts.choices[id] = index
  }

  private func add(
    _ input: CaseSyntax.Input, to facts: inout CaseFacts, steps: [BookPath.Step],
    _ record: ID<Record>, _ context: ExpressionContext
  ) {
    guard var path = factPath(input.path, from: record) else { return }
    path.steps = steps + path.steps
    switch (path.end, input.content) {
    case (.fact(let id), .expression(let expression)):
      if let answer = answer(expression, id, context) { facts.answers[path] = answer }
    case (.list(let reference), .list(let elements)):
      facts.answers[path] = .value(Int64(elements.count))
      for (index, element) in elements.enumerated() {
        let inner = book[reference].owner
        for part in element {
          add(
            part, to: &facts, steps: path.steps + [.element(reference, index + 1)], inner,
            context.inside(inner))
        }
      }
    case (.list, .expression(let expression)):
      guard let node = resolve(expression, as: ValueType(.integer), context),
        case .constant(let count) = book[node].operation
      else { return }
      facts.answers[path] = .value(count)
    case (_, .list(let elements)):
      report(
        .caseInputType, "This is not a list.",
        at: elements.first?.first?.path.first?.place ?? input.path[0].place)
    case (.rule, _): break
    }
  }

  private func answer(
    _ expression: ExpressionSyntax, _ id: ID<Fact>, _ context: ExpressionContext
  ) -> Answer? {
    guard let type = names.factSignatures[id] else { return nil }
    if case .text(let text) = expression.kind, type.kind == .text { return .text(text) }
    if case .none = expression.kind, type.isOptional { return Answer.none }
    guard let node = resolve(expression, as: type, context) else { return nil }
    guard case .constant(let bits) = book[node].operation else {
      report(.caseInputType, "A case states its facts as literals.", at: expression.place)
      return nil
    }
    let fact = book.facts.first { $0.id == id }
    if let range = fact?.range, !range.contains(bits) {
      report(
        .caseInputOutOfRange,
        "‘\(fact?.name ?? "")’ lies between \(book.literal(range.lowerBound, type)) and \(book.literal(range.upperBound, type)).",
        at: expression.place)
    }
    return .value(bits)
  }

  private func expectation(
    _ syntax: CaseSyntax.Expectation, _ record: ID<Record>, _ context: ExpressionContext
  ) -> WorkedCase.Expectation? {
    guard let path = rulePath(syntax.path, from: record), case .rule(let rule) = path.end,
      let type = names.ruleSignatures[rule],
      let result = expected(syntax.result, type, record, context)
    else { return nil }
    return WorkedCase.Expectation(
      path: path, result: result,
      because: syntax.because.compactMap { citation($0, in: context.site.act) },
      place: syntax.place)
  }

  private func expected(
    _ syntax: CaseSyntax.Expected, _ type: ValueType, _ record: ID<Record>,
    _ context: ExpressionContext
  ) -> WorkedCase.Expected? {
    switch syntax {
    case .notKnown: return .notKnown
    case .notApplicable: return .notApplicable
    case .conflict: return .conflict
    case .undefined: return .undefined
    case .unknown(let needs):
      return .unknown(
        needs: needs.map { paths in Set(paths.compactMap { factPath($0, from: record) }) })
    case .value(let expression):
      if case .text(let text) = expression.kind, type.kind == .text { return .text(text) }
      if case .none = expression.kind { return WorkedCase.Expected.none }
      guard let node = resolve(expression, as: type, context) else { return nil }
      guard case .constant(let bits) = book[node].operation else {
        report(.caseInputType, "A case expects a literal.", at: expression.place)
        return nil
      }
      return .value(bits)
    }
  }
}

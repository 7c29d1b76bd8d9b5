import Measures

/// Worked cases: their facts, choices and reforms.
extension CheckSession {
  func resolveCases() {
    for worked in written.cases {
      if let resolved = resolve(worked) { book.cases.append(resolved) }
    }
    checkTitles()
  }

  private func checkTitles() {
    var seen: [String: SourcePlace] = [:]
    for worked in written.cases {
      let key = "\(worked.site.act.index) \(worked.syntax.title.text)"
      if let other = seen[key] {
        report(
          .duplicateCase,
          "This act has a case titled “\(worked.syntax.title.text)” already; say what is special here.",
          at: worked.syntax.place, notes: [.init("the other", other)])
      } else {
        seen[key] = worked.syntax.place
      }
    }
  }

  private func resolve(_ worked: Sited<CaseSyntax>) -> WorkedCase? {
    let syntax = worked.syntax
    guard let record = record(syntax.record) else { return nil }
    guard let day = syntax.day else {
      report(.badCaseLine, "The case does not say on which day; add it (“on”).", at: syntax.place)
      return nil
    }
    if syntax.expectations.isEmpty {
      report(
        .caseWithoutExpectation, "The case expects nothing; add a line “expect rule: result”.",
        at: syntax.place)
    }
    var facts = CaseFacts(about: record, day: day)
    let context = ExpressionContext(record: record, site: worked.site)
    for input in syntax.inputs { add(input, to: &facts, steps: [], context) }
    for path in syntax.declined { decline(path, of: record, &facts) }
    for (choice, option) in syntax.choices { choose(choice, option, &facts) }
    syntax.reforms.forEach(requireReform)
    return WorkedCase(
      title: syntax.title.text, titles: titles(of: syntax), row: syntax.row, facts: facts,
      reforms: syntax.reforms.map(\.text),
      expectations: syntax.expectations.compactMap { expectation($0, context) },
      act: worked.site.act, place: syntax.place)
  }

  /// A title in English alone is the author's own note; one for readers stands in every language. For a table this is
  /// said once.
  private func titles(of syntax: CaseSyntax) -> Labels {
    let isPlain = syntax.titles.texts.count == 1
    let english = syntax.titles.texts[.en] ?? ""
    guard !isPlain, syntax.row ?? 1 == 1 else { return Labels(syntax.titles) }
    return labels(syntax.titles, of: "title “\(english)”")
  }

  private func requireReform(_ name: Name) {
    guard names.reforms[name.text] == nil else { return }
    report(
      .unknownReform,
      "There is no reform named “\(name.text)”.\(also: nearest(name.text, Array(names.reforms.keys)))",
      at: name.place)
  }

  private func choose(_ choice: Name, _ option: Name, _ facts: inout CaseFacts) {
    guard let id = names.choices[choice.text] else {
      report(
        .unknownName,
        "There is no choice named “\(choice.text)”.\(also: nearest(choice.text, Array(names.choices.keys)))",
        at: choice.place)
      return
    }
    guard let index = caseIndex(option, of: book[id].enumeration) else { return }
    if facts.choices.updateValue(index, forKey: id) != nil { reportRepeated(choice) }
  }

  // MARK: Facts

  private func add(
    _ input: CaseSyntax.Input, to facts: inout CaseFacts, steps: [BookPath.Step],
    _ context: ExpressionContext
  ) {
    guard let name = input.path.last,
      var path = factPath(input.path, from: context.record, or: .caseInputUnknown)
    else { return }
    if case .element(let list, _)? = steps.last, path.steps.first == .reference(list) {
      report(
        .caseInputUnknown,
        "“\(input.path[0].text)” is the record the list belongs to; give its facts outside the list.",
        at: input.path[0].place)
      return
    }
    path.steps = steps + path.steps
    switch (path.end, input.content) {
    case (.fact(let id), .expression(let expression)):
      if let answer = answer(expression, id, name, context) {
        set(answer, at: path, name, in: &facts)
      }
    case (.list(let reference), .list(let elements)):
      set(.value(Int64(elements.count)), at: path, name, in: &facts)
      let inner = context.inside(book[reference].owner)
      for (index, element) in elements.enumerated() {
        let steps = path.steps + [.element(reference, index + 1)]
        for part in element { add(part, to: &facts, steps: steps, inner) }
      }
    case (.list, .expression(let expression)):
      if let count = count(expression, name, context) {
        set(.value(count), at: path, name, in: &facts)
      }
    case (_, .list):
      report(
        .caseInputType, "“\(name.text)” is a fact, not a list; its value stands behind the colon.",
        at: name.place)
    case (.rule, _): break
    }
  }

  private func set(
    _ answer: Answer, at path: BookPath, _ name: Name, in facts: inout CaseFacts
  ) {
    if facts.answers.updateValue(answer, forKey: path) != nil { reportRepeated(name) }
  }

  private func reportRepeated(_ name: Name) {
    report(
      .repeatedLine, "The case speaks of “\(name.text)” twice; keep one of the lines.",
      at: name.place)
  }

  private func decline(_ path: [Name], of record: ID<Record>, _ facts: inout CaseFacts) {
    guard let name = path.last,
      let path = factPath(path, from: record, or: .caseInputUnknown)
    else { return }
    set(.declined, at: path, name, in: &facts)
  }

  private func answer(
    _ expression: ExpressionSyntax, _ id: ID<Fact>, _ name: Name, _ context: ExpressionContext
  ) -> Answer? {
    guard let type = signature(id) else { return nil }
    switch literal(expression, type, name, context) {
    case nil: return nil
    case .text(let text): return .text(text)
    case .nothing: return Answer.none
    case .bits(let bits):
      if let range = facts[Int(id.index)]?.range, !range.contains(bits) {
        report(
          .caseInputOutOfRange,
          "“\(name.text)” lies between \(book.literal(range.lowerBound, type)) and \(book.literal(range.upperBound, type)).",
          at: expression.place)
      }
      return .value(bits)
    }
  }

  private func count(
    _ expression: ExpressionSyntax, _ name: Name, _ context: ExpressionContext
  ) -> Int64? {
    guard case .bits(let count)? = literal(expression, ValueType(.integer), name, context) else {
      return nil
    }
    if count >= 0 { return count }
    report(
      .caseInputOutOfRange, "The list “\(name.text)” cannot have fewer than no elements.",
      at: expression.place)
    return nil
  }

  // MARK: Literals

  private enum Literal {
    case bits(Int64)
    case text(String)
    case nothing
  }

  /// A literal of the wanted type; anything else is reported.
  private func literal(
    _ expression: ExpressionSyntax, _ type: ValueType, _ name: Name, _ context: ExpressionContext
  ) -> Literal? {
    if case .text(let text) = expression.kind, type.kind == .text { return .text(text) }
    guard let node = resolve(expression, expecting: type, context) else { return nil }
    if case .none = book[node].operation {
      if type.isOptional { return .nothing }
      report(
        .caseInputType, "“\(name.text)” is not optional and so never “none”.",
        at: expression.place)
      return nil
    }
    let found = self.type(of: node)
    guard !isOpen(node), found.kind == type.kind || isNumber(found) && isNumber(type) else {
      report(
        .caseInputType, "“\(name.text)” is \(describe(type)); here stands \(describe(node)).",
        at: expression.place)
      return nil
    }
    guard case .constant = book[node].operation else {
      report(
        .caseInputType, "A case is written in literals; nothing is worked out in it.",
        at: expression.place)
      return nil
    }
    guard let fitted = fit(node, to: type, at: expression.place),
      case .constant(let bits) = book[fitted].operation
    else { return nil }
    return .bits(bits)
  }

  // MARK: Expectations

  private func expectation(
    _ syntax: CaseSyntax.Expectation, _ context: ExpressionContext
  ) -> WorkedCase.Expectation? {
    guard let path = rulePath(syntax.path, from: context.record), case .rule(let rule) = path.end,
      let name = syntax.path.last, let type = signature(rule),
      let result = expected(syntax.result, type, name, context)
    else { return nil }
    return WorkedCase.Expectation(
      path: path, result: result,
      because: syntax.because.compactMap { citation($0, in: context.site.act) },
      place: syntax.place)
  }

  private func expected(
    _ syntax: CaseSyntax.Expected, _ type: ValueType, _ name: Name, _ context: ExpressionContext
  ) -> WorkedCase.Expected? {
    switch syntax {
    case .notKnown: return .notKnown
    case .notApplicable: return .notApplicable
    case .conflict: return .conflict
    case .undefined: return .undefined
    case .unknown(let needs):
      return .unknown(
        needs: needs.map { paths in
          Set(paths.compactMap { factPath($0, from: context.record, or: .caseInputUnknown) })
        })
    case .value(let expression):
      switch literal(expression, type, name, context) {
      case nil: return nil
      case .text(let text): return .text(text)
      case .nothing: return WorkedCase.Expected.none
      case .bits(let bits): return .value(bits)
      }
    }
  }
}

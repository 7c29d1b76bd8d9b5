import Measures

/// Facts: their questions, ranges and who decides them.
extension CheckSession {
  func resolve(_ fact: Sited<FactDeclaration>, _ id: ID<Fact>) -> Fact? {
    let syntax = fact.syntax
    guard let record = names.records[syntax.record.text], let type = signature(id) else {
      return nil
    }
    if case .set = type.kind {
      report(.badType, "A fact cannot be a set; ask about its members.", at: syntax.type.place)
    }
    if syntax.ask == nil {
      report(
        .missingQuestion,
        "“\(syntax.name.text)” has no question; add the sentence in which it is asked (“ask”).",
        at: syntax.name.place)
    }
    let context = ExpressionContext(record: record, site: fact.site)
    let names = labels(syntax.labels, of: "fact")
    return Fact(
      id: id, name: syntax.name.text, record: record, type: type, labels: names,
      ask: syntax.ask.map { labels($0, of: "question") } ?? names,
      help: syntax.help.map { labels($0, of: "help") },
      relevance: syntax.relevance.flatMap { resolveCondition($0, context) },
      range: syntax.range.flatMap { range($0, type, context) },
      decidedBy: syntax.decidedBy.flatMap { authority($0.0) },
      citations: syntax.decidedBy?.1.compactMap { citation($0, in: fact.site.act) } ?? [],
      provision: fact.site.provision, place: syntax.name.place)
  }

  private func range(
    _ bounds: (ExpressionSyntax, ExpressionSyntax), _ type: ValueType,
    _ context: ExpressionContext
  ) -> ClosedRange<Int64>? {
    guard isOrdered(type) else {
      report(
        .incomparable, "\(describe(type)) has no order and so no range.",
        at: bounds.0.place)
      return nil
    }
    guard let low = constant(bounds.0, type, context), let high = constant(bounds.1, type, context)
    else { return nil }
    guard low <= high else {
      reportRange(low, high, type, at: bounds.0.place)
      return nil
    }
    return low...high
  }

  func reportRange(_ low: Int64, _ high: Int64, _ type: ValueType, at place: SourcePlace) {
    report(
      .rangeUpsideDown,
      "This range ends at \(book.literal(high, type)), before it begins at \(book.literal(low, type)).",
      at: place)
  }

  private func constant(
    _ syntax: ExpressionSyntax, _ type: ValueType, _ context: ExpressionContext
  ) -> Int64? {
    guard let node = resolve(syntax, as: type.required, context) else { return nil }
    guard case .constant(let value) = book[node].operation else {
      report(.notConstant, "A range lies between two literals.", at: syntax.place)
      return nil
    }
    return value
  }

  private func authority(_ name: Name) -> Int? {
    guard let enumeration = names.enumerations["authority"] else {
      report(
        .unknownType, "“decided by” needs an enumeration named “authority”.", at: name.place)
      return nil
    }
    return caseIndex(name, of: enumeration)
  }
}

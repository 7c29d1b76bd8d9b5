import Measures

/// Dated values and facts.
extension CheckSession {
  func resolveValues() {
    for (index, value) in written.values.enumerated() {
      if let resolved = resolve(value, ID(index)) { book.values.append(resolved) }
    }
    for (index, fact) in written.facts.enumerated() {
      if let resolved = resolve(fact, ID(index)) { book.facts.append(resolved) }
    }
  }

  private func resolve(_ value: Sited<ValueDeclaration>, _ id: ID<DatedValue>) -> DatedValue? {
    guard let signature = names.valueSignatures[id], let provision = value.site.provision else {
      return nil
    }
    let syntax = value.syntax
    let sizes = signature.keys.map { book[$0].cases.count }
    var series = [[DatedValue.Entry]](repeating: [], count: sizes.reduce(1, *))
    let own = syntax.groups.map { Sited(syntax: $0, site: value.site) }
    for group in own + (written.addedGroups[syntax.name.text] ?? []) {
      let entries = group.syntax.entries.compactMap {
        entry($0, over: syntax.basis, as: signature.type, group.site)
      }
      for key in group.syntax.keys.isEmpty ? [[]] : group.syntax.keys {
        if let position = position(of: key, signature.keys, syntax.name) {
          series[position] += entries
        }
      }
    }
    for index in series.indices { close(&series[index], syntax.name) }
    return DatedValue(
      id: id, name: syntax.name.text, keys: signature.keys, type: signature.type,
      labels: labels(syntax.labels, of: "value"), help: syntax.help.map { labels($0, of: "help") },
      series: series, provision: provision, place: syntax.name.place)
  }

  private func position(of key: [Name], _ keys: [ID<Enumeration>], _ name: Name) -> Int? {
    guard key.count == keys.count else {
      report(
        keys.isEmpty || key.isEmpty ? .keysMissing : .wrongKeyCount,
        "‘\(name.text)’ is indexed by \(keys.count) enumerations; this entry names \(key.count).",
        at: key.first?.place ?? name.place)
      return nil
    }
    var position = 0
    for (part, enumeration) in zip(key, keys) {
      guard let index = names.caseIndex[enumeration]?[part.text] else {
        _ = enumerationCase(part, of: enumeration)
        return nil
      }
      position = position * book[enumeration].cases.count + index
    }
    return position
  }

  private func entry(
    _ syntax: ValueDeclaration.Entry, over value: BasisSyntax, as type: ValueType, _ site: Site
  ) -> DatedValue.Entry? {
    guard let provision = site.provision else { return nil }
    let context = ExpressionContext(record: ID(0), site: site)
    guard let node = resolve(syntax.content, as: type, context) else { return nil }
    let content: DatedValue.Content
    switch book[node].operation {
    case .constant(let bits): content = .value(bits)
    case .none: content = .none
    case .notApplicable: content = .notApplicable
    case .notKnown(let hole): content = .notKnown(hole)
    default:
      report(
        .notConstant, "An entry of a value is a literal; what has to be computed is a rule.",
        at: syntax.content.place)
      return nil
    }
    if let from = syntax.period.from, let through = syntax.period.through, through < from {
      report(
        .periodUpsideDown, "This entry ends on \(through), before it begins on \(from).",
        at: syntax.period.place)
    }
    return DatedValue.Entry(
      from: syntax.period.from, through: syntax.period.through, content: content,
      basis: basis(syntax.basis, over: value, site: site, at: syntax.period.place),
      provision: provision, place: syntax.period.place)
  }

  private func close(_ entries: inout [DatedValue.Entry], _ name: Name) {
    entries.sort { ($0.from ?? .earliest) < ($1.from ?? .earliest) }
    for index in entries.indices.dropLast() {
      let next = entries[index + 1]
      let nextFrom = next.from ?? .earliest
      if nextFrom == entries[index].from ?? .earliest {
        report(
          .duplicateEntry, "Two entries of ‘\(name.text)’ begin on the same day.", at: next.place,
          notes: [.init("the other entry", entries[index].place)])
      } else if let through = entries[index].through, through >= nextFrom {
        report(
          .overlappingEditions, "This entry lasts until \(through), and the next begins before.",
          at: entries[index].place, notes: [.init("the next entry", next.place)])
      }
      if entries[index].through == nil {
        let old = entries[index]
        entries[index] = DatedValue.Entry(
          from: old.from, through: nextFrom.adding(days: -1), content: old.content,
          basis: old.basis, provision: old.provision, place: old.place)
      }
    }
  }

  private func resolve(_ fact: Sited<FactDeclaration>, _ id: ID<Fact>) -> Fact? {
    let syntax = fact.syntax
    guard let record = names.records[syntax.record.text], let type = names.factSignatures[id] else {
      return nil
    }
    if case .set = type.kind {
      report(.badType, "A fact cannot be a set; ask about its members.", at: syntax.type.place)
    }
    if syntax.ask == nil {
      report(
        .missingQuestion, "‘\(syntax.name.text)’ has no question (`ask`).", at: syntax.name.place)
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
    guard let low = constant(bounds.0, type, context), let high = constant(bounds.1, type, context)
    else { return nil }
    guard low <= high else {
      report(.rangeUpsideDown, "The range ends before it begins.", at: bounds.0.place)
      return nil
    }
    return low...high
  }

  private func constant(
    _ syntax: ExpressionSyntax, _ type: ValueType, _ context: ExpressionContext
  ) -> Int64? {
    guard let node = resolve(syntax, as: type.required, context) else { return nil }
    guard case .constant(let value) = book[node].operation else {
      report(.notConstant, "Here stands a literal.", at: syntax.place)
      return nil
    }
    return value
  }

  private func authority(_ name: Name) -> Int? {
    guard let enumeration = names.enumerations["authority"] else {
      report(
        .unknownType, "`decided by` needs an enumeration named ‘authority’.", at: name.place)
      return nil
    }
    if let index = names.caseIndex[enumeration]?[name.text] { return index }
    _ = enumerationCase(name, of: enumeration)
    return nil
  }
}

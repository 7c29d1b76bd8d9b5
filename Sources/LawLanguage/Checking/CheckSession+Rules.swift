import Measures

/// Records, rules, editions and their definitions.
extension CheckSession {
  func resolveRecords() {
    book.records = book.records.enumerated().map { index, record in
      let syntax = written.records.first { $0.syntax.name.text == record.name }
      let context = syntax.map { ExpressionContext(record: record.id, site: $0.site) }
      var governing: ID<Node>?
      if let name = syntax?.syntax.governedBy, let context {
        governing = resolve(
          ExpressionSyntax(.path([name]), name.place), as: ValueType(.date), context)
      }
      return Record(
        id: record.id, name: record.name, labels: record.labels, governingDate: governing,
        references: book.references.filter { $0.owner == record.id }.map(\.id),
        lists: book.references.filter { $0.target == record.id && $0.listName != nil }.map(\.id),
        facts: book.facts.filter { $0.record == record.id }.map(\.id),
        rules: written.rules.indices.filter {
          names.records[written.rules[$0].syntax.record.text] == record.id
        }.map { ID($0) }, place: record.place)
    }
  }

  func resolveRules() {
    for (index, rule) in written.rules.enumerated() {
      if let resolved = resolve(rule, ID(index)) { book.rules.append(resolved) }
    }
  }

  private func resolve(_ rule: Sited<RuleDeclaration>, _ id: ID<Rule>) -> Rule? {
    let syntax = rule.syntax
    guard let record = names.records[syntax.record.text], let type = names.ruleSignatures[id],
      let provision = rule.site.provision
    else { return nil }
    let context = ExpressionContext(record: record, site: rule.site)
    let editions = written.editionsOfRule[Int(id.index)].compactMap {
      edition($0, of: rule, record, type)
    }
    if written.editionsOfRule[Int(id.index)].isEmpty {
      report(
        .noDefinition, "‘\(syntax.name.text)’ has no edition anywhere.", at: syntax.name.place)
    }
    return Rule(
      id: id, name: syntax.name.text, record: record, type: type,
      labels: labels(syntax.labels, of: "rule"), help: syntax.help.map { labels($0, of: "help") },
      governingDate: syntax.governedBy.flatMap { resolve($0, as: ValueType(.date), context) },
      appliesWhen: syntax.appliesWhen.flatMap { resolveCondition($0, context) },
      editions: editions, provision: provision, place: syntax.name.place)
  }

  private func edition(
    _ edition: WrittenEdition, of rule: Sited<RuleDeclaration>, _ record: ID<Record>,
    _ type: ValueType
  ) -> Edition? {
    guard let provision = edition.site.provision else { return nil }
    // A rule's own basis is inherited only by editions of its own act.
    let head = edition.site.act == rule.site.act ? rule.syntax.basis : BasisSyntax()
    var places: [String: Int] = [:]
    var definitions: [Definition] = []
    for (index, part) in ordered(edition.definitions).enumerated() {
      if let other = places[part.syntax.name.text] {
        report(
          .duplicateName, "This edition has two definitions ‘\(part.syntax.name.text)’.",
          at: part.syntax.name.place, notes: [.init("the other", definitions[other].place)])
      }
      places[part.syntax.name.text] = index
      let context = ExpressionContext(record: record, site: part.site)
      definitions.append(
        definition(part, edition, head, context, type, over: over(part.syntax, edition, places)))
    }
    if definitions.first?.over != nil || definitions.isEmpty {
      report(
        .noDefinition, "This edition has exceptions but no base they prevail over.",
        at: edition.place)
      return nil
    }
    definitions = withExclusions(definitions, appliesWhen: nil)
    return Edition(
      from: edition.from, through: edition.through,
      basis: basis(edition.basis, over: head, site: edition.site, at: edition.place),
      provision: provision, definitions: definitions, place: edition.place)
  }

  /// The base first, then exceptions after what they prevail over.
  private func ordered(_ parts: [Sited<DefinitionSyntax>]) -> [Sited<DefinitionSyntax>] {
    var rest = parts
    var done: [Sited<DefinitionSyntax>] = []
    while true {
      let ready = rest.firstIndex { part in
        guard let over = part.syntax.over else { return true }
        return done.contains { $0.syntax.name.text == over.text }
      }
      guard let ready else { return done + rest }
      done.append(rest.remove(at: ready))
    }
  }

  private func over(
    _ syntax: DefinitionSyntax, _ edition: WrittenEdition, _ places: [String: Int]
  ) -> Int? {
    guard let name = syntax.over else { return nil }
    if let index = places[name.text], name.text != syntax.name.text { return index }
    let known = edition.definitions.map(\.syntax.name.text)
    report(
      .unknownOver,
      "This edition has no definition ‘\(name.text)’ to prevail over.\(nearest(name.text, known))",
      at: name.place)
    return 0
  }

  private func definition(
    _ part: Sited<DefinitionSyntax>, _ edition: WrittenEdition, _ head: BasisSyntax,
    _ context: ExpressionContext, _ type: ValueType, over: Int?
  ) -> Definition {
    let syntax = part.syntax
    var inner = context
    var when: ID<Node>?
    if let condition = syntax.when {
      when = resolveCondition(condition, context)
      inner = context.assuming(condition.provesPresent)
    } else if over != nil {
      report(
        .exceptionWithoutCondition,
        "The exception ‘\(syntax.name.text)’ has no `when`; it would always prevail.",
        at: syntax.name.place)
    }
    let ofEdition = part.site.act == edition.site.act ? edition.basis : BasisSyntax()
    let ofHead = part.site.act == edition.site.act ? head : BasisSyntax()
    return Definition(
      name: syntax.name.text, over: over, when: when,
      content: content(syntax.content, type, inner),
      basis: basis(syntax.basis, over: ofEdition, ofHead, site: part.site, at: syntax.place),
      exclusive: [], place: syntax.place)
  }

  private func content(
    _ syntax: DefinitionSyntax.Content, _ type: ValueType, _ context: ExpressionContext
  ) -> Definition.Content {
    switch syntax {
    case .expression(let expression):
      let node = resolve(expression, as: type, context)
      return .expression(node ?? add(.notApplicable, type, expression.place))
    case .table(let table): return .table(resolve(table, type, context))
    }
  }

  private func resolve(
    _ syntax: TableSyntax, _ type: ValueType, _ context: ExpressionContext
  ) -> DecisionTable {
    let columns = syntax.columns.compactMap { resolve($0, expecting: nil, context) }
    guard columns.count == syntax.columns.count else {
      return DecisionTable(columns: [], rows: [], isPartial: true)
    }
    for (column, written) in zip(columns, syntax.columns) where self.type(of: column).isOptional {
      report(
        .optionalWhereValueNeeded, "A column of a table must not be `none`.", at: written.place)
    }
    let rows = syntax.rows.compactMap { row -> DecisionTable.Row? in
      guard let result = resolve(row.result, as: type, context) else { return nil }
      guard let cells = row.cells else {
        return DecisionTable.Row(cells: [], result: result, place: row.place)
      }
      guard cells.count == columns.count else {
        report(
          .badTableRow, "The row has \(cells.count) cells, the table \(columns.count) columns.",
          at: row.place)
        return nil
      }
      let resolved = zip(cells, columns).compactMap { cell($0, $1, context) }
      guard resolved.count == cells.count else { return nil }
      return DecisionTable.Row(cells: resolved, result: result, place: row.place)
    }
    let table = DecisionTable(columns: columns, rows: rows, isPartial: syntax.isPartial)
    if rows.count == syntax.rows.count { checkTable(table, at: syntax.place) }
    return table
  }

  private func cell(
    _ syntax: CellSyntax, _ column: ID<Node>, _ context: ExpressionContext
  ) -> DecisionTable.Cell? {
    func value(_ expression: ExpressionSyntax) -> Int64? {
      guard let node = resolve(expression, as: type(of: column).required, context) else {
        return nil
      }
      guard case .constant(let bits) = book[node].operation else {
        report(.notConstant, "A cell holds literals.", at: expression.place)
        return nil
      }
      return bits
    }
    switch syntax.kind {
    case .any: return .any
    case .oneOf(let list):
      let values = list.compactMap(value)
      return values.count == list.count ? .oneOf(values) : nil
    case .noneOf(let list):
      let values = list.compactMap(value)
      return values.count == list.count ? .noneOf(values) : nil
    case .range(let low, let high):
      guard let a = value(low), let b = value(high) else { return nil }
      if a > b { report(.rangeUpsideDown, "The range ends before it begins.", at: syntax.place) }
      return .range(a, b)
    case .comparison(let symbol, let expression):
      guard let bits = value(expression) else { return nil }
      switch symbol {
      case .less: return .range(nil, bits - 1)
      case .lessOrEqual: return .range(nil, bits)
      case .greater: return .range(bits + 1, nil)
      case .greaterOrEqual: return .range(bits, nil)
      case .equal: return .oneOf([bits])
      case .notEqual: return .noneOf([bits])
      default:
        report(.badTableRow, "A cell compares with <, <=, >, >=, = or !=.", at: syntax.place)
        return nil
      }
    }
  }
}

extension TreeWriter {
  mutating func write(_ rule: RuleDeclaration) {
    let head = "rule \(rule.name.text) of \(rule.record.text) : \(SourceWords.type(rule.type))"
    block(head) { writer in
      writer.basis(rule.basis)
      writer.labels("labels", rule.labels)
      writer.labels("help", rule.help)
      writer.expression("governed by", rule.governedBy)
      writer.expression("applies when", rule.appliesWhen)
      for edition in rule.editions { writer.write(edition) }
    }
  }

  mutating func write(_ edition: EditionSyntax) {
    let head = SourceWords.period(edition.period) + SourceWords.basis(edition.basis)
    block(head) { writer in
      for definition in edition.definitions { writer.write(definition) }
    }
  }

  mutating func write(_ definition: DefinitionSyntax) {
    let over = definition.over.map { " over \($0.text)" } ?? ""
    block("define \(definition.name.text)\(over)\(SourceWords.basis(definition.basis))") { writer in
      switch definition.content {
      case .expression(let expression): writer.expression("as", expression)
      case .table(let table): writer.write(table)
      }
      writer.expression("when", definition.when)
    }
  }

  private mutating func write(_ table: TableSyntax) {
    let columns = table.columns.map { TreeWriter.form($0) }.joined(separator: ", ")
    block("table\(table.isPartial ? " partial" : "") \(columns)") { writer in
      for row in table.rows {
        let cells = row.cells?.map { TreeWriter.form($0) }.joined(separator: " | ")
        writer.line("\(cells ?? "otherwise") => \(TreeWriter.form(row.result))")
      }
    }
  }

  private static func form(_ cell: CellSyntax) -> String {
    switch cell.kind {
    case .any: "-"
    case .oneOf(let values): values.map { form($0) }.joined(separator: ", ")
    case .noneOf(let values): "not " + values.map { form($0) }.joined(separator: ", ")
    case .comparison(let binary, let value): "\(binary.rawValue) \(form(value))"
    case .range(let low, let high): "[\(form(low)) .. \(form(high))]"
    }
  }

  // MARK: Amendments

  mutating func writeAmendment(_ declaration: DeclarationSyntax) {
    switch declaration {
    case .amendRule(let amendment):
      let from = amendment.from.map { " from \($0)" } ?? ""
      block("amend rule \(amendment.rule.text)\(from)") { writer in
        for change in amendment.changes { writer.write(change) }
      }
    case .amendValue(let amendment):
      block("amend value \(amendment.value.text)") { writer in
        for group in amendment.groups { writer.write(group) }
      }
    case .repealRule(let repeal):
      let from = repeal.from.map { " from \($0)" } ?? ""
      line("repeal rule \(repeal.rule.text)\(from)\(SourceWords.basis(repeal.basis))")
    default: break
    }
  }

  private mutating func write(_ change: AmendRuleDeclaration.Change) {
    switch change {
    case .add(let definition): block("add") { $0.write(definition) }
    case .replace(let definition): block("replace") { $0.write(definition) }
    case .remove(let name): line("remove \(name.text)")
    }
  }

  // MARK: Worked cases

  mutating func write(_ worked: CaseSyntax) {
    let day = worked.day.map { " on \($0)" } ?? ""
    block("case \(SourceWords.quoted(worked.title.text)) about \(worked.record.text)\(day)") {
      writer in
      if worked.titles.texts.count > 1 { writer.labels("titles", worked.titles) }
      for input in worked.inputs { writer.write(input) }
      for path in worked.declined { writer.line("decline \(SourceWords.path(path))") }
      for choice in worked.choices {
        writer.line("choose \(choice.choice.text): \(choice.option.text)")
      }
      for reform in worked.reforms { writer.line("under \(reform.text)") }
      for expectation in worked.expectations { writer.write(expectation) }
    }
  }

  private mutating func write(_ input: CaseSyntax.Input) {
    let path = SourceWords.path(input.path)
    switch input.content {
    case .expression(let expression): line("\(path): \(TreeWriter.form(expression))")
    case .list(let elements):
      block("\(path):") { writer in
        for element in elements {
          writer.block("-") { for input in element { $0.write(input) } }
        }
      }
    }
  }

  private mutating func write(_ expectation: CaseSyntax.Expectation) {
    let because =
      expectation.because.isEmpty ? "" : " because \(SourceWords.citations(expectation.because))"
    line(
      "expect \(SourceWords.path(expectation.path)): \(TreeWriter.form(expectation.result))\(because)"
    )
  }

  private static func form(_ expected: CaseSyntax.Expected) -> String {
    switch expected {
    case .value(let expression): form(expression)
    case .unknown(nil): "unknown"
    case .unknown(let needs?):
      "unknown needs \(needs.map(SourceWords.path).joined(separator: ", "))"
    case .notKnown: "not known"
    case .notApplicable: "not applicable"
    case .conflict: "conflict"
    case .undefined: "undefined"
    }
  }
}

extension TreeWriter {
  mutating func write(_ declaration: DeclarationSyntax) {
    switch declaration {
    case .source(let source): write(source)
    case .enumeration(let enumeration): write(enumeration)
    case .record(let record): write(record)
    case .fact(let fact): write(fact)
    case .value(let value): write(value)
    case .rule(let rule): write(rule)
    case .edition(let declaration):
      block("edition of \(declaration.rule.text)") { $0.write(declaration.edition) }
    case .choice(let choice): write(choice)
    case .calendar(let calendar): write(calendar)
    case .topic(let topic): write(topic)
    case .check(let check): write(check)
    case .invariant(let invariant): write(invariant)
    case .amendRule, .amendValue, .repealRule: writeAmendment(declaration)
    }
  }

  private mutating func write(_ source: SourceDeclaration) {
    let web = source.web.map { " web \(SourceWords.quoted($0))" } ?? ""
    let texts = source.labels.texts
    if let one = texts[.en], Set(texts.values).count == 1 {
      line("source \(source.key.text) \(SourceWords.quoted(one))\(web)")
    } else {
      line("source \(source.key.text)\(SourceWords.labels(source.labels))\(web)")
    }
  }

  private mutating func write(_ enumeration: EnumerationDeclaration) {
    block("enumeration \(enumeration.name.text)") { writer in
      writer.labels("labels", enumeration.labels)
      for one in enumeration.cases {
        writer.line("case \(one.name.text)\(SourceWords.labels(one.labels))")
      }
    }
  }

  private mutating func write(_ record: RecordDeclaration) {
    let governed = record.governedBy.map { " governed by \($0.text)" } ?? ""
    block("record \(record.name.text)\(governed)") { writer in
      writer.labels("labels", record.labels)
      for reference in record.references {
        let list = reference.listedAs.map { " listed as \($0.text)" } ?? ""
        writer.block("has \(reference.name.text) : \(reference.target.text)\(list)") {
          $0.labels("labels", reference.labels)
          $0.labels("ask", reference.ask)
        }
      }
    }
  }

  private mutating func write(_ fact: FactDeclaration) {
    let head = "fact \(fact.name.text) of \(fact.record.text) : \(SourceWords.type(fact.type))"
    block(head) { writer in
      writer.labels("labels", fact.labels)
      writer.labels("ask", fact.ask)
      writer.labels("help", fact.help)
      writer.expression("when", fact.relevance)
      if let (low, high) = fact.range {
        writer.line("range \(TreeWriter.form(low)) .. \(TreeWriter.form(high))")
      }
      if let (authority, citations) = fact.decidedBy {
        writer.line("decided by \(authority.text) \(SourceWords.citations(citations))")
      }
    }
  }

  private mutating func write(_ value: ValueDeclaration) {
    let keys = value.keys.isEmpty ? "" : " by \(SourceWords.names(value.keys))"
    block("value \(value.name.text)\(keys) : \(SourceWords.type(value.type))") { writer in
      writer.basis(value.basis)
      writer.labels("labels", value.labels)
      writer.labels("help", value.help)
      for group in value.groups { writer.write(group) }
    }
  }

  mutating func write(_ group: ValueDeclaration.Group) {
    let keys = group.keys.map { $0.map(\.text).joined(separator: " & ") }
    block("for \(keys.joined(separator: ", "))") { writer in
      for entry in group.entries {
        let content = TreeWriter.form(entry.content)
        let basis = SourceWords.basis(entry.basis)
        writer.line("\(SourceWords.period(entry.period)): \(content)\(basis)")
      }
    }
  }

  private mutating func write(_ choice: ChoiceDeclaration) {
    block("choice \(choice.name.text)") { writer in
      writer.basis(choice.basis)
      writer.labels("labels", choice.labels)
      writer.labels("help", choice.help)
      for option in choice.options {
        let mark = option.isDefault ? " default" : ""
        writer.line("option \(option.name.text)\(mark)\(SourceWords.labels(option.labels))")
      }
    }
  }

  private mutating func write(_ calendar: CalendarDeclaration) {
    block("calendar \(calendar.name.text)") { writer in
      writer.basis(calendar.basis)
      writer.labels("labels", calendar.labels)
      writer.line("rest \(calendar.restWeekdays.map { "\($0)" }.joined(separator: ", "))")
      for year in calendar.years {
        writer.block("year \(year.year)\(SourceWords.basis(year.basis))") {
          for (word, days) in [
            ("holidays", year.holidays), ("rest", year.rest), ("work", year.work),
          ] where !days.isEmpty {
            $0.line("\(word) \(days.map(\.description).joined(separator: ", "))")
          }
        }
      }
    }
  }

  private mutating func write(_ topic: TopicDeclaration) {
    block("topic \(topic.name.text) about \(topic.record.text)") { writer in
      writer.labels("labels", topic.labels)
      writer.labels("help", topic.help)
      writer.line("gives \(topic.gives.map(SourceWords.path).joined(separator: ", "))")
      writer.line("first \(topic.first.map(SourceWords.path).joined(separator: ", "))")
    }
  }

  private mutating func write(_ check: CheckDeclaration) {
    block("check \(check.name.text) of \(check.record.text)") { writer in
      writer.basis(check.basis)
      writer.labels("labels", check.labels)
      writer.expression("that", check.condition)
    }
  }

  private mutating func write(_ invariant: InvariantDeclaration) {
    block("invariant \(invariant.name.text) of \(invariant.record.text)") { writer in
      writer.basis(invariant.basis)
      writer.labels("labels", invariant.labels)
      switch invariant.statement {
      case .always(let statement): writer.expression("that", statement)
      case .monotone(let rule, let increasing, let fact):
        let word = increasing ? "increasing" : "decreasing"
        writer.line("\(SourceWords.path(rule)) \(word) in \(SourceWords.path(fact))")
      }
    }
  }
}

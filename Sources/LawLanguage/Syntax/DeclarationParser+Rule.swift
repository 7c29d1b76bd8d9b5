extension FenceParser {
  /// `rule NAME of RECORD : TYPE basis`
  mutating func rule(_ line: Int) -> RuleDeclaration? {
    guard let name = name("the name of the rule"), let record = ownerRecord(),
      let type = declaredType()
    else { return nil }
    var rule = RuleDeclaration(
      name: name, record: record, type: type, basis: basis(), labels: noLabels(name.place))
    labels(into: &rule.labels)
    finishLine()
    var undated = EditionSyntax(
      period: PeriodSyntax(place: name.place), basis: BasisSyntax(), definitions: [],
      place: name.place)
    eachChild(of: line) { $0.ruleLine($1, of: &rule, undated: &undated) }
    if !undated.definitions.isEmpty { rule.editions.append(undated) }
    return rule
  }

  private mutating func ruleLine(
    _ line: Int, of rule: inout RuleDeclaration, undated: inout EditionSyntax
  ) {
    switch keyword {
    case .en, .ru, .kk: labelLine(line, into: &rule.labels)
    case .help: labelBlock(line, once: &rule.help)
    case .governed: governingLine(line, of: &rule)
    case .applies: applicabilityLine(line, of: &rule)
    case .from where undated.definitions.isEmpty:
      if let edition = edition(line) { rule.editions.append(edition) }
    case .base, .except, .table:
      guard rule.editions.isEmpty else { return mixedBody() }
      definitionLine(line, into: &undated.definitions)
    case .from: mixedBody()
    default: doesNotBelong()
    }
  }

  private mutating func mixedBody() {
    fail(
      .lineDoesNotBelongHere,
      "A rule is either dated (“from …”) or not; it cannot have both kinds of lines.")
  }

  /// `governed by DATE`
  private mutating func governingLine(_ line: Int, of rule: inout RuleDeclaration) {
    if let first = rule.governedBy { return repeated(first.place) }
    position += 1
    guard expect(.by) else { return }
    rule.governedBy = expression()
    finishLeaf(line)
  }

  /// `applies when CONDITION`
  private mutating func applicabilityLine(_ line: Int, of rule: inout RuleDeclaration) {
    if let first = rule.appliesWhen { return repeated(first.place) }
    position += 1
    guard expect(.when) else { return }
    rule.appliesWhen = expression()
    finishLeaf(line)
  }

  /// `edition of RULE from DAY …`
  mutating func editionDeclaration(_ line: Int) -> EditionDeclaration? {
    guard expect(.of), let rule = name("the name of a rule"), let edition = edition(line) else {
      return nil
    }
    return EditionDeclaration(rule: rule, edition: edition)
  }

  /// `from DAY [until DAY] basis`, then either `: EXPRESSION` or definitions below.
  private mutating func edition(_ line: Int) -> EditionSyntax? {
    let start = position
    guard let period = period() else { return nil }
    let basis = basis()
    var edition = EditionSyntax(
      period: period, basis: basis, definitions: [], place: place(from: start))
    if accept(.colon) {
      edition.definitions = [inlineDefinition(line, place: edition.place)]
      return edition
    }
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .base, .except, .table: parser.definitionLine(child, into: &edition.definitions)
      default: parser.doesNotBelong()
      }
    }
    if edition.definitions.isEmpty { missing("This edition says nothing.", below: line) }
    return edition
  }

  private mutating func inlineDefinition(_ line: Int, place: SourcePlace) -> DefinitionSyntax {
    var content = expression()
    if kind == .leftBracket || keyword?.confidence != nil || keyword == .source {
      fail(.unexpectedToken, "In an edition the basis stands before the colon.")
    }
    finishLine()
    eachChild(of: line) { parser, child in
      if parser.holeText(child, of: &content) { return }
      parser.fail(
        .lineDoesNotBelongHere,
        "An edition with an expression behind its colon has no lines below; write “base:”.")
    }
    return DefinitionSyntax(
      name: Name("base", place), over: nil, basis: BasisSyntax(), content: .expression(content),
      when: nil, place: place)
  }
}

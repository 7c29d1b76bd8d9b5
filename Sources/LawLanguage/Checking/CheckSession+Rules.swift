import Measures

/// Rules, editions and their definitions.
extension CheckSession {
  func resolveRules() {
    for (index, rule) in written.rules.enumerated() { rules.append(resolve(rule, ID(index))) }
  }

  private func resolve(_ rule: Sited<RuleDeclaration>, _ id: ID<Rule>) -> Rule? {
    let syntax = rule.syntax
    guard let record = names.records[syntax.record.text], let type = signature(id),
      let provision = rule.site.provision
    else { return nil }
    let context = ExpressionContext(record: record, site: rule.site)
    let governing = syntax.governedBy.flatMap { resolve($0, as: ValueType(.date), context) }
    let applies = syntax.appliesWhen.flatMap { resolveCondition($0, context) }
    let frame = RuleFrame(
      rule: rule, record: record, type: type, appliesWhen: applies,
      present: syntax.appliesWhen?.provesPresent ?? [],
      isSound: applies != nil || syntax.appliesWhen == nil)
    let written = written.editionsOfRule[Int(id.index)]
    if written.isEmpty {
      report(
        .noDefinition,
        "“\(syntax.name.text)” says nothing: give it a “base”, or an edition (“from …”) here or in another act (“edition of”).",
        at: syntax.name.place)
    }
    return Rule(
      id: id, name: syntax.name.text, record: record, type: type,
      labels: labels(syntax.labels, of: "rule"), help: syntax.help.map { labels($0, of: "help") },
      governingDate: governing, appliesWhen: applies,
      editions: written.compactMap { edition($0, of: frame) }, provision: provision,
      place: syntax.name.place)
  }

  private func edition(_ edition: WrittenEdition, of frame: RuleFrame) -> Edition? {
    guard let provision = edition.site.provision else { return nil }
    let parts = ordered(edition.definitions)
    guard let first = parts.first, first.syntax.over == nil else {
      report(
        .noDefinition, "This edition has exceptions but no “base” they prevail over.",
        at: edition.place)
      return nil
    }
    // A rule's own basis is inherited only by editions of its own act.
    let head = edition.site.act == frame.rule.site.act ? frame.rule.syntax.basis : BasisSyntax()
    let confidence = confidence(of: edition, head)
    let reported = diagnostics.count
    var places: [String: Int] = [:]
    var definitions: [Definition] = []
    for (index, part) in parts.enumerated() {
      if let other = places[part.syntax.name.text] {
        reportDuplicate(part.syntax.name, definitions[other].place)
      }
      places[part.syntax.name.text] = index
      let over = over(part.syntax, parts, places)
      definitions.append(definition(part, edition, head, frame, over: over))
    }
    var basis = basis(edition.basis, over: head, site: edition.site)
    basis.confidence = confidence
    // Half-read conditions would only lead to conflicts that are none.
    if frame.isSound, !diagnostics[reported...].contains(where: { $0.severity == .error }) {
      definitions = withExclusions(definitions, appliesWhen: frame.appliesWhen)
    }
    return Edition(
      from: edition.from, through: edition.through, basis: basis, provision: provision,
      definitions: definitions, place: edition.place)
  }

  private func reportDuplicate(_ name: Name, _ other: SourcePlace) {
    report(
      .duplicateName, "This edition has a definition “\(name.text)” already; choose another name.",
      at: name.place,
      notes: [.init("the other", other)])
  }

  /// What is stated for the edition, else the least its definitions state. One that has none from
  /// anywhere is reported.
  private func confidence(of edition: WrittenEdition, _ head: BasisSyntax) -> Confidence {
    let own = edition.basis.confidence ?? head.confidence
    var stated: [Confidence] = []
    for part in edition.definitions {
      let isOwn = part.site.act == edition.site.act
      if let confidence = part.syntax.basis.confidence ?? (isOwn ? own : nil) {
        stated.append(confidence)
      } else {
        report(
          .missingConfidence,
          "Say how sure the source is (sure, likely or unsure): on the rule, on its edition, or on each definition.",
          at: isOwn ? edition.place : part.syntax.place)
      }
    }
    return own ?? stated.min() ?? .unsure
  }

  /// The base first, then exceptions after what they prevail over; at the end those that prevail
  /// over nothing that is there.
  private func ordered(_ parts: [Sited<DefinitionSyntax>]) -> [Sited<DefinitionSyntax>] {
    guard parts.count > 1 else { return parts }
    var rest = parts
    var done: [Sited<DefinitionSyntax>] = []
    var names: Set<String> = []
    while let ready = rest.firstIndex(where: { part in
      part.syntax.over.map { names.contains($0.text) } ?? true
    }) {
      names.insert(rest[ready].syntax.name.text)
      done.append(rest.remove(at: ready))
    }
    return done + rest
  }

  private func over(
    _ syntax: DefinitionSyntax, _ parts: [Sited<DefinitionSyntax>], _ places: [String: Int]
  ) -> Int? {
    guard let name = syntax.over else { return nil }
    if let index = places[name.text], name.text != syntax.name.text { return index }
    let known = parts.map(\.syntax.name.text)
    if known.contains(name.text) {
      report(
        .cycle,
        "“\(syntax.name.text)” prevails over “\(name.text)”, which leads back to it; no exception can prevail over itself.",
        at: name.place)
    } else {
      report(
        .unknownOver,
        "This edition has no definition “\(name.text)” to prevail over.\(also: nearest(name.text, known))",
        at: name.place)
    }
    return 0
  }

  private func definition(
    _ part: Sited<DefinitionSyntax>, _ edition: WrittenEdition, _ head: BasisSyntax,
    _ frame: RuleFrame, over: Int?
  ) -> Definition {
    let syntax = part.syntax
    var context = ExpressionContext(record: frame.record, site: part.site, present: frame.present)
    var when: ID<Node>?
    if let condition = syntax.when {
      when = resolveCondition(condition, context)
      context = context.assuming(condition.provesPresent)
    } else if over != nil {
      report(
        .exceptionWithoutCondition,
        "The exception “\(syntax.name.text)” would always prevail; say when it applies (“when”).",
        at: syntax.name.place)
    }
    let isOwn = part.site.act == edition.site.act
    return Definition(
      name: syntax.name.text, over: over, when: when,
      content: content(syntax.content, frame.type, context),
      basis: basis(
        syntax.basis, over: isOwn ? edition.basis : BasisSyntax(), isOwn ? head : BasisSyntax(),
        site: part.site),
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
}

/// What all editions of a rule share.
struct RuleFrame {
  var rule: Sited<RuleDeclaration>
  var record: ID<Record>
  var type: ValueType
  var appliesWhen: ID<Node>?
  /// Paths that are never `none` where the rule applies.
  var present: Set<String>
  /// False when the condition under which it applies could not be read.
  var isSound: Bool
}

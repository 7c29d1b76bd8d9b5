import Measures

/// Applies the amendments of the reforms switched on, in the order of their days in force.
extension CheckSession {
  func applyReforms() {
    gatherEditions()
    let order = written.amendments.sorted {
      (book[$0.reform].inForce, $0.reform) < (book[$1.reform].inForce, $1.reform)
    }
    var touched = TouchedDefinitions()
    for text in order {
      for change in text.rules { amend(change, text.reform, &touched) }
      for repeal in text.repeals { self.repeal(repeal, text.reform, &touched) }
      for change in text.values { amend(change, text.reform, &touched) }
    }
  }

  // MARK: Rules

  private func amend(
    _ change: Sited<AmendRuleDeclaration>, _ reform: ID<Reform>,
    _ touched: inout TouchedDefinitions
  ) {
    let syntax = change.syntax
    guard let rule = rulePosition(syntax.rule),
      let day = dayOfChange(syntax.from, reform, syntax.place)
    else { return }
    split(rule, at: day)
    let affected = written.editionsOfRule[rule].indices.filter {
      written.editionsOfRule[rule][$0].firstDay >= day
    }
    if affected.isEmpty {
      report(
        .nothingToReplace, "“\(syntax.rule.text)” has no edition in force on or after \(day).",
        at: syntax.place)
    }
    for part in syntax.changes {
      let change = TouchedDefinitions.Change(
        part: part.definitionName, reform: reform, place: part.place)
      if collides(change, syntax.rule, &touched) { return }
    }
    for edition in affected {
      for part in syntax.changes { apply(part, to: edition, of: rule, change.site) }
      freeWhatPrevailedOverRemoved(syntax.changes, in: edition, of: rule)
    }
  }

  /// The day from which a change holds; nil, with a report, when it lies before the reform.
  private func dayOfChange(_ from: Day?, _ reform: ID<Reform>, _ place: SourcePlace) -> Day? {
    let inForce = book[reform].inForce
    guard let from, from < inForce else { return from ?? inForce }
    report(
      .amendmentBeforeInForce,
      "The change is dated \(from), but the reform is in force from \(inForce).", at: place)
    return nil
  }

  private func collides(
    _ change: TouchedDefinitions.Change, _ name: Name, _ touched: inout TouchedDefinitions
  ) -> Bool {
    guard let other = touched.touch(name.text, change) else { return false }
    report(
      .reformsCollide,
      "“\(book[change.reform].name)” and “\(book[other.reform].name)” both change the same part of “\(name.text)”; only one of them can be switched on.",
      at: change.place, notes: [.init("the other change", other.place)])
    return true
  }

  /// Cuts the edition in force on `day` in two, so that a change holds only from that day.
  private func split(_ rule: Int, at day: Day) {
    let found = written.editionsOfRule[rule].firstIndex {
      $0.firstDay < day && ($0.through ?? .latest) >= day
    }
    guard let index = found else { return }
    var later = written.editionsOfRule[rule][index]
    written.editionsOfRule[rule][index].through = day.adding(days: -1)
    later.from = day
    written.editionsOfRule[rule].insert(later, at: index + 1)
  }

  /// Months in an amended definition are those of the act it amends.
  private func apply(
    _ part: AmendRuleDeclaration.Change, to edition: Int, of rule: Int, _ site: Site
  ) {
    let target = written.editionsOfRule[rule][edition]
    let site = Site(act: site.act, provision: site.provision, monthEnd: target.site.monthEnd)
    var definitions = target.definitions
    func position(_ name: Name) -> Int? {
      let index = definitions.firstIndex { $0.syntax.name.text == name.text }
      if index == nil { reportMissing(name, target) }
      return index
    }
    switch part {
    case .add(let definition):
      definitions.append(Sited(syntax: definition, site: site))
    case .replace(let definition):
      guard let index = position(definition.name) else { return }
      definitions[index] = Sited(syntax: definition, site: site)
    case .remove(let name):
      guard let index = position(name) else { return }
      definitions.remove(at: index)
    }
    written.editionsOfRule[rule][edition].definitions = definitions
  }

  private func reportMissing(_ name: Name, _ edition: WrittenEdition) {
    let known = edition.definitions.map(\.syntax.name.text)
    report(
      .nothingToReplace,
      "The edition from \(edition.firstDay) has no definition “\(name.text)”.\(also: nearest(name.text, known))",
      at: name.place, notes: [.init("this edition", edition.place)])
  }

  /// An exception over a removed one would hang in the air: the writer has to say what becomes of
  /// it. It is put over the base, so that it is not reported again.
  private func freeWhatPrevailedOverRemoved(
    _ changes: [AmendRuleDeclaration.Change], in edition: Int, of rule: Int
  ) {
    var definitions = written.editionsOfRule[rule][edition].definitions
    let names = Set(definitions.map(\.syntax.name.text))
    for case .remove(let removed) in changes where !names.contains(removed.text) {
      for index in definitions.indices where definitions[index].syntax.over?.text == removed.text {
        let name = definitions[index].syntax.name
        report(
          .unknownOver,
          "“\(name.text)” prevails over “\(removed.text)”, which is removed; remove or replace it too.",
          at: removed.place, notes: [.init("“\(name.text)”", name.place)])
        definitions[index].syntax.over = Name("base", name.place)
      }
    }
    written.editionsOfRule[rule][edition].definitions = definitions
  }

  private func repeal(
    _ repeal: Sited<RepealRuleDeclaration>, _ reform: ID<Reform>,
    _ touched: inout TouchedDefinitions
  ) {
    let syntax = repeal.syntax
    let change = TouchedDefinitions.Change(part: nil, reform: reform, place: syntax.place)
    guard let rule = rulePosition(syntax.rule),
      let day = dayOfChange(syntax.from, reform, syntax.place),
      !collides(change, syntax.rule, &touched)
    else { return }
    split(rule, at: day)
    written.editionsOfRule[rule].removeAll { $0.firstDay >= day }
    let nothing = DefinitionSyntax(
      name: Name("base", syntax.place), over: nil, basis: BasisSyntax(),
      content: .expression(ExpressionSyntax(.notApplicable, syntax.place)), when: nil,
      place: syntax.place)
    written.editionsOfRule[rule].append(
      WrittenEdition(
        from: day, through: nil, basis: syntax.basis, site: repeal.site,
        definitions: [Sited(syntax: nothing, site: repeal.site)], place: syntax.place))
  }

  // MARK: Values

  private func amend(
    _ change: Sited<AmendValueDeclaration>, _ reform: ID<Reform>,
    _ touched: inout TouchedDefinitions
  ) {
    let name = change.syntax.value
    let known = written.values.map(\.syntax.name.text)
    guard known.contains(name.text) else {
      report(
        .unknownName, "There is no value named “\(name.text)”.\(also: nearest(name.text, known))",
        at: name.place)
      return
    }
    for group in change.syntax.groups where holds(group, name, reform, &touched) {
      written.addedGroups[name.text, default: []].append(Sited(syntax: group, site: change.site))
    }
  }

  private func holds(
    _ group: ValueDeclaration.Group, _ name: Name, _ reform: ID<Reform>,
    _ touched: inout TouchedDefinitions
  ) -> Bool {
    for entry in group.entries {
      let place = entry.period.place
      guard let from = dayOfChange(entry.period.from ?? .earliest, reform, place) else {
        return false
      }
      for key in group.keys.isEmpty ? [[]] : group.keys {
        let part = (key.map(\.text) + [from.description]).joined(separator: " ")
        let change = TouchedDefinitions.Change(part: part, reform: reform, place: place)
        if collides(change, name, &touched) { return false }
      }
    }
    return true
  }
}

/// Which reform changed which part of a rule or value.
struct TouchedDefinitions {
  struct Change {
    /// A definition, or the key and day of an entry; nil for the whole.
    var part: String?
    var reform: ID<Reform>
    var place: SourcePlace
  }
  private var changes: [String: [Change]] = [:]

  /// Notes the change; returns one by another reform that touches the same part.
  mutating func touch(_ name: String, _ change: Change) -> Change? {
    let other = changes[name]?.first { other in
      other.reform != change.reform
        && (other.part == nil || change.part == nil || other.part == change.part)
    }
    changes[name, default: []].append(change)
    return other
  }
}

extension AmendRuleDeclaration.Change {
  var definitionName: String {
    switch self {
    case .add(let definition), .replace(let definition): definition.name.text
    case .remove(let name): name.text
    }
  }

  var place: SourcePlace {
    switch self {
    case .add(let definition), .replace(let definition): definition.name.place
    case .remove(let name): name.place
    }
  }
}

import Measures

/// Gathers the editions of each rule from all files and applies the amendments of the reforms switched on.
extension CheckSession {
  func applyReforms() {
    gatherEditions()
    let order = written.amendments.sorted {
      (book[$0.reform].inForce, $0.reform) < (book[$1.reform].inForce, $1.reform)
    }
    var touched = TouchedDefinitions()
    for reform in order {
      let day = book[reform.reform].inForce
      for change in reform.rules { amend(change, from: day, reform.reform, &touched) }
      for repeal in reform.repeals { self.repeal(repeal, from: day, reform.reform, &touched) }
      for change in reform.values { amend(change, reform.reform, &touched) }
    }
  }

  private func gatherEditions() {
    written.editionsOfRule = written.rules.map { rule in
      rule.syntax.editions.map { edition in self.written(edition, rule.site) }
    }
    for edition in written.editions {
      guard let rule = rulePosition(edition.syntax.rule) else { continue }
      written.editionsOfRule[rule].append(self.written(edition.syntax.edition, edition.site))
    }
    for rule in written.editionsOfRule.indices {
      written.editionsOfRule[rule].sort { ($0.from ?? .earliest) < ($1.from ?? .earliest) }
      closeEditions(of: rule)
    }
  }

  private func written(_ edition: EditionSyntax, _ site: Site) -> WrittenEdition {
    WrittenEdition(
      from: edition.period.from, through: edition.period.through, basis: edition.basis, site: site,
      definitions: edition.definitions.map { Sited(syntax: $0, site: site) }, place: edition.place)
  }

  private func rulePosition(_ name: Name) -> Int? {
    let found = written.rules.firstIndex { $0.syntax.name.text == name.text }
    if found == nil {
      report(
        .unknownRule, "There is no rule named ‘\(name.text)’.\(nearest(name.text, ruleNames))",
        at: name.place)
    }
    return found
  }

  private var ruleNames: [String] { written.rules.map(\.syntax.name.text) }

  /// Fills in last days from the next edition and reports overlaps, gaps and periods upside down.
  private func closeEditions(of rule: Int) {
    var editions = written.editionsOfRule[rule]
    for index in editions.indices {
      let edition = editions[index]
      if let from = edition.from, let through = edition.through, through < from {
        report(
          .periodUpsideDown, "This edition ends on \(through), before it begins on \(from).",
          at: edition.place)
      }
      guard index + 1 < editions.count else { continue }
      let next = editions[index + 1]
      let nextFrom = next.from ?? .earliest
      let note = Diagnostic.Note("the next edition begins on \(nextFrom)", next.place)
      guard let through = edition.through else {
        if nextFrom == (edition.from ?? .earliest) {
          report(
            .overlappingEditions, "Two editions of this rule begin on the same day.",
            at: edition.place, notes: [note])
        }
        editions[index].through = nextFrom.adding(days: -1)
        continue
      }
      if through >= nextFrom {
        report(
          .overlappingEditions, "This edition is in force until \(through), and the next begins before.",
          at: edition.place, notes: [note])
      } else if through.adding(days: 1) != nextFrom {
        report(
          .gapBetweenEditions,
          "Between \(through) and \(nextFrom) no edition is in force. If the law was silent, say so with an edition that is `not applicable` or `not known`.",
          at: edition.place, notes: [note])
      }
    }
    written.editionsOfRule[rule] = editions
  }

  private func amend(
    _ change: Sited<AmendRuleDeclaration>, from inForce: Day, _ reform: ID<Reform>,
    _ touched: inout TouchedDefinitions
  ) {
    guard let rule = rulePosition(change.syntax.rule) else { return }
    let day = change.syntax.from ?? inForce
    if day < inForce { reportEarly(day, inForce, change.syntax.place) }
    split(rule, at: day)
    let affected = written.editionsOfRule[rule].indices.filter {
      (written.editionsOfRule[rule][$0].from ?? .earliest) >= day
    }
    if affected.isEmpty {
      report(
        .nothingToReplace,
        "‘\(change.syntax.rule.text)’ has no edition in force on or after \(day).",
        at: change.syntax.place)
    }
    for part in change.syntax.changes {
      let key = "\(change.syntax.rule.text) \(part.definitionName)"
      collide(touched.touch(key, reform, change.syntax.place), change.syntax.rule, reform)
      for edition in affected { apply(part, to: edition, of: rule, change.site) }
    }
  }

  private func reportEarly(_ day: Day, _ inForce: Day, _ place: SourcePlace) {
    report(
      .amendmentBeforeInForce, "The change is dated \(day), but the reform is in force from \(inForce).",
      at: place)
  }

  private func collide(
    _ other: (reform: ID<Reform>, place: SourcePlace)?, _ name: Name, _ reform: ID<Reform>
  ) {
    guard let other, other.reform != reform else { return }
    report(
      .reformsCollide,
      "‘\(book[reform].name)’ and ‘\(book[other.reform].name)’ both change this part of ‘\(name.text)’.",
      at: name.place, notes: [.init("the other change", other.place)])
  }

  /// Cuts the edition in force on `day` in two, so that a change holds only from that day.
  private func split(_ rule: Int, at day: Day) {
    guard
      let index = written.editionsOfRule[rule].firstIndex(where: {
        ($0.from ?? .earliest) < day && ($0.through ?? .latest) >= day
      })
    else { return }
    var later = written.editionsOfRule[rule][index]
    written.editionsOfRule[rule][index].through = day.adding(days: -1)
    later.from = day
    written.editionsOfRule[rule].insert(later, at: index + 1)
  }

  private func apply(
    _ part: AmendRuleDeclaration.Change, to edition: Int, of rule: Int, _ site: Site
  ) {
    var definitions = written.editionsOfRule[rule][edition].definitions
    func position(_ name: String) -> Int? {
      definitions.firstIndex { $0.syntax.name.text == name }
    }
    switch part {
    case .add(let definition):
      definitions.append(Sited(syntax: definition, site: site))
    case .replace(let definition):
      guard let index = position(definition.name.text) else {
        return reportMissing(definition.name)
      }
      definitions[index] = Sited(syntax: definition, site: site)
    case .remove(let name):
      guard let index = position(name.text) else { return reportMissing(name) }
      definitions.remove(at: index)
    }
    written.editionsOfRule[rule][edition].definitions = definitions
  }

  private func reportMissing(_ name: Name) {
    report(
      .nothingToReplace, "An edition this change reaches has no definition ‘\(name.text)’.",
      at: name.place)
  }

  private func repeal(
    _ repeal: Sited<RepealRuleDeclaration>, from inForce: Day, _ reform: ID<Reform>,
    _ touched: inout TouchedDefinitions
  ) {
    guard let rule = rulePosition(repeal.syntax.rule) else { return }
    let day = repeal.syntax.from ?? inForce
    if day < inForce { reportEarly(day, inForce, repeal.syntax.place) }
    collide(
      touched.touch("\(repeal.syntax.rule.text) base", reform, repeal.syntax.place),
      repeal.syntax.rule, reform)
    split(rule, at: day)
    written.editionsOfRule[rule].removeAll { ($0.from ?? .earliest) >= day }
    let place = repeal.syntax.place
    let nothing = DefinitionSyntax(
      name: Name("base", place), over: nil, basis: BasisSyntax(),
      content: .expression(ExpressionSyntax(.notApplicable, place)), when: nil, place: place)
    written.editionsOfRule[rule].append(
      WrittenEdition(
        from: day, through: nil, basis: repeal.syntax.basis, site: repeal.site,
        definitions: [Sited(syntax: nothing, site: repeal.site)], place: place))
  }

  private func amend(
    _ change: Sited<AmendValueDeclaration>, _ reform: ID<Reform>,
    _ touched: inout TouchedDefinitions
  ) {
    let name = change.syntax.value
    guard written.values.contains(where: { $0.syntax.name.text == name.text }) else {
      report(.unknownName, "There is no value named ‘\(name.text)’.", at: name.place)
      return
    }
    let inForce = book[reform].inForce
    for group in change.syntax.groups {
      for entry in group.entries {
        let from = entry.period.from ?? .earliest
        if from < inForce { reportEarly(from, inForce, entry.period.place) }
        for key in group.keys.isEmpty ? [[]] : group.keys {
          let path = ([name.text] + key.map(\.text) + [from.description]).joined(separator: " ")
          collide(touched.touch(path, reform, entry.period.place), name, reform)
        }
      }
      written.addedGroups[name.text, default: []].append(Sited(syntax: group, site: change.site))
    }
  }
}

/// Which reform changed which definition first.
struct TouchedDefinitions {
  private var first: [String: (reform: ID<Reform>, place: SourcePlace)] = [:]

  /// Notes the change; returns an earlier one of the same definition.
  mutating func touch(
    _ key: String, _ reform: ID<Reform>, _ place: SourcePlace
  ) -> (reform: ID<Reform>, place: SourcePlace)? {
    if let other = first[key] { return other }
    first[key] = (reform, place)
    return nil
  }
}

extension AmendRuleDeclaration.Change {
  var definitionName: String {
    switch self {
    case .add(let definition), .replace(let definition): definition.name.text
    case .remove(let name): name.text
    }
  }
}

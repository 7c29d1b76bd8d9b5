import Measures

/// Gathers the editions of each rule from all acts and closes each by the next.
extension CheckSession {
  func gatherEditions() {
    for (index, rule) in written.rules.enumerated() {
      names.rulePositions[rule.syntax.name.text, default: []].append(index)
    }
    written.editionsOfRule = written.rules.map { rule in
      rule.syntax.editions.map { edition in self.written(edition, rule.site) }
    }
    for edition in written.editions {
      guard let rule = rulePosition(edition.syntax.rule) else { continue }
      written.editionsOfRule[rule].append(self.written(edition.syntax.edition, edition.site))
    }
    for rule in written.editionsOfRule.indices where written.editionsOfRule[rule].count > 0 {
      written.editionsOfRule[rule].sort { $0.firstDay < $1.firstDay }
      closeEditions(of: rule)
    }
  }

  private func written(_ edition: EditionSyntax, _ site: Site) -> WrittenEdition {
    WrittenEdition(
      from: edition.period.from, through: edition.period.through, basis: edition.basis, site: site,
      definitions: edition.definitions.map { Sited(syntax: $0, site: site) }, place: edition.place)
  }

  /// The position of the rule in `written.rules`; an unknown or ambiguous one is reported.
  func rulePosition(_ name: Name) -> Int? {
    let found = names.rulePositions[name.text] ?? []
    let records = Set(found.map { written.rules[$0].syntax.record.text })
    if records.count == 1 { return found[0] }
    if found.isEmpty {
      report(
        .unknownRule,
        "There is no rule named “\(name.text)”.\(also: nearest(name.text, Array(names.rulePositions.keys)))",
        at: name.place)
    } else {
      report(
        .unknownRule,
        "Several records have a rule “\(name.text)” (\(records.sorted().joined(separator: ", "))); give the one that is meant a name of its own.",
        at: name.place,
        notes: found.map { .init("one of them", written.rules[$0].syntax.name.place) })
    }
    return nil
  }

  /// Fills in last days from the next edition; reports overlaps, gaps and periods upside down.
  private func closeEditions(of rule: Int) {
    for index in written.editionsOfRule[rule].indices {
      let edition = written.editionsOfRule[rule][index]
      if let through = edition.through, through < edition.firstDay {
        report(
          .periodUpsideDown,
          "This edition ends on \(through), before it begins on \(edition.firstDay).",
          at: edition.place)
        continue
      }
      guard index + 1 < written.editionsOfRule[rule].count else { continue }
      let next = written.editionsOfRule[rule][index + 1]
      compare(edition, with: next)
      if edition.through == nil {
        written.editionsOfRule[rule][index].through = next.firstDay.adding(days: -1)
      }
    }
  }

  private func compare(_ edition: WrittenEdition, with next: WrittenEdition) {
    let note = Diagnostic.Note("the next edition begins on \(next.firstDay)", next.place)
    if next.firstDay == edition.firstDay {
      report(
        .overlappingEditions,
        "Two editions of this rule begin on the same day; keep one, or correct its day.",
        at: edition.place, notes: [note])
      return
    }
    guard let through = edition.through else { return }
    if through >= next.firstDay {
      report(
        .overlappingEditions,
        "This edition is in force until \(through), and the next begins on \(next.firstDay).",
        at: edition.place, notes: [note])
    } else if through.adding(days: 1) != next.firstDay {
      report(
        .gapBetweenEditions,
        "Between \(through) and \(next.firstDay) no edition is in force. If the law was silent, say so with an edition that is “not applicable” or “not known”.",
        at: edition.place, notes: [note])
    }
  }
}

extension WrittenEdition {
  var firstDay: Day { from ?? .earliest }
}

import Measures

/// Dated values.
extension CheckSession {
  func resolveValues() {
    for (index, value) in written.values.enumerated() {
      values.append(resolve(value, ID(index)))
    }
    for (index, fact) in written.facts.enumerated() {
      facts.append(resolve(fact, ID(index)))
    }
  }

  private func resolve(_ value: Sited<ValueDeclaration>, _ id: ID<DatedValue>) -> DatedValue? {
    guard let signature = signature(id), let provision = value.site.provision else { return nil }
    let syntax = value.syntax
    let size = signature.keys.reduce(1) { $0 * book[$1].cases.count }
    var series = [[DatedValue.Entry]](repeating: [], count: size)
    for group in syntax.groups {
      let entries = entries(of: group, syntax, signature.type, value.site)
      for position in positions(group, signature, syntax.name) { series[position] += entries }
    }
    for index in series.indices { close(&series[index], syntax.name) }
    for group in written.addedGroups[syntax.name.text] ?? [] {
      let entries = entries(of: group.syntax, nil, signature.type, group.site)
      for position in positions(group.syntax, signature, syntax.name) {
        entries.forEach { amend(&series[position], by: $0) }
      }
    }
    return DatedValue(
      id: id, name: syntax.name.text, keys: signature.keys, type: signature.type,
      labels: labels(syntax.labels, of: "value"), help: syntax.help.map { labels($0, of: "help") },
      series: series, provision: provision, place: syntax.name.place)
  }

  // MARK: Keys

  private func positions(
    _ group: ValueDeclaration.Group, _ signature: ValueSignature, _ name: Name
  ) -> [Int] {
    let place = group.entries.first?.period.place ?? name.place
    let keys = group.keys.isEmpty ? [[]] : group.keys
    return keys.compactMap { position(of: $0, signature.keys, name, place) }
  }

  private func position(
    of key: [Name], _ keys: [ID<Enumeration>], _ name: Name, _ place: SourcePlace
  ) -> Int? {
    guard key.count == keys.count else {
      reportKeys(name.text, keys, found: key.count, at: key.first?.place ?? place)
      return nil
    }
    var position = 0
    for (part, enumeration) in zip(key, keys) {
      guard let index = caseIndex(part, of: enumeration) else { return nil }
      position = position * book[enumeration].cases.count + index
    }
    return position
  }

  /// Says how a value is indexed, where it was written or read with other keys.
  func reportKeys(_ name: String, _ keys: [ID<Enumeration>], found: Int, at place: SourcePlace) {
    let wanted = keys.map { book[$0].name }.joined(separator: " & ")
    if keys.isEmpty {
      report(.wrongKeyCount, "“\(name)” is one series and takes no “for”.", at: place)
    } else if found == 0 {
      report(
        .keysMissing, "“\(name)” is indexed; say for which: \(name) for \(wanted).", at: place)
    } else {
      report(
        .wrongKeyCount,
        "“\(name)” takes \((keys.count == 1 ? "one key" : "\(keys.count) keys") as Wording), not \(found): \(name) for \(wanted).",
        at: place)
    }
  }

  // MARK: Entries

  /// - Parameter value: whose basis the entries inherit; nil for those of a reform.
  private func entries(
    of group: ValueDeclaration.Group, _ value: ValueDeclaration?, _ type: ValueType, _ site: Site
  ) -> [DatedValue.Entry] {
    let head = value?.basis ?? BasisSyntax()
    if head.confidence == nil,
      let silent = group.entries.first(where: { $0.basis.confidence == nil })
    {
      report(
        .missingConfidence,
        "Say how sure the source is (sure, likely or unsure), on this line or on the value.",
        at: silent.period.place)
    }
    return group.entries.compactMap { entry($0, over: head, as: type, site) }
  }

  private func entry(
    _ syntax: ValueDeclaration.Entry, over value: BasisSyntax, as type: ValueType, _ site: Site
  ) -> DatedValue.Entry? {
    guard let provision = site.provision else { return nil }
    let context = ExpressionContext(record: .outside, site: site)
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
      return nil
    }
    return DatedValue.Entry(
      from: syntax.period.from, through: syntax.period.through, content: content,
      basis: basis(syntax.basis, over: value, site: site), provision: provision,
      place: syntax.period.place)
  }

  /// Sorts a series; an entry without a last day lasts until the next one.
  private func close(_ entries: inout [DatedValue.Entry], _ name: Name) {
    guard entries.count > 1 else { return }
    entries.sort { $0.firstDay < $1.firstDay }
    for index in entries.indices.dropLast() {
      let (entry, next) = (entries[index], entries[index + 1])
      if next.firstDay == entry.firstDay {
        report(
          .duplicateEntry, "Two entries of “\(name.text)” begin on the same day; keep one of them.",
          at: next.place,
          notes: [.init("the other entry", entry.place)])
      } else if entry.from == nil {
        report(
          .overlappingEditions,
          "“always” stands for all time, but another entry begins on \(next.firstDay); say from when this one holds.",
          at: entry.place, notes: [.init("the other entry", next.place)])
      } else if let through = entry.through, through >= next.firstDay {
        report(
          .overlappingEditions,
          "This entry lasts until \(through), and the next begins on \(next.firstDay).",
          at: entry.place, notes: [.init("the next entry", next.place)])
      }
      if entry.through == nil { entries[index] = entry.ending(before: next.firstDay) }
    }
  }

  /// Puts a reform's entry into a closed series: it takes the place of what would last beyond its
  /// first day, up to the next entry.
  private func amend(_ entries: inout [DatedValue.Entry], by entry: DatedValue.Entry) {
    entries.removeAll { $0.firstDay == entry.firstDay }
    for index in entries.indices
    where entries[index].firstDay < entry.firstDay && entries[index].lasts(on: entry.firstDay) {
      entries[index] = entries[index].ending(before: entry.firstDay)
    }
    let position = entries.firstIndex { $0.firstDay > entry.firstDay } ?? entries.endIndex
    let next = position < entries.endIndex ? entries[position].firstDay : nil
    let reachesNext = next.map { next in entry.through.map { $0 >= next } ?? true } ?? false
    entries.insert(
      reachesNext ? next.map(entry.ending) ?? entry : entry, at: position)
  }
}

extension DatedValue.Entry {
  var firstDay: Day { from ?? .earliest }

  func lasts(on day: Day) -> Bool { through.map { day <= $0 } ?? true }

  /// The entry, ended on the day before `day`.
  func ending(before day: Day) -> DatedValue.Entry {
    DatedValue.Entry(
      from: from, through: day.adding(days: -1), content: content, basis: basis,
      provision: provision, place: place)
  }
}

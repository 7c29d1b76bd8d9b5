import Measures

/// Names and types of everything declared, before any expression is read.
extension CheckSession {
  func declareTypes() {
    written.enumerations.forEach(addEnumeration)
    written.choices.forEach(addChoice)
    let records = written.records.filter { declareRecord($0) }
    for record in records { declareReferences(of: record) }
    checkReferenceCircles()
  }

  /// Claims a name that is unique in the book; one that is taken is reported.
  ///
  /// - Parameter isKnown: whether a thing of the same kind has the name. If not, the new one is known
  ///   by it all the same, so that nothing that reads it is reported too.
  func claim(_ name: Name, isKnown: Bool = true) -> Bool {
    guard let other = names.places[name.text] else {
      names.places[name.text] = name.place
      return true
    }
    report(
      .duplicateName, "The name “\(name.text)” is taken; choose another.", at: name.place,
      notes: [.init("declared here", other)])
    return !isKnown
  }

  private func addEnumeration(_ written: Sited<EnumerationDeclaration>) {
    let syntax = written.syntax
    let isKnown = names.enumerations[syntax.name.text] != nil
    guard claim(syntax.name, isKnown: isKnown) else { return }
    addCases(
      named: syntax.name, labels: labels(syntax.labels, of: "enumeration"),
      syntax.cases.map { ($0.name, labels($0.labels, of: "case “\($0.name.text)”")) })
  }

  @discardableResult
  private func addCases(
    named name: Name, labels: Labels, _ cases: [(Name, Labels)]
  ) -> ID<Enumeration> {
    let id = ID<Enumeration>(book.enumerations.count)
    names.enumerations[name.text] = id
    var index: [String: Int] = [:]
    for (position, item) in cases.enumerated() {
      if let other = index[item.0.text] {
        report(
          .duplicateName, "“\(item.0.text)” stands in “\(name.text)” already; choose another name.",
          at: item.0.place,
          notes: [.init("the first one", cases[other].0.place)])
        continue
      }
      index[item.0.text] = position
      names.cases[item.0.text, default: []].append((id, position))
    }
    names.caseIndex[id] = index
    book.enumerations.append(
      Enumeration(
        id: id, name: name.text, labels: labels,
        cases: cases.map { .init(name: $0.0.text, labels: $0.1) }, place: name.place))
    return id
  }

  private func addChoice(_ written: Sited<ChoiceDeclaration>) {
    let syntax = written.syntax
    let isKnown = names.enumerations[syntax.name.text] != nil
    guard claim(syntax.name, isKnown: isKnown), let provision = written.site.provision else {
      return
    }
    requireConfidence(syntax.basis, at: syntax.name.place)
    let options = syntax.options.map { ($0.name, labels($0.labels, of: "option")) }
    let choiceLabels = labels(syntax.labels, of: "choice")
    let enumeration = addCases(named: syntax.name, labels: choiceLabels, options)
    let id = ID<Choice>(book.choices.count)
    names.choices[syntax.name.text] = id
    names.choiceEnumerations[enumeration] = id
    let defaults = syntax.options.indices.filter { syntax.options[$0].isDefault }
    if defaults.count != 1 && !options.isEmpty {
      report(
        .noDefaultOption,
        "A choice has exactly one option marked “default”; mark the reading that practice follows.",
        at: syntax.name.place
      )
    }
    book.choices.append(
      Choice(
        id: id, name: syntax.name.text, labels: choiceLabels,
        help: syntax.help.map { labels($0, of: "help") }, enumeration: enumeration,
        options: options.map { .init(name: $0.0.text, labels: $0.1) },
        defaultOption: defaults.first ?? 0,
        basis: basis(syntax.basis, site: written.site),
        provision: provision, place: syntax.name.place))
  }

  private func declareRecord(_ written: Sited<RecordDeclaration>) -> Bool {
    let isKnown = names.records[written.syntax.name.text] != nil
    guard claim(written.syntax.name, isKnown: isKnown) else { return false }
    let id = ID<Record>(book.records.count)
    names.records[written.syntax.name.text] = id
    names.members[id] = [:]
    book.records.append(
      Record(
        id: id, name: written.syntax.name.text, labels: labels(written.syntax.labels, of: "record"),
        governingDate: nil, references: [], lists: [], facts: [], rules: [],
        place: written.syntax.name.place))
    return true
  }

  private func declareReferences(of written: Sited<RecordDeclaration>) {
    guard let owner = names.records[written.syntax.name.text] else { return }
    for syntax in written.syntax.references {
      guard let target = names.records[syntax.target.text] else {
        report(
          .unknownRecord,
          "There is no record named “\(syntax.target.text)”.\(also: nearestRecord(syntax.target))",
          at: syntax.target.place)
        continue
      }
      let id = ID<Reference>(book.references.count)
      book.references.append(
        Reference(
          id: id, name: syntax.name.text, owner: owner, target: target,
          listName: syntax.listedAs?.text, labels: labels(syntax.labels, of: "reference"),
          ask: syntax.ask.map { labels($0, of: "question") }, place: syntax.name.place))
      addMember(syntax.name, .reference(id), to: owner)
      if let list = syntax.listedAs { declareList(list, id, on: target, syntax) }
    }
  }

  /// The number of elements is asked like a fact, so the list needs a question.
  private func declareList(
    _ name: Name, _ id: ID<Reference>, on target: ID<Record>,
    _ syntax: RecordDeclaration.Reference
  ) {
    addMember(name, .list(id), to: target)
    if syntax.ask == nil {
      report(
        .missingQuestion,
        "The list “\(name.text)” has no question; ask how many there are (“ask” below “has”).",
        at: name.place)
    }
  }

  func nearestRecord(_ name: Name) -> Wording { nearest(name.text, Array(names.records.keys)) }

  private func addMember(_ name: Name, _ member: Member, to record: ID<Record>) {
    if let other = names.members[record]?[name.text] {
      report(
        .duplicateName,
        "“\(book[record].name)” has a member “\(name.text)” already; choose another name.",
        at: name.place, notes: [.init("declared here", place(of: other))])
      return
    }
    names.members[record, default: [:]][name.text] = member
  }

  private func place(of member: Member) -> SourcePlace {
    switch member {
    case .fact(let id): written.facts[Int(id.index)].syntax.name.place
    case .rule(let id): written.rules[Int(id.index)].syntax.name.place
    case .reference(let id), .list(let id): book[id].place
    }
  }

  /// A circle is told once, at the reference that closes it.
  private func checkReferenceCircles() {
    var path: [ID<Record>] = []
    var done: Set<ID<Record>> = []
    for record in book.records where !done.contains(record.id) {
      followReferences(of: record.id, &path, &done)
    }
  }

  private func followReferences(
    of record: ID<Record>, _ path: inout [ID<Record>], _ done: inout Set<ID<Record>>
  ) {
    path.append(record)
    for reference in book.references where reference.owner == record {
      if let start = path.firstIndex(of: reference.target) {
        let circle = (path[start...] + [reference.target]).map { book[$0].name }
        report(
          .circularReference,
          "The reference “\(reference.name)” leads in a circle: \(circle.joined(separator: " → ")). List one record under the other (“listed as”) instead.",
          at: reference.place)
      } else if !done.contains(reference.target) {
        followReferences(of: reference.target, &path, &done)
      }
    }
    path.removeLast()
    done.insert(record)
  }

  /// Facts, values, rules and calendars get numbers and types; their contents are read later.
  func declareMembers() {
    for (index, fact) in written.facts.enumerated() {
      declare(fact.syntax.name, .fact(ID(index)), of: fact.syntax.record)
      names.factSignatures.append(type(fact.syntax.type))
    }
    for (index, rule) in written.rules.enumerated() {
      declare(rule.syntax.name, .rule(ID(index)), of: rule.syntax.record)
      names.ruleSignatures.append(type(rule.syntax.type))
    }
    for (index, value) in written.values.enumerated() {
      names.valueSignatures.append(declareValue(value, ID(index)))
    }
    written.calendars.forEach(addCalendar)
  }

  private func declare(_ name: Name, _ member: Member, of record: Name) {
    guard let id = names.records[record.text] else {
      report(
        .unknownRecord, "There is no record named “\(record.text)”.\(also: nearestRecord(record))",
        at: record.place)
      return
    }
    addMember(name, member, to: id)
  }

  /// More keys, or larger ones, would make a table no law book holds.
  private static var mostKeys: Int { 3 }
  private static var mostSeries: Int { 1_000_000 }

  private func declareValue(
    _ value: Sited<ValueDeclaration>, _ id: ID<DatedValue>
  ) -> ValueSignature? {
    let syntax = value.syntax
    let isKnown = names.values[syntax.name.text] != nil
    guard claim(syntax.name, isKnown: isKnown) else { return nil }
    names.values[syntax.name.text] = id
    let type = type(syntax.type)
    let keys = syntax.keys.compactMap { key in
      names.enumerations[key.text] ?? reportUnknownType(key)
    }
    guard let type, keys.count == syntax.keys.count else { return nil }
    let size = keys.prefix(Self.mostKeys).reduce(1) { $0 * max(1, book[$1].cases.count) }
    if keys.count > Self.mostKeys || size > Self.mostSeries {
      report(
        .wrongKeyCount,
        "A value is indexed by at most three enumerations, with a million combinations at most.",
        at: syntax.keys[0].place)
      return nil
    }
    return ValueSignature(keys: keys, type: type)
  }

  private func reportUnknownType(_ name: Name) -> ID<Enumeration>? {
    report(
      .unknownType,
      "There is no enumeration named “\(name.text)”.\(also: nearest(name.text, Array(names.enumerations.keys)))",
      at: name.place)
    return nil
  }

  /// The type written; nil for an unknown one, which was reported.
  func type(_ syntax: TypeSyntax) -> ValueType? {
    let optional = syntax.isOptional
    switch syntax.kind {
    case .yesNo: return ValueType(.yesNo, isOptional: optional)
    case .integer: return ValueType(.integer, isOptional: optional)
    case .percent: return ValueType(.percent, scale: ValueType.percentScale, isOptional: optional)
    case .date: return ValueType(.date, isOptional: optional)
    case .days: return ValueType(.days, isOptional: optional)
    case .months: return ValueType(.months, isOptional: optional)
    case .text: return ValueType(.text, isOptional: optional)
    case .decimal(let digits): return ValueType(.decimal, scale: digits, isOptional: optional)
    case .money(let code):
      return Currency(code: code).map { ValueType(.money($0), isOptional: optional) }
    case .named(let name):
      return enumeration(name, syntax).map { ValueType(.enumeration($0), isOptional: optional) }
    case .set(let name):
      return enumeration(name, syntax).map { ValueType(.set($0), isOptional: optional) }
    }
  }

  private func enumeration(_ name: String, _ syntax: TypeSyntax) -> ID<Enumeration>? {
    names.enumerations[name] ?? reportUnknownType(Name(name, syntax.place))
  }

  private func addCalendar(_ written: Sited<CalendarDeclaration>) {
    let syntax = written.syntax
    let isKnown = names.calendars[syntax.name.text] != nil
    guard claim(syntax.name, isKnown: isKnown), let provision = written.site.provision else {
      return
    }
    var plans: [Int: WorkingCalendar.YearPlan] = [:]
    var bases: [Int: Basis] = [:]
    for year in syntax.years {
      if plans[year.year] != nil {
        report(
          .duplicateEntry,
          "The year \(year.year) stands in “\(syntax.name.text)” already; put the days together.",
          at: year.place)
      }
      let plan = WorkingCalendar.YearPlan(
        holidays: Set(year.holidays), movedRestDays: Set(year.rest), working: Set(year.work))
      for day in plan.strayDays(year: year.year) {
        report(
          .calendarDayOutsideYear,
          "\(day) does not lie in \(year.year); write it under its own year.", at: year.place)
      }
      plans[year.year] = plan
      bases[year.year] = basis(year.basis, over: syntax.basis, site: written.site)
      if syntax.basis.confidence == nil { requireConfidence(year.basis, at: year.place) }
    }
    let id = ID<LegalCalendar>(book.calendars.count)
    names.calendars[syntax.name.text] = id
    book.calendars.append(
      LegalCalendar(
        id: id, name: syntax.name.text, labels: labels(syntax.labels, of: "calendar"),
        days: WorkingCalendar(restWeekdays: Set(syntax.restWeekdays), years: plans), bases: bases,
        provision: provision, place: syntax.name.place))
  }
}

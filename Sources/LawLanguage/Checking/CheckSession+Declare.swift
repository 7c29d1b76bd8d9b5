import Measures

/// Names and types of everything declared, before any expression is read.
extension CheckSession {
  func declareTypes() {
    written.enumerations.forEach(addEnumeration)
    written.choices.forEach(addChoice)
    for record in written.records { declareRecord(record) }
    for record in written.records { declareReferences(of: record) }
    checkReferenceCircles()
  }

  /// Claims a name that is unique in the book; false when it is taken.
  func claim(_ name: Name) -> Bool {
    if let other = names.places[name.text] {
      report(
        .duplicateName, "The name ‘\(name.text)’ is taken.", at: name.place,
        notes: [.init("declared here", other)])
      return false
    }
    names.places[name.text] = name.place
    return true
  }

  private func addEnumeration(_ written: Sited<EnumerationDeclaration>) {
    let syntax = written.syntax
    guard claim(syntax.name) else { return }
    addCases(
      named: syntax.name, labels: labels(syntax.labels, of: "enumeration"),
      syntax.cases.map { ($0.name, labels($0.labels, of: "case ‘\($0.name.text)’")) })
  }

  @discardableResult
  private func addCases(
    named name: Name, labels: Labels, _ cases: [(Name, Labels)]
  ) -> ID<Enumeration> {
    let id = ID<Enumeration>(book.enumerations.count)
    names.enumerations[name.text] = id
    var index: [String: Int] = [:]
    for (position, item) in cases.enumerated() {
      if index[item.0.text] != nil {
        report(.duplicateName, "The case ‘\(item.0.text)’ stands twice.", at: item.0.place)
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
    guard claim(syntax.name), let provision = written.site.provision else { return }
    let options = syntax.options.map { ($0.name, labels($0.labels, of: "option")) }
    let choiceLabels = labels(syntax.labels, of: "choice")
    let enumeration = addCases(named: syntax.name, labels: choiceLabels, options)
    let id = ID<Choice>(book.choices.count)
    names.choices[syntax.name.text] = id
    names.choiceEnumerations[id] = enumeration
    let defaults = syntax.options.indices.filter { syntax.options[$0].isDefault }
    if defaults.count != 1 {
      report(
        .noDefaultOption, "A choice has exactly one option marked `default`.", at: syntax.name.place)
    }
    book.choices.append(
      Choice(
        id: id, name: syntax.name.text, labels: choiceLabels,
        help: syntax.help.map { labels($0, of: "help") }, enumeration: enumeration,
        options: options.map { .init(name: $0.0.text, labels: $0.1) },
        defaultOption: defaults.first ?? 0,
        basis: basis(syntax.basis, site: written.site, at: syntax.name.place),
        provision: provision, place: syntax.name.place))
  }

  private func declareRecord(_ written: Sited<RecordDeclaration>) {
    guard claim(written.syntax.name) else { return }
    let id = ID<Record>(book.records.count)
    names.records[written.syntax.name.text] = id
    names.members[id] = [:]
    book.records.append(
      Record(
        id: id, name: written.syntax.name.text, labels: labels(written.syntax.labels, of: "record"),
        governingDate: nil, references: [], lists: [], facts: [], rules: [],
        place: written.syntax.name.place))
  }

  private func declareReferences(of written: Sited<RecordDeclaration>) {
    guard let owner = names.records[written.syntax.name.text] else { return }
    for syntax in written.syntax.references {
      guard let target = names.records[syntax.target.text] else {
        report(
          .unknownRecord, "There is no record named ‘\(syntax.target.text)’.",
          at: syntax.target.place)
        continue
      }
      let id = ID<Reference>(book.references.count)
      addMember(syntax.name, .reference(id), to: owner)
      if let list = syntax.listedAs { addMember(list, .list(id), to: target) }
      book.references.append(
        Reference(
          id: id, name: syntax.name.text, owner: owner, target: target,
          listName: syntax.listedAs?.text, labels: labels(syntax.labels, of: "reference"),
          ask: syntax.ask.map { labels($0, of: "question") }, place: syntax.name.place))
    }
  }

  private func addMember(_ name: Name, _ member: Member, to record: ID<Record>) {
    if let other = names.members[record]?[name.text] {
      report(
        .duplicateName, "‘\(book[record].name)’ has a member ‘\(name.text)’ already.",
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

  private func checkReferenceCircles() {
    for record in book.records {
      var seen: Set<ID<Record>> = []
      var open = targets(of: record.id)
      while let next = open.popLast() {
        if next == record.id {
          report(
            .circularReference, "The references of ‘\(record.name)’ lead back to it.",
            at: record.place)
          break
        }
        if seen.insert(next).inserted { open += targets(of: next) }
      }
    }
  }

  private func targets(of record: ID<Record>) -> [ID<Record>] {
    book.references.filter { $0.owner == record }.map(\.target)
  }

  /// Facts, values, rules and calendars get numbers and types; their contents are read later.
  func declareMembers() {
    for (index, fact) in written.facts.enumerated() {
      declare(fact.syntax.name, .fact(ID(index)), of: fact.syntax.record)
      names.factSignatures[ID(index)] = type(fact.syntax.type)
    }
    for (index, rule) in written.rules.enumerated() {
      declare(rule.syntax.name, .rule(ID(index)), of: rule.syntax.record)
      names.ruleSignatures[ID(index)] = type(rule.syntax.type)
    }
    for (index, value) in written.values.enumerated() { declareValue(value, ID(index)) }
    written.calendars.forEach(addCalendar)
  }

  private func declare(_ name: Name, _ member: Member, of record: Name) {
    guard let id = names.records[record.text] else {
      report(.unknownRecord, "There is no record named ‘\(record.text)’.", at: record.place)
      return
    }
    addMember(name, member, to: id)
  }

  private func declareValue(_ value: Sited<ValueDeclaration>, _ id: ID<DatedValue>) {
    guard claim(value.syntax.name) else { return }
    names.values[value.syntax.name.text] = id
    let keys = value.syntax.keys.compactMap { key in
      names.enumerations[key.text] ?? reportUnknownType(key)
    }
    names.valueSignatures[id] = (keys, type(value.syntax.type))
  }

  private func reportUnknownType(_ name: Name) -> ID<Enumeration>? {
    report(
      .unknownType,
      "There is no enumeration named ‘\(name.text)’.\(nearest(name.text, Array(names.enumerations.keys)))",
      at: name.place)
    return nil
  }

  /// The type written; an unknown one is reported and read as a yes/no.
  func type(_ syntax: TypeSyntax) -> ValueType {
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
      guard let currency = Currency(code: code) else {
        report(.badType, "‘\(code)’ is not a currency; write KZT.", at: syntax.place)
        return ValueType(.money(.tenge), isOptional: optional)
      }
      return ValueType(.money(currency), isOptional: optional)
    case .named(let name):
      guard let id = names.enumerations[name] ?? reportUnknownType(Name(name, syntax.place)) else {
        return ValueType(.yesNo, isOptional: optional)
      }
      return ValueType(.enumeration(id), isOptional: optional)
    case .set(let name):
      guard let id = names.enumerations[name] ?? reportUnknownType(Name(name, syntax.place)) else {
        return ValueType(.yesNo, isOptional: optional)
      }
      return ValueType(.set(id), isOptional: optional)
    }
  }

  private func addCalendar(_ written: Sited<CalendarDeclaration>) {
    let syntax = written.syntax
    guard claim(syntax.name), let provision = written.site.provision else { return }
    var plans: [Int: WorkingCalendar.YearPlan] = [:]
    var bases: [Int: Basis] = [:]
    for year in syntax.years {
      let plan = WorkingCalendar.YearPlan(
        holidays: Set(year.holidays), movedRestDays: Set(year.rest), working: Set(year.work))
      for day in plan.strayDays(year: year.year) {
        report(
          .calendarDayOutsideYear, "\(day) does not lie in \(year.year).", at: year.place)
      }
      plans[year.year] = plan
      bases[year.year] = basis(
        year.basis, over: syntax.basis, site: written.site, at: year.place)
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

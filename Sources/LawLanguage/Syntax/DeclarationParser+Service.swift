import Measures

/// Choices, calendars, topics, checks and invariants.
extension FenceParser {
  /// `choice NAME basis` with its options below.
  mutating func choice(_ line: Int) -> ChoiceDeclaration? {
    guard let name = name("the name of the choice") else { return nil }
    var choice = ChoiceDeclaration(
      name: name, basis: basis(), labels: noLabels(name.place), help: nil, options: [])
    labels(into: &choice.labels)
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .en, .ru, .kk: parser.labelLine(child, into: &choice.labels)
      case .help: parser.labelBlock(child, once: &choice.help)
      case .option: if let one = parser.option(child) { choice.options.append(one) }
      default: parser.doesNotBelong()
      }
    }
    if choice.options.isEmpty { missing("A choice has at least one “option”.", below: line) }
    return choice
  }

  private mutating func option(_ line: Int) -> ChoiceDeclaration.Option? {
    position += 1
    guard let name = name("the name of an option") else { return nil }
    let isDefault = accept(.default)
    let labels = labelBlock(line, place: name.place)
    return ChoiceDeclaration.Option(name: name, isDefault: isDefault, labels: labels)
  }

  // MARK: Calendars

  /// `calendar NAME basis` with weekly rest days and years below.
  mutating func calendar(_ line: Int) -> CalendarDeclaration? {
    guard let name = name("the name of the calendar") else { return nil }
    var calendar = CalendarDeclaration(
      name: name, basis: basis(), labels: noLabels(name.place), restWeekdays: [], years: [])
    labels(into: &calendar.labels)
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .en, .ru, .kk: parser.labelLine(child, into: &calendar.labels)
      case .rest: parser.weekdaysLine(child, of: &calendar)
      case .year: if let year = parser.calendarYear(child) { calendar.years.append(year) }
      default: parser.doesNotBelong()
      }
    }
    if calendar.restWeekdays.isEmpty { missing("A calendar has a line “rest”.", below: line) }
    return calendar
  }

  private mutating func weekdaysLine(_ line: Int, of calendar: inout CalendarDeclaration) {
    if !calendar.restWeekdays.isEmpty { return repeated(calendar.name.place) }
    position += 1
    calendar.restWeekdays = list { $0.weekday() }
    finishLeaf(line)
  }

  private mutating func weekday() -> Weekday? {
    guard let weekday = keyword?.weekday else {
      fail(.unexpectedToken, "Here stands a weekday such as saturday, not \(found()).")
      return nil
    }
    position += 1
    return weekday
  }

  /// `year 2026 basis` with lists of days below.
  private mutating func calendarYear(_ line: Int) -> CalendarDeclaration.Year? {
    let start = position
    position += 1
    guard let token = current, token.kind == .number,
      let number = Int(source.string(token.range)), (1...9999).contains(number)
    else {
      fail(.badNumber, "Here stands a year such as 2026, not \(found()).")
      return nil
    }
    position += 1
    var year = CalendarDeclaration.Year(
      year: number, basis: basis(), holidays: [], rest: [], work: [], place: place(from: start))
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .holidays: parser.daysLine(child, into: &year.holidays)
      case .rest: parser.daysLine(child, into: &year.rest)
      case .work: parser.daysLine(child, into: &year.work)
      default: parser.doesNotBelong()
      }
    }
    return year
  }

  private mutating func daysLine(_ line: Int, into days: inout [Day]) {
    position += 1
    days += list { $0.day() }
    finishLeaf(line)
  }

  // MARK: Topics

  /// `topic NAME about RECORD`
  mutating func topic(_ line: Int) -> TopicDeclaration? {
    guard let name = name("the name of the topic"), expect(.about),
      let record = self.name("the name of a record")
    else { return nil }
    var topic = TopicDeclaration(
      name: name, record: record, labels: noLabels(name.place), help: nil, gives: [], first: [])
    labels(into: &topic.labels)
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .en, .ru, .kk: parser.labelLine(child, into: &topic.labels)
      case .help: parser.labelBlock(child, once: &topic.help)
      case .gives: parser.pathsLine(child, into: &topic.gives)
      case .first: parser.pathsLine(child, into: &topic.first)
      default: parser.doesNotBelong()
      }
    }
    if topic.gives.isEmpty { missing("A topic has a line “gives”.", below: line) }
    return topic
  }

  private mutating func pathsLine(_ line: Int, into paths: inout [[Name]]) {
    if let first = paths.first?.first { return repeated(first.place) }
    position += 1
    paths = list { $0.path("the name of a fact or rule") }
    finishLeaf(line)
  }

  // MARK: Checks and invariants

  /// `check NAME of RECORD basis: CONDITION`
  mutating func check(_ line: Int) -> CheckDeclaration? {
    guard let name = name("the name of the check"), let record = ownerRecord() else { return nil }
    let basis = basis()
    guard expect(.colon, ":") else { return nil }
    let condition = expression()
    let labels = labelBlock(line, place: name.place)
    return CheckDeclaration(
      name: name, record: record, basis: basis, condition: condition, labels: labels)
  }

  /// `invariant NAME of RECORD basis: STATEMENT`
  mutating func invariant(_ line: Int) -> InvariantDeclaration? {
    guard let name = name("the name of the invariant"), let record = ownerRecord() else {
      return nil
    }
    let basis = basis()
    guard expect(.colon, ":") else { return nil }
    let statement = monotoneStatement() ?? .always(expression())
    let labels = labelBlock(line, place: name.place)
    return InvariantDeclaration(
      name: name, record: record, basis: basis, statement: statement, labels: labels)
  }

  /// `RULE increasing in FACT`; nil, with nothing read, when the statement is another one.
  private mutating func monotoneStatement() -> InvariantDeclaration.Statement? {
    var distance = 0
    while peek(distance)?.kind == .word, peek(distance + 1)?.kind == .dot { distance += 2 }
    let word = peek(distance + 1)?.keyword
    guard word == .increasing || word == .decreasing, let rule = path("the name of a rule") else {
      return nil
    }
    position += 1
    guard expect(.in), let fact = path("the name of a fact") else { return nil }
    return .monotone(rule: rule, increasing: word == .increasing, fact: fact)
  }
}

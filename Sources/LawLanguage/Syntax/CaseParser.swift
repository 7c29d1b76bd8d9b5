import Measures

/// The head shared by `case` and `cases`.
struct CaseHead: Sendable {
  var title: Name
  /// English as the head has it, and what the lines below add.
  var titles: LabelsSyntax
  var record: Name
  var day: Day?
  var place: SourcePlace
}

extension FenceParser {
  /// All cases of a `case` fence that could be read.
  mutating func cases() -> [CaseSyntax] {
    var cases: [CaseSyntax] = []
    var next = 0
    while next < lines.count {
      enter(next)
      let word = keyword
      if word == .case, let head = caseHead() {
        cases.append(workedCase(next, head))
      } else if word == .cases, let head = caseHead() {
        cases += caseTable(next, head)
      } else if word != .case, word != .cases {
        fail(
          .unknownDeclaration, "A worked case begins with “case” or “cases”, not with \(found()).")
      }
      next = lines[next].subtreeEnd
    }
    return cases
  }

  /// `case "title" about RECORD on DAY`
  private mutating func caseHead() -> CaseHead? {
    let start = position
    position += 1
    let titlePlace = placeHere
    guard let title = text("the title of the case"), expect(.about),
      let record = name("the name of a record")
    else { return nil }
    let day = accept(.on) ? day() : nil
    let place = place(from: start)
    finishLine()
    return CaseHead(
      title: Name(title, titlePlace), titles: LabelsSyntax(texts: [.en: title], place: titlePlace),
      record: record, day: day, place: place)
  }

  private mutating func workedCase(_ line: Int, _ head: CaseHead) -> CaseSyntax {
    var worked = CaseSyntax(
      title: head.title, titles: head.titles, record: head.record, day: head.day,
      place: head.place)
    if head.day == nil { fail(.badCaseLine, "A case says its day: on 2015-09-15.", at: head.place) }
    eachChild(of: line) { $0.caseLine($1, of: &worked) }
    return worked
  }

  private mutating func caseLine(_ line: Int, of worked: inout CaseSyntax) {
    let isInput = peek(1)?.kind == .colon || peek(1)?.kind == .dot
    switch isInput ? nil : keyword {
    case .en, .ru, .kk: return labelLine(line, into: &worked.titles)
    case .decline:
      position += 1
      worked.declined += list { $0.path("the name of a fact") }
    case .choose: choiceLine(&worked)
    case .under: reformLine(&worked)
    case .expect:
      if let expectation = expectation() { worked.expectations.append(expectation) }
    default:
      guard isInput else { return badCaseLine() }
      return inputLine(line, of: &worked)
    }
    finishLeaf(line)
  }

  private mutating func badCaseLine() {
    fail(
      .badCaseLine,
      "A line of a case is its title in ru or kk, “fact: value”, “decline”, “choose”, “under” or “expect”; here is \(found())."
    )
  }

  /// `choose CHOICE: OPTION`
  private mutating func choiceLine(_ worked: inout CaseSyntax) {
    position += 1
    guard let choice = name("the name of a choice"), expect(.colon, ":"),
      let option = name("the name of an option")
    else { return }
    worked.choices.append((choice, option))
  }

  /// `under REFORM`, a name with hyphens and slashes: everything to the end of the line.
  private mutating func reformLine(_ worked: inout CaseSyntax) {
    position += 1
    guard position < limit else {
      return fail(.badCaseLine, "Here stands the name of a reform.")
    }
    let range = Int(tokens[position].start)..<Int(tokens[limit - 1].end)
    guard source.bytes[range].allSatisfy({ isReformPart($0) }) else {
      return fail(.badCaseLine, "\(found()) does not begin the name of a reform.")
    }
    let start = position
    position = limit
    worked.reforms.append(Name(source.string(range), place(from: start)))
  }

  private func isReformPart(_ byte: UInt8) -> Bool {
    byte.isWordPart || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: ".")
  }

  // MARK: Inputs

  /// `fact: value`, or `list:` with `-` lines below.
  private mutating func inputLine(_ line: Int, of worked: inout CaseSyntax) {
    guard let path = path("the name of a fact"), expect(.colon, ":") else { return }
    guard position == limit else {
      worked.inputs.append(CaseSyntax.Input(path: path, content: .expression(expression())))
      return finishLeaf(line)
    }
    var elements: [[CaseSyntax.Input]] = []
    eachChild(of: line) { parser, child in
      guard parser.accept(Token.Kind.minus) else { return parser.badElement() }
      elements.append(parser.list { $0.elementInput() })
      parser.finishLeaf(child)
    }
    worked.inputs.append(CaseSyntax.Input(path: path, content: .list(elements)))
  }

  private mutating func badElement() {
    fail(.badCaseLine, "An element of a list is written “- fact: value, fact: value”.")
  }

  private mutating func elementInput() -> CaseSyntax.Input? {
    guard let path = path("the name of a fact"), expect(.colon, ":") else { return nil }
    return CaseSyntax.Input(path: path, content: .expression(expression()))
  }

  // MARK: Expectations

  /// `expect RULE: RESULT [because [citations]]`
  private mutating func expectation() -> CaseSyntax.Expectation? {
    let start = position
    position += 1
    guard let path = path("the name of a rule"), expect(.colon, ":"), let result = expected()
    else { return nil }
    let because = accept(.because) ? citations() : []
    return CaseSyntax.Expectation(
      path: path, result: result, because: because, place: place(from: start))
  }

  /// A value, or one of the words for what is not a value.
  mutating func expected() -> CaseSyntax.Expected? {
    if keyword == .not, peek(1)?.keyword == .known || peek(1)?.keyword == .applicable {
      let isKnown = peek(1)?.keyword == .known
      position += 2
      return isKnown ? .notKnown : .notApplicable
    }
    if accept(.conflict) { return .conflict }
    if accept(.undefined) { return .undefined }
    if accept(.unknown) {
      return .unknown(needs: accept(.needs) ? list { $0.path("the name of a fact") } : nil)
    }
    let value = expression()
    if case .invalid = value.kind { return nil }
    return .value(value)
  }
}

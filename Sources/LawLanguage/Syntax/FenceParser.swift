import Measures

/// Reads the lines of one fence.
///
/// The cursor stands in one logical line at a time. The first mistake in a line is reported, the rest of the line
/// left unread, and nothing more is said about it; all other lines are read as usual.
struct FenceParser {
  let source: SourceText
  let tokens: ContiguousArray<Token>
  var lines: ContiguousArray<LogicalLine>
  var problems: [Diagnostic]
  /// The line being read, the next token in it, and where it ends.
  var line = 0
  var position = 0
  var limit = 0
  /// How deep the expression being read is nested.
  var nesting = 0
  /// How many operators it has so far.
  var operators = 0

  init(_ content: Range<Int>, of source: SourceText, kind: FenceKind) {
    let text = FenceText(content, of: source, kind: kind)
    self.source = source
    tokens = text.tokens
    lines = text.lines
    problems = text.problems
  }

  // MARK: Lines

  mutating func enter(_ line: Int) {
    self.line = line
    position = lines[line].first
    limit = lines[line].end
  }

  /// Enters every line that belongs to `parent` directly.
  mutating func eachChild(of parent: Int, _ read: (inout FenceParser, Int) -> Void) {
    var child = parent + 1
    while child < lines[parent].subtreeEnd {
      enter(child)
      read(&self, child)
      child = lines[child].subtreeEnd
    }
  }

  /// Says that the line read last ends here.
  mutating func finishLine() {
    if position < limit { fail(.unexpectedToken, "\(found()) is not expected here.") }
  }

  /// Says that the line ends here and that nothing belongs to it.
  mutating func finishLeaf(_ line: Int) {
    finishLine()
    refuseChildren(of: line)
  }

  mutating func refuseChildren(of line: Int) {
    guard lines[line].subtreeEnd > line + 1, !lines[line].isBroken else { return }
    enter(line + 1)
    doesNotBelong()
  }

  mutating func doesNotBelong() {
    fail(.lineDoesNotBelongHere, "A line beginning with \(found()) does not belong here.")
  }

  /// Reports that something is missing below `line`, unless a mistake there may be the reason.
  mutating func missing(_ what: Wording, below line: Int) {
    guard !lines[line..<lines[line].subtreeEnd].contains(where: { $0.isBroken }) else { return }
    enter(line)
    fail(.missingLine, what)
  }

  // MARK: Tokens

  var current: Token? { position < limit ? tokens[position] : nil }
  var keyword: Keyword? { position < limit ? tokens[position].keyword : nil }
  var kind: Token.Kind? { position < limit ? tokens[position].kind : nil }

  func peek(_ distance: Int) -> Token? {
    position + distance < limit ? tokens[position + distance] : nil
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    guard self.keyword == keyword else { return false }
    position += 1
    return true
  }

  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard self.kind == kind else { return false }
    position += 1
    return true
  }

  mutating func expect(_ kind: Token.Kind, _ sign: String) -> Bool {
    if accept(kind) { return true }
    fail(.unexpectedToken, "“\(sign)” is expected here, not \(found()).")
    return false
  }

  mutating func expect(_ keyword: Keyword) -> Bool {
    if accept(keyword) { return true }
    fail(.unexpectedToken, "“\(keyword.rawValue)” is expected here, not \(found()).")
    return false
  }

  /// Items separated by commas, at least one.
  mutating func list<Item>(_ item: (inout FenceParser) -> Item?) -> [Item] {
    var items: [Item] = []
    repeat {
      guard let next = item(&self) else { return items }
      items.append(next)
    } while accept(.comma)
    return items
  }

  // MARK: Words

  /// A name: `snake_case` or capitals.
  mutating func name(_ what: Wording) -> Name? {
    guard let token = current, token.kind == .word, token.keyword?.isReserved != true else {
      fail(.badName, "Here stands \(what), not \(found()).")
      return nil
    }
    guard isName(token.range) else {
      fail(.badName, "Names are snake_case or CAPITALS, not \(found()).")
      return nil
    }
    position += 1
    return Name(source.string(token.range), place(token))
  }

  private func isName(_ range: Range<Int>) -> Bool {
    let bytes = source.bytes
    if bytes[range.lowerBound].isLowercaseLetter {
      for byte in bytes[range] where byte.isCapitalLetter { return false }
      return true
    }
    guard bytes[range.lowerBound].isCapitalLetter, range.count > 1 else { return false }
    for byte in bytes[range] where byte.isLowercaseLetter { return false }
    return true
  }

  /// A key of a source: capitals with digits, underscores and small letters behind.
  mutating func sourceKey() -> Name? {
    guard let token = current, token.kind == .word, token.width > 1,
      source.bytes[Int(token.start)].isCapitalLetter
    else {
      fail(.badName, "The key of a source is in capitals, such as EGOV; here is \(found()).")
      return nil
    }
    position += 1
    return Name(source.string(token.range), place(token))
  }

  /// `a.b.c`
  mutating func path(_ what: Wording) -> [Name]? {
    guard let first = name(what) else { return nil }
    var path = [first]
    while accept(.dot) {
      guard let next = name("a name behind the point") else { return nil }
      path.append(next)
    }
    return path
  }

  /// `"…"` without its quotes.
  mutating func text(_ what: Wording) -> String? {
    guard let token = current, token.kind == .text else {
      fail(.unexpectedToken, "Here stands \(what) between \"…\", not \(found()).")
      return nil
    }
    position += 1
    return content(of: token)
  }

  func content(of token: Token) -> String {
    let isClosed =
      token.end - token.start >= 2 && source.bytes[Int(token.end) - 1] == UInt8(ascii: "\"")
    let range =
      (Int(token.start) + 1)..<max(Int(token.start) + 1, Int(token.end) - (isClosed ? 1 : 0))
    guard token.hasEscape else { return source.string(range) }
    var bytes: [UInt8] = []
    var isProtected = false
    for byte in source.bytes[range] {
      isProtected = byte == UInt8(ascii: "\\") && !isProtected
      if !isProtected { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func day() -> Day? {
    guard let token = current, token.kind == .date else {
      fail(.unexpectedToken, "Here stands a date such as 2015-01-31, not \(found()).")
      return nil
    }
    guard let day = Day(iso: source.string(token.range)) else {
      fail(.badDate, "There is no date \(found()); dates are written 2015-01-31.")
      return nil
    }
    position += 1
    return day
  }

  // MARK: Places and problems

  func place(_ token: Token) -> SourcePlace {
    SourcePlace(file: source.file, line: token.line, column: token.column, length: token.width)
  }

  /// From token `start` to the token before the cursor, or to the end of its first row.
  func place(from start: Int) -> SourcePlace {
    let first = tokens[min(start, limit - 1)]
    var last = max(start, min(position, limit) - 1)
    while last > start, tokens[last].line != first.line { last -= 1 }
    let end = last >= start && last < tokens.count ? tokens[last] : first
    return SourcePlace(
      file: source.file, line: first.line, column: first.column,
      length: max(1, end.column + end.width - first.column))
  }

  /// The place of the next token, or just behind the line.
  var placeHere: SourcePlace {
    if let token = current { return place(token) }
    let last = tokens[limit - 1]
    return SourcePlace(
      file: source.file, line: last.line, column: last.column + last.width, length: 1)
  }

  func found() -> Wording {
    guard let token = current else { return "the end of the line" }
    return "“\(source.string(token.range))”"
  }

  /// Reports at the cursor and leaves the rest of the line unread.
  mutating func fail(_ code: DiagnosticCode, _ message: Wording, notes: [Diagnostic.Note] = []) {
    fail(code, message, at: placeHere, notes: notes)
  }

  mutating func fail(
    _ code: DiagnosticCode, _ message: Wording, at place: SourcePlace, notes: [Diagnostic.Note] = []
  ) {
    position = limit
    guard !lines[line].isBroken else { return }
    lines[line].isBroken = true
    problems.append(Diagnostic(code, message, at: place, notes: notes))
  }
}

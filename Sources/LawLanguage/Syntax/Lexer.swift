/// Cuts the lines of a fence into tokens.
///
/// Works on bytes; characters are counted only where a line holds letters outside of ASCII. One line gives
/// at most one problem.
struct Lexer {
  /// A line of text with tokens on it.
  struct Row: Sendable {
    var first: Int
    var end: Int
    /// Spaces before the first token.
    var indent: Int
    var isBroken: Bool
  }

  let source: SourceText
  var tokens = ContiguousArray<Token>()
  var comments = ContiguousArray<Token>()
  var rows = ContiguousArray<Row>()
  var problems: [Diagnostic] = []

  let keywords = KeywordTable.standard
  var cursor = 0
  var end = 0
  var line = 0
  private var lineStart = 0
  /// Bytes of this line that begin no character.
  var trailingBytes = 0
  var isBroken = false
  private var isInCitation = false
  private var hasReportedTab = false

  init(source: SourceText) { self.source = source }

  mutating func read(_ lines: Range<Int>) {
    for index in lines { readLine(index) }
  }

  private mutating func readLine(_ index: Int) {
    let range = source.line(index)
    (cursor, end, line, lineStart) = (range.lowerBound, range.upperBound, index, range.lowerBound)
    trailingBytes = 0
    isBroken = false
    let indent = indentation()
    let first = tokens.count
    while cursor < end { readToken() }
    if isInCitation, tokens.last?.kind == .citation { isInCitation = false }
    guard tokens.count > first else { return }
    rows.append(Row(first: first, end: tokens.count, indent: indent, isBroken: isBroken))
  }

  private mutating func indentation() -> Int {
    var indent = 0
    while cursor < end, source.isBlank(source.bytes[cursor]) {
      let isTab = source.bytes[cursor] == UInt8(ascii: "\t")
      if isTab, !hasReportedTab {
        hasReportedTab = true
        complain(
          .badIndentation, "Lines are indented by spaces, two a level, not by tabs.", cursor,
          cursor + 1)
      }
      indent += isTab ? 2 : 1
      cursor += 1
    }
    return indent
  }

  private mutating func readToken() {
    let byte = source.bytes[cursor]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): cursor += 1
    case UInt8(ascii: "#"): comment()
    case UInt8(ascii: ","): add(.comma, 1)
    case UInt8(ascii: "]"):
      isInCitation = false
      add(.rightBracket, 1)
    case _ where isInCitation: citation()
    case UInt8(ascii: "["):
      isInCitation = beginsCitation()
      add(.leftBracket, 1)
    case UInt8(ascii: "\""): text()
    default:
      if byte.isDigit { return number() }
      if byte.isWordPart { return word() }
      sign(byte)
    }
  }

  /// A bracket holds citations, except behind `in` and where it holds `..`.
  private func beginsCitation() -> Bool {
    if let last = tokens.last, last.keyword == .in, Int(last.line) == line + 1 { return false }
    var index = cursor + 1
    while index < end, source.bytes[index] != UInt8(ascii: "]") {
      if source.bytes[index] == UInt8(ascii: "."), index + 1 < end,
        source.bytes[index + 1] == UInt8(ascii: ".")
      {
        return false
      }
      index += 1
    }
    return true
  }

  private mutating func citation() {
    let start = cursor
    var trailing = 0
    while cursor < end {
      let byte = source.bytes[cursor]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || source.isBlank(byte) { break }
      if byte & 0xC0 == 0x80 { trailing += 1 }
      cursor += 1
    }
    tokens.append(token(.citation, from: start, trailing: trailing))
    trailingBytes += trailing
  }

  private mutating func comment() {
    let start = cursor
    cursor = end
    comments.append(token(.comment, from: start))
  }

  private mutating func word() {
    let start = cursor
    var key = KeywordTable.Key()
    while cursor < end, source.bytes[cursor].isWordPart {
      key.append(source.bytes[cursor])
      cursor += 1
    }
    var token = token(.word, from: start)
    token.keyword = keywords.keyword(key)
    tokens.append(token)
  }

  mutating func add(_ kind: Token.Kind, _ length: Int) {
    cursor += length
    add(kind, from: cursor - length)
  }

  mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(token(kind, from: start))
  }

  /// The token from `start` to the cursor.
  func token(_ kind: Token.Kind, from start: Int, trailing: Int = 0) -> Token {
    let place = (column: start - lineStart - trailingBytes + 1, width: cursor - start)
    return Token(
      kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: cursor),
      line: Int32(truncatingIfNeeded: line + 1), column: Int32(truncatingIfNeeded: place.column),
      width: Int32(truncatingIfNeeded: place.width - trailing))
  }

  mutating func complain(_ code: DiagnosticCode, _ message: Wording, _ start: Int, _ stop: Int) {
    guard !isBroken else { return }
    isBroken = true
    problems.append(Diagnostic(code, message, at: source.place(start..<stop, line: line)))
  }
}

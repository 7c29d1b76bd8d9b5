/// A line as the language counts them: with its continuations, and with the lines that belong to it.
///
/// Lines are kept in the order of the text; those that belong to line `i` are `i + 1 ..< subtreeEnd`.
struct LogicalLine: Sendable {
  var first: Int
  var end: Int
  /// Levels below the margin.
  var depth: Int
  var subtreeEnd: Int
  /// Something in the line was reported; nothing more is said about it.
  var isBroken: Bool
}

/// A fence cut into tokens and lines.
struct FenceText: Sendable {
  var tokens: ContiguousArray<Token>
  var comments: ContiguousArray<Token>
  var lines: ContiguousArray<LogicalLine>
  var problems: [Diagnostic]

  init(_ content: Range<Int>, of source: SourceText, kind: FenceKind) {
    var lexer = Lexer(source: source)
    lexer.read(content)
    var tree = LineTree(tokens: lexer.tokens, source: source, kind: kind)
    for row in lexer.rows { tree.add(row) }
    tree.close()
    tokens = lexer.tokens
    comments = lexer.comments
    lines = tree.lines
    problems = lexer.problems + tree.problems
  }
}

/// Joins rows to logical lines and hangs them below each other by their indentation.
struct LineTree {
  private let tokens: ContiguousArray<Token>
  private let source: SourceText
  private let kind: FenceKind
  private(set) var lines = ContiguousArray<LogicalLine>()
  private(set) var problems: [Diagnostic] = []
  /// The lines that are still open, outermost first, with their indentation.
  private var open: [(line: Int, indent: Int)] = []
  /// Brackets of the last line that are not closed yet.
  private var brackets: [Int] = []

  init(tokens: ContiguousArray<Token>, source: SourceText, kind: FenceKind) {
    self.tokens = tokens
    self.source = source
    self.kind = kind
  }

  mutating func add(_ row: Lexer.Row) {
    if continues(row) {
      lines[lines.count - 1].end = row.end
      if row.isBroken { lines[lines.count - 1].isBroken = true }
    } else {
      checkBrackets()
      begin(row)
    }
    trackBrackets(row.first..<row.end)
  }

  mutating func close() {
    checkBrackets()
    while !open.isEmpty { closeInnermost() }
  }

  private mutating func closeInnermost() {
    lines[open.removeLast().line].subtreeEnd = lines.count
  }

  private mutating func begin(_ row: Lexer.Row) {
    var isSibling = false
    while let last = open.last, last.indent >= row.indent {
      isSibling = last.indent == row.indent
      closeInnermost()
    }
    let expected = (open.last?.indent ?? -2) + 2
    // One space too many below a declaration: meant as one more line of the same level.
    if !isSibling, row.indent == expected - 1, open.count > 1 { closeInnermost() }
    open.append((lines.count, row.indent))
    lines.append(
      LogicalLine(
        first: row.first, end: row.end, depth: open.count - 1, subtreeEnd: lines.count + 1,
        isBroken: row.isBroken))
    if row.indent != expected, !isSibling { complainIndentation(row, expected) }
  }

  private mutating func complainIndentation(_ row: Lexer.Row, _ expected: Int) {
    let message: Wording =
      expected == 0
      ? "A declaration begins at the margin."
      : "This line stands \(row.indent) spaces in; levels are two spaces apart, here up to \(expected)."
    complain(.badIndentation, message, tokens[row.first])
  }

  // MARK: Continuations

  private func continues(_ row: Lexer.Row) -> Bool {
    guard let line = lines.last, let indent = open.last?.indent else { return false }
    let head = tokens[row.first]
    guard head.kind != .pipe, tokens[line.first].kind != .pipe else { return false }
    let last = tokens[line.end - 1]
    if let bracket = brackets.last {
      if tokens[bracket].kind == .leftBracket, last.kind == .citation { return false }
      if row.indent == indent { return head.kind.isClosing }
      return row.indent > indent && !beginsLine(row)
    }
    guard row.indent > indent else { return false }
    return leavesOpen(last, row) || leads(head) || continuesHole(line, row)
  }

  /// Whether a line that ends so goes on in the next one.
  private func leavesOpen(_ last: Token, _ row: Lexer.Row) -> Bool {
    if last.kind == .comma || last.kind == .ampersand || last.kind == .range { return true }
    if last.kind.isOperator { return true }
    if last.kind == .colon { return kind == .law && !beginsLine(row) }
    switch last.keyword {
    case .and, .or, .not, .implies, .in, .is, .if, .then, .else, .where: return true
    default: return false
    }
  }

  /// Whether a line that begins so belongs to the one before.
  private func leads(_ head: Token) -> Bool {
    switch head.keyword {
    case .and, .or, .implies, .then, .else: return true
    default: break
    }
    switch head.kind {
    case .plus, .times, .divide: return true
    case .minus: return kind == .law
    default: return false
    }
  }

  /// Texts of a `not known` that stand on lines of their own.
  private func continuesHole(_ line: LogicalLine, _ row: Lexer.Row) -> Bool {
    guard tokens[row.first].keyword?.language != nil, row.first + 1 < row.end,
      tokens[row.first + 1].kind == .text
    else { return false }
    var last = line.end - 1
    while last - 1 > line.first, tokens[last].kind == .text,
      tokens[last - 1].keyword?.language != nil
    {
      last -= 2
    }
    return last > line.first && tokens[last].keyword == .known && tokens[last - 1].keyword == .not
  }

  /// Whether the row can only be the beginning of a line, whatever stands before.
  private func beginsLine(_ row: Lexer.Row) -> Bool {
    let next = row.first + 1 < row.end ? tokens[row.first + 1] : nil
    switch tokens[row.first].keyword {
    case .when, .except, .expect, .table: return next?.kind == .word
    case .base: return next?.kind == .colon || next?.kind == .leftBracket
    case .from: return next?.kind == .date
    case .en, .ru, .kk: return next?.kind == .text && brackets.isEmpty
    default: return false
    }
  }

  // MARK: Brackets

  private mutating func trackBrackets(_ range: Range<Int>) {
    for index in range {
      let kind = tokens[index].kind
      if kind.isOpening {
        brackets.append(index)
      } else if kind.isClosing {
        _ = brackets.popLast()
      }
    }
  }

  private mutating func checkBrackets() {
    if let bracket = brackets.first {
      complain(.unclosedBracket, "This bracket is not closed.", tokens[bracket])
    }
    brackets.removeAll(keepingCapacity: true)
  }

  private mutating func complain(_ code: DiagnosticCode, _ message: Wording, _ token: Token) {
    guard !lines[lines.count - 1].isBroken else { return }
    lines[lines.count - 1].isBroken = true
    problems.append(
      Diagnostic(
        code, message,
        at: SourcePlace(
          file: source.file, line: token.line, column: token.column, length: token.width)))
  }
}

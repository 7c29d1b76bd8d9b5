/// Writes the lines of one fence again: two spaces a level, single spaces between tokens, comments kept,
/// one empty line between declarations and at most one elsewhere.
struct FenceFormatter {
  private let fence: FenceText
  private let source: SourceText
  private let kind: FenceKind
  private let spacing: TokenSpacing
  private let tables: [Int: String]

  private var output: [String] = []
  private var nextComment = 0
  /// The line of the source that was written last.
  private var lastLine: Int32 = 0
  /// The last line written is a comment at the margin, which belongs to what follows.
  private var isBehindMarginComment = false

  init(fence: FenceText, source: SourceText, kind: FenceKind) {
    self.fence = fence
    self.source = source
    self.kind = kind
    var spacing = TokenSpacing(tokens: fence.tokens, source: source, kind: kind)
    spacing.tails = TailAlignment(fence: fence, spacing: spacing, kind: kind).columns()
    self.spacing = spacing
    tables = TableFormatter(fence: fence, spacing: spacing, kind: kind).rows()
  }

  mutating func format() -> [String] {
    var previousDepth = 0
    for index in fence.lines.indices {
      let line = fence.lines[index]
      let start = fence.tokens[line.first].line
      writeComments(before: start, between: previousDepth + 1, and: line.depth)
      space(before: start, depth: line.depth)
      write(line, index)
      previousDepth = line.depth
    }
    writeComments(before: .max, between: previousDepth + 1, and: 0)
    return output
  }

  // MARK: Lines

  private mutating func write(_ line: LogicalLine, _ index: Int) {
    var row = line.first
    while row < line.end {
      var end = row + 1
      while end < line.end, fence.tokens[end].line == fence.tokens[row].line { end += 1 }
      writeCommentsInside(before: fence.tokens[row].line, depth: continuationDepth(index))
      let text = tables[index] ?? spacing.text(of: row..<end, in: line)
      emit(
        text + trailingComment(fence.tokens[row].line), depth(ofRow: row, index),
        fence.tokens[row].line)
      row = end
    }
  }

  private func depth(ofRow row: Int, _ index: Int) -> Int {
    let line = fence.lines[index]
    if row == line.first || fence.tokens[row].kind.isClosing { return line.depth }
    // The texts of a hole look like labels below any other line.
    if fence.tokens[row].keyword?.language != nil { return line.depth + 1 }
    return continuationDepth(index)
  }

  /// One level in, or two where lines below need to be told from the continuation.
  private func continuationDepth(_ index: Int) -> Int {
    let line = fence.lines[index]
    return line.depth + (line.subtreeEnd > index + 1 ? 2 : 1)
  }

  private mutating func emit(_ text: String, _ levels: Int, _ line: Int32) {
    output.append(String(repeating: "  ", count: levels) + text)
    lastLine = line
    isBehindMarginComment = false
  }

  /// Writes the empty line that stands, or must stand, before the next line.
  private mutating func space(before line: Int32, depth: Int) {
    guard !output.isEmpty else { return }
    if line > lastLine + 1 || (depth == 0 && !isBehindMarginComment) { output.append("") }
  }

  // MARK: Comments

  /// Comments on lines of their own: as deep as they stood, but within what surrounds them.
  private mutating func writeComments(before line: Int32, between deepest: Int, and least: Int) {
    while nextComment < fence.comments.count, fence.comments[nextComment].line < line {
      let comment = fence.comments[nextComment]
      let depth = max(least, min(deepest, Int(comment.column) / 2))
      space(before: comment.line, depth: depth)
      emit(text(of: comment), depth, comment.line)
      isBehindMarginComment = depth == 0
      nextComment += 1
    }
  }

  /// Comments between the rows of one line.
  private mutating func writeCommentsInside(before row: Int32, depth: Int) {
    while nextComment < fence.comments.count, fence.comments[nextComment].line < row {
      let comment = fence.comments[nextComment]
      emit(text(of: comment), depth, comment.line)
      nextComment += 1
    }
  }

  private mutating func trailingComment(_ line: Int32) -> String {
    guard nextComment < fence.comments.count, fence.comments[nextComment].line == line else {
      return ""
    }
    nextComment += 1
    return "  " + text(of: fence.comments[nextComment - 1])
  }

  private func text(of comment: Token) -> String { source.string(source.trimmed(comment.range)) }
}

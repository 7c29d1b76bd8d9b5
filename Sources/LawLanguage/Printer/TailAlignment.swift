/// Aligns what stands behind the heads of like lines: the texts of cases and options, the basis of dated amounts.
struct TailAlignment {
  /// Longer heads stand out of the line, so that one of them does not push all tails away.
  static let widestHead = 60

  let fence: FenceText
  let spacing: TokenSpacing
  let kind: FenceKind

  /// The column of the tail by the token that begins it, counted from the beginning of the line.
  func columns() -> [Int: Int] {
    guard kind == .law else { return [:] }
    var columns: [Int: Int] = [:]
    var index = 0
    while index < fence.lines.count {
      let run = run(from: index)
      for (tail, column) in aligned(run) { columns[tail] = column }
      index = run.upperBound
    }
    return columns
  }

  /// Lines of one kind that follow each other with nothing below them.
  private func run(from first: Int) -> Range<Int> {
    var end = first + 1
    guard fence.lines[first].subtreeEnd == end, isAligned(first) else { return first..<end }
    while end < fence.lines.count, isAlike(end, first) { end += 1 }
    return first..<end
  }

  private func isAligned(_ index: Int) -> Bool {
    switch head(index) {
    case .case, .option, .from, .always: true
    default: false
    }
  }

  private func isAlike(_ index: Int, _ first: Int) -> Bool {
    fence.lines[index].depth == fence.lines[first].depth && head(index) == head(first)
      && fence.lines[index].subtreeEnd == index + 1
  }

  private func head(_ index: Int) -> Keyword? { fence.tokens[fence.lines[index].first].keyword }

  private func aligned(_ run: Range<Int>) -> [(tail: Int, column: Int)] {
    let heads = run.compactMap { index -> (tail: Int, width: Int)? in
      let line = fence.lines[index]
      guard let tail = tail(of: line) else { return nil }
      return (tail, spacing.text(of: line.first..<tail, in: line).unicodeScalars.count)
    }
    let widest = heads.map(\.width).filter { $0 <= TailAlignment.widestHead }.max() ?? 0
    return heads.map { ($0.tail, max($0.width, widest) + 2) }
  }

  // MARK: Where the tail begins

  private func tail(of line: LogicalLine) -> Int? {
    let first = fence.tokens[line.first]
    var end = line.first + 1
    while end < line.end, fence.tokens[end].line == first.line { end += 1 }
    switch first.keyword {
    case .case, .option: return labelTail(line.first..<end)
    case .from, .always: return basisTail(line.first..<end)
    default: return nil
    }
  }

  private func labelTail(_ row: Range<Int>) -> Int? {
    row.dropFirst(2).first { index in
      fence.tokens[index].keyword?.language != nil && index + 1 < row.upperBound
        && fence.tokens[index + 1].kind == .text
    }
  }

  /// The basis behind the colon.
  private func basisTail(_ row: Range<Int>) -> Int? {
    guard let colon = row.first(where: { fence.tokens[$0].kind == .colon }) else { return nil }
    return row[(colon + 1)...].dropFirst().first { index in
      let token = fence.tokens[index]
      guard index + 1 < row.upperBound else { return token.keyword?.confidence != nil }
      let next = fence.tokens[index + 1]
      return (token.kind == .leftBracket && next.kind == .citation)
        || (token.keyword?.confidence != nil && next.keyword == .source)
    }
  }
}

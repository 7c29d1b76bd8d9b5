/// Aligns the rows of tables.
struct TableFormatter {
  /// A row cut into the texts of its cells; a decision has its result apart.
  private struct Row {
    var cells: [String]
    var result: String?
  }

  let fence: FenceText
  let spacing: TokenSpacing
  let kind: FenceKind

  /// The texts of all rows by the number of their line.
  func rows() -> [Int: String] {
    var texts: [Int: String] = [:]
    var index = 0
    while index < fence.lines.count {
      var end = index
      while end < fence.lines.count, isRow(end, besides: index) { end += 1 }
      for (line, text) in zip(index..<end, aligned(index..<end)) { texts[line] = text }
      index = max(end, index + 1)
    }
    return texts
  }

  private func isRow(_ index: Int, besides first: Int) -> Bool {
    fence.tokens[fence.lines[index].first].kind == .pipe
      && fence.lines[index].depth == fence.lines[first].depth
  }

  private func aligned(_ lines: Range<Int>) -> [String] {
    let rows = lines.map { row(fence.lines[$0]) }
    let widths = widths(rows)
    return rows.map { row in
      let isRest = row.result != nil && row.cells == ["otherwise"]
      let cells = isRest ? pad("otherwise", total(widths)) : join(row.cells, widths)
      return "| \(cells) " + (row.result.map { "=> \($0) " } ?? "") + "|"
    }
  }

  private func row(_ line: LogicalLine) -> Row {
    var row = Row(cells: [], result: nil)
    var start = line.first + 1
    for index in start..<max(start, line.end) {
      let sign = fence.tokens[index].kind
      let endsCondition = sign == .arrow && kind == .law
      guard sign == .pipe || endsCondition else { continue }
      let text = spacing.text(of: start..<index, in: line)
      if row.result == nil, kind == .law, !endsCondition, index == line.end - 1 {
        row.result = text
      } else {
        row.cells.append(text)
      }
      start = index + 1
    }
    return row
  }

  // MARK: Widths

  private func widths(_ rows: [Row]) -> [Int] {
    var widths: [Int] = []
    let hasRest = rows.contains { $0.cells == ["otherwise"] && $0.result != nil }
    for row in rows where row.result == nil || row.cells != ["otherwise"] {
      for (index, cell) in row.cells.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], cell.unicodeScalars.count)
      }
    }
    if hasRest, widths.isEmpty { return ["otherwise".count] }
    let missing = hasRest ? "otherwise".count - total(widths) : 0
    if missing > 0 { widths[widths.count - 1] += missing }
    return widths
  }

  /// The width of all cells with the bars between them.
  private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + 3 * (widths.count - 1) }

  private func join(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).map { pad($0, $1) }.joined(separator: " | ")
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }
}

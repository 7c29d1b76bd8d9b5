/// Tables and codes.
extension Sheet {
  /// Columns as wide as their words ask for, within the measure.
  mutating func table(_ table: Letter.Table) {
    let widths = widths(table)
    let canvas = canvas
    canvas.tagged("Table") {
      row(table.columns, widths, .cellHead)
      for cells in table.rows {
        let before = page
        let height = height(cells, widths, .cell)
        need(height)
        if page != before { row(table.columns, widths, .cellHead) }
        row(cells, widths, .cell)
      }
    }
    y += 8
  }

  private func widths(_ table: Letter.Table) -> [Double] {
    let gap = 8.0
    var asked = table.columns.indices.map { column in
      let texts = [table.columns[column]] + table.rows.map { $0[column] }
      return texts.enumerated().reduce(0.0) { widest, text in
        let style = text.offset == 0 ? TextStyle.cellHead : .cell
        return max(widest, canvas.set(text.element, style, width: Self.measure)?.width ?? 0)
      } + gap
    }
    var extra = asked.reduce(0, +) - Self.measure
    // The widest columns give first, so that numbers and dates stay whole.
    while extra > 0, let widest = asked.max(), let place = asked.firstIndex(of: widest) {
      let step = min(extra, 6)
      asked[place] -= step
      extra -= step
    }
    let rest = Self.measure - asked.reduce(0, +)
    return asked.map { $0 + rest / Double(asked.count) }
  }

  private func height(_ cells: [String], _ widths: [Double], _ style: TextStyle) -> Double {
    zip(cells, widths).reduce(0) { height, cell in
      max(height, canvas.set(cell.0, style, width: cell.1 - 8)?.height ?? 0)
    } + 6
  }

  private mutating func row(_ cells: [String], _ widths: [Double], _ style: TextStyle) {
    let height = height(cells, widths, style)
    need(height)
    let canvas = canvas
    canvas.tagged("TR") {
      var x = Self.left
      for (cell, width) in zip(cells, widths) {
        if let text = canvas.set(cell, style, width: width - 8) {
          var line = y + 3
          canvas.tagged(style == .cellHead ? "TH" : "TD") {
            for part in text.lines {
              canvas.draw(part, of: text, x: x, y: line)
              line += part.height
            }
          }
        }
        x += width
      }
    }
    y += height
    canvas.fill(
      x: Self.left, y: y, width: Self.measure, height: style == .cellHead ? 1 : 0.4,
      gray: style == .cellHead ? 0 : 0.6)
  }

  /// Each code with its words beside it.
  mutating func codes(_ codes: [Letter.Code]) {
    for code in codes {
      // About 0.6 mm for a square, which phones read from a hand's breadth.
      let side = min(max(Double(code.code.svgSize) * 1.75, 92), 165)
      need(side)
      let start = y
      draw(code.code, side: side)
      let indent = side + 14
      y += 6
      write(code.title, .heading, indent: indent)
      write(code.text, .body, indent: indent)
      y = max(y, start + side) + 8
    }
  }

  private func draw(_ code: QRCode, side: Double) {
    let square = side / Double(code.svgSize)
    for row in 0..<code.side {
      for piece in code.pieces(ofRow: row) {
        canvas.fill(
          x: Self.left + Double(piece.start + QRCode.border) * square,
          y: y + Double(row + QRCode.border) * square, width: Double(piece.length) * square,
          height: square)
      }
    }
  }
}

/// Cuts comma-separated text into rows of cells; the text may come in pieces.
struct CSVCells {
  /// Cells of the row in hand.
  private(set) var cells: [[UInt8]] = []
  private var cell: [UInt8] = []
  private var isInQuotes = false
  /// A quote inside of quotes: the end of the cell, or half of a doubled one.
  private var isAfterQuote = false
  private var hasContent = false

  /// Takes one byte; true when it ended a row, which stands in `cells` until the next byte.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    if isInQuotes { return takeQuoted(byte) }
    if !hasContent && !cells.isEmpty { cells.removeAll(keepingCapacity: true) }
    switch byte {
    case UInt8(ascii: "\n"): return endRow()
    case UInt8(ascii: "\r"): return false
    case UInt8(ascii: ","): endCell()
    case UInt8(ascii: "\""): (isInQuotes, hasContent) = (true, true)
    default: append(byte)
    }
    return false
  }

  private mutating func takeQuoted(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "\"") {
      if isAfterQuote { cell.append(byte) }
      isAfterQuote.toggle()
      return false
    }
    if isAfterQuote {
      (isInQuotes, isAfterQuote) = (false, false)
      return take(byte)
    }
    cell.append(byte)
    return false
  }

  private mutating func append(_ byte: UInt8) {
    cell.append(byte)
    hasContent = true
  }

  private mutating func endCell() {
    cells.append(cell)
    cell.removeAll(keepingCapacity: true)
    hasContent = true
  }

  private mutating func endRow() -> Bool {
    guard hasContent else { return false }
    endCell()
    hasContent = false
    return true
  }

  /// Ends the text: the cells of a last line without a line end, and whether it stops inside of quotes.
  mutating func end() -> (cells: [[UInt8]], isCut: Bool)? {
    guard hasContent else { return nil }
    let isCut = isInQuotes && !isAfterQuote
    endCell()
    hasContent = false
    return (cells, isCut)
  }
}

/// Cuts separated text into rows of cells; the text may come in pieces.
///
/// Cells are parted by commas, semicolons or tabs, whichever stands first in the first line outside of quotes.
struct CSVCells {
  /// The bytes of all cells of the row in hand, one after the other.
  private var bytes: [UInt8] = []
  /// Where each cell ends in them.
  private var ends: [Int] = []
  private var separator: UInt8?
  private var isInQuotes = false
  /// A quote inside of quotes: the end of the cell, or half of a doubled one.
  private var isAfterQuote = false
  private var hasContent = false

  /// Cells of the row that ended last; they stand until the next byte is taken.
  var count: Int { ends.count }

  subscript(cell: Int) -> ArraySlice<UInt8> {
    bytes[(cell == 0 ? 0 : ends[cell - 1])..<ends[cell]]
  }

  /// Takes one byte; true when it ended a row.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    if isInQuotes { return takeQuoted(byte) }
    if !hasContent && !ends.isEmpty { clear() }
    switch byte {
    case UInt8(ascii: "\n"): return endRow()
    case UInt8(ascii: "\r"): return false
    case UInt8(ascii: "\""): (isInQuotes, hasContent) = (true, true)
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"): takeSeparator(byte)
    default: append(byte)
    }
    return false
  }

  private mutating func takeSeparator(_ byte: UInt8) {
    if separator == nil { separator = byte }
    if byte != separator { return append(byte) }
    endCell()
  }

  private mutating func takeQuoted(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "\"") {
      if isAfterQuote { bytes.append(byte) }
      isAfterQuote.toggle()
      return false
    }
    if isAfterQuote {
      (isInQuotes, isAfterQuote) = (false, false)
      return take(byte)
    }
    bytes.append(byte)
    return false
  }

  private mutating func append(_ byte: UInt8) {
    bytes.append(byte)
    hasContent = true
  }

  private mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  private mutating func endCell() {
    ends.append(bytes.count)
    hasContent = true
  }

  private mutating func endRow() -> Bool {
    guard hasContent else { return false }
    endCell()
    hasContent = false
    return true
  }

  /// What is left when the text ends.
  enum Rest {
    case nothing
    /// A last line without its line end.
    case line
    /// The text stops inside of quotes.
    case cut
  }

  /// Ends the text; cells that are left stand as those of a row.
  mutating func end() -> Rest {
    guard hasContent else { return .nothing }
    let isCut = isInQuotes && !isAfterQuote
    endCell()
    hasContent = false
    return isCut ? .cut : .line
  }
}

import LawLanguage

/// The results of a run as comma-separated text.
///
/// The first column, `row`, counts the rows from 1; columns that are handed on follow, then two for each ruling: its
/// value as law files write it, money and terms without their unit, and `<ruling>_state`, which says how it stands, in
/// the words of `ruqsat law sql`. The value is empty unless the state is `value`.
public struct RulingSheet: Sendable {
  private let rulings: ColumnRulings
  private let book: LawBook
  private let texts: TextNumbers
  private let kept: [KeptCells]
  public let rows: Int

  /// - Parameters:
  ///   - rulings: all about one record.
  ///   - population: what they were read from.
  public init(
    _ rulings: ColumnRulings, over population: Population, of book: LawBook,
    keeping kept: [KeptCells] = []
  ) {
    self.rulings = rulings
    self.book = book
    texts = population.texts
    self.kept = kept
    rows = rulings.columns.map(\.count).min() ?? 0
  }

  /// Writes the text in pieces of at most about 64 KiB.
  ///
  /// - Parameter write: takes a piece and how many rows are in the pieces so far.
  public func write(to write: ([UInt8], Int) throws -> Void) rethrows {
    var piece = Array(heading.utf8)
    for row in 0..<rows {
      add(row, to: &piece)
      if piece.count > 1 << 16 {
        try write(piece, row + 1)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try write(piece, rows)
  }

  private var heading: String {
    let names = rulings.columns.map { book[$0.rule].name }
    let all = ["row"] + kept.map { Self.quoted($0.name) } + names.flatMap { [$0, $0 + "_state"] }
    return all.joined(separator: ",") + "\n"
  }

  private func add(_ row: Int, to piece: inout [UInt8]) {
    piece += String(row + 1).utf8
    for cells in kept {
      piece.append(UInt8(ascii: ","))
      Self.add(cells[row], to: &piece)
    }
    for column in rulings.columns {
      let result = column[row]
      piece.append(UInt8(ascii: ","))
      if result.state == .value { piece += cell(result.bits, book[column.rule].type).utf8 }
      piece.append(UInt8(ascii: ","))
      piece += result.state.name.utf8
    }
    piece.append(UInt8(ascii: "\n"))
  }

  private func cell(_ bits: Int64, _ type: ValueType) -> String {
    let literal = book.literal(bits, type)
    return switch type.kind {
    case .money, .days, .months: String(literal.prefix { $0 != " " })
    case .text: Self.quoted(texts[bits] ?? Self.inside(literal))
    case .set: Self.quoted(literal)
    default: literal
    }
  }

  /// A literal text without its quotes.
  private static func inside(_ literal: String) -> String {
    literal.hasPrefix("\"") ? String(literal.dropFirst().dropLast()) : literal
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    add(Array(text.utf8)[...], to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func add(_ cell: ArraySlice<UInt8>, to piece: inout [UInt8]) {
    let isPlain = cell.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 0x0A && $0 != 0x0D }
    if isPlain { return piece += cell }
    piece.append(0x22)
    for byte in cell {
      if byte == 0x22 { piece.append(byte) }
      piece.append(byte)
    }
    piece.append(0x22)
  }
}

extension RulingState {
  /// The word for it in files and databases.
  public var name: String {
    switch self {
    case .value: "value"
    case .none: "none"
    case .notApplicable: "not_applicable"
    case .notKnown: "not_known"
    case .undefined: "undefined"
    case .conflict: "conflict"
    case .unknown: "unknown"
    case .failed: "failed"
    }
  }
}

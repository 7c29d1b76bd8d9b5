import LawLanguage
import Measures

/// Reads the rows of a record from comma-separated text, piece by piece.
///
/// The first line names facts of the record. Cells are written as in law files, without currency: `yes` or `no`, the
/// name of a case, `12`, `70%`, `64875.50`, `2015-08-12`; `none` is "never happened", an empty cell is not answered.
/// What cannot be read is noted with its row and column and not answered; other cells and rows are kept. A last line
/// that is cut off is left out and noted; one that is whole but for its line end is kept and noted.
public final class CSVReader {
  private let book: LawBook
  private let record: ID<Record>
  private var cutter = CSVCells()
  private var columns: [CSVColumn]?
  private var problems = CellProblems()
  private var rows = 0

  public init(_ record: ID<Record>, of book: LawBook) {
    self.book = book
    self.record = record
  }

  /// Reads a whole text.
  public static func read(
    _ text: String, _ record: ID<Record>, of book: LawBook
  ) throws(ColumnFault) -> (columns: RecordColumns, problems: CellProblems) {
    let reader = CSVReader(record, of: book)
    try reader.take(text.utf8)
    return try reader.finish()
  }

  /// The next piece of the text, cut anywhere.
  public func take(_ bytes: some Sequence<UInt8>) throws(ColumnFault) {
    for byte in bytes where cutter.take(byte) { try takeRow(cutter.cells) }
  }

  /// Ends the text and gives the columns, with the problems of all cells and rows.
  public func finish() throws(ColumnFault) -> (columns: RecordColumns, problems: CellProblems) {
    if let (cells, isCut) = cutter.end() {
      if isCut || cells.count < columns?.count ?? 0 {
        problems.add(CellProblem(row: rows, column: nil, kind: .cutOff))
      } else {
        let last = rows
        try takeRow(cells)
        if rows > last { problems.add(CellProblem(row: last, column: nil, kind: .noLineEnd)) }
      }
    }
    guard let columns else { throw .noHeading }
    var made = RecordColumns(record, count: rows)
    for column in columns { made.set(column.finish()) }
    problems.add(made.problems)
    return (made, problems)
  }

  private func takeRow(_ cells: [[UInt8]]) throws(ColumnFault) {
    guard let columns else { return try takeHeading(cells) }
    if cells.count == columns.count {
      for (column, cell) in zip(columns, cells) { column.take(cell) }
    } else {
      let kind = CellProblem.Kind.cellCount(found: cells.count, expected: columns.count)
      problems.add(CellProblem(row: rows, column: nil, kind: kind))
      for column in columns { column.take([]) }
    }
    rows += 1
  }

  private func takeHeading(_ cells: [[UInt8]]) throws(ColumnFault) {
    var found: [CSVColumn] = []
    var seen: Set<String> = []
    for cell in cells {
      let bytes = cell.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(cell.dropFirst(3)) : cell
      let name = String(decoding: bytes, as: UTF8.self)
      guard let fact = book[record].facts.first(where: { book[$0].name == name }),
        seen.insert(name).inserted
      else { throw .unknownColumn(name) }
      found.append(CSVColumn(fact, of: book))
    }
    columns = found
  }
}

/// One column of comma-separated text in the making.
private final class CSVColumn {
  private let type: ValueType
  private var builder: FactColumnBuilder?
  private var cases: [[UInt8]: Int64] = [:]

  init(_ fact: ID<Fact>, of book: LawBook) {
    type = book[fact].type
    builder = FactColumnBuilder(fact, of: book, rows: 1024)
    if case .enumeration(let id) = type.kind {
      for (index, one) in book[id].cases.enumerated() { cases[Array(one.name.utf8)] = Int64(index) }
    }
  }

  func take(_ cell: [UInt8]) {
    if cell.isEmpty {
      builder?.appendUnknown()
    } else if cell == Array("none".utf8) && type.isOptional {
      builder?.appendNone()
    } else if let value = value(cell) {
      builder?.append(value)
    } else {
      builder?.refuse(problem(cell))
    }
  }

  func finish() -> FactColumn {
    guard let made = builder.take()?.column() else {
      preconditionFailure("a column is finished once")
    }
    return made
  }

  private func problem(_ cell: [UInt8]) -> CellProblem.Kind {
    switch type.kind {
    case .date: .impossibleDate
    case .yesNo, .enumeration: .noSuchCase
    default: .unreadable(String(decoding: cell.prefix(80), as: UTF8.self))
    }
  }

  private func value(_ cell: [UInt8]) -> Int64? {
    let text = { String(decoding: cell, as: UTF8.self) }
    switch type.kind {
    case .yesNo: return text() == "yes" ? 1 : text() == "no" ? 0 : nil
    case .enumeration: return cases[cell]
    case .date: return Day(iso: text()).map { Int64($0.number) }
    case .money(let currency): return Money(text(), currency: currency)?.tiyn
    case .percent:
      return cell.last == UInt8(ascii: "%")
        ? number(cell.dropLast(), type.scale - 2) : number(cell[...], type.scale)
    case .integer, .decimal, .days, .months: return number(cell[...], type.scale)
    case .text, .set: return nil
    }
  }

  /// A decimal as a whole number of its last places.
  private func number(_ cell: ArraySlice<UInt8>, _ scale: Int) -> Int64? {
    let parts = cell.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, parts.count == 1 || parts[1].count <= scale,
      parts.count == 1 || !parts[1].isEmpty
    else { return nil }
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: scale - fraction.count)
    guard fraction.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64(String(decoding: Array(whole) + fraction + zeros, as: UTF8.self))
  }
}

import LawLanguage

/// Reads the rows of a record from separated text (commas, semicolons or tabs), piece by piece.
///
/// The first line names facts of the record and of records it refers to, as in law files: `staff`,
/// `worker.citizenship`. Cells are written as in law files, money and terms also without their unit: `yes` or `no`,
/// the name of a case, `12`, `70%`, `64875.50`, `2015-08-12`, a text; `none` is "never happened", an empty cell and
/// `dont_know` are not answered. A list may be named too; its only value is 0, unless its elements stand in another file.
/// A reference to a record that has a file of its own holds keys of that file. What cannot be read is noted with its
/// row and column and not answered; other cells and rows are kept. A last line that is cut off is left out and noted;
/// one that is whole but for its line end is kept and noted.
public final class CSVReader {
  private let files: CSVFiles
  private let record: ID<Record>
  private let kept: [String]
  private let key: String?
  private var cutter = CSVCells()
  private var headings: [CSVHeading]?
  private var columns: [any CSVColumn] = []
  /// Which cell of a row each column reads.
  private var cells: [Int] = []
  private var problems = CellProblems()
  private var width = 0
  private var rows = 0

  /// - Parameters:
  ///   - kept: columns that name no fact and are handed on as they are.
  ///   - key: the column by which other files refer to the rows; handed on unless it is a fact.
  ///   - files: what is read together with this text.
  public init(
    _ record: ID<Record>, among files: CSVFiles, keeping kept: [String] = [], key: String? = nil
  ) {
    self.files = files
    self.record = record
    self.kept = kept
    self.key = key
  }

  public convenience init(_ record: ID<Record>, of book: LawBook, keeping kept: [String] = []) {
    self.init(record, among: CSVFiles([record], of: book), keeping: kept)
  }

  /// Reads a whole text.
  public static func read(
    _ text: String, _ record: ID<Record>, of book: LawBook, keeping kept: [String] = []
  ) throws(ColumnFault) -> CSVTable {
    let reader = CSVReader(record, of: book, keeping: kept)
    try reader.take(text.utf8)
    return try reader.finish()
  }

  /// The next piece of the text, cut anywhere.
  public func take(_ bytes: some Sequence<UInt8>) throws(ColumnFault) {
    for byte in bytes where cutter.take(byte) { try takeRow() }
  }

  /// Ends the text and gives the rows, with the problems of all cells.
  public func finish() throws(ColumnFault) -> CSVTable {
    switch cutter.end() {
    case .nothing: break
    case .cut: noteRow(.cutOff)
    case .line:
      if headings != nil && cutter.count < width {
        noteRow(.cutOff)
      } else {
        let last = rows
        try takeRow()
        if rows > last { problems.add(CellProblem(row: last, column: nil, kind: .noLineEnd)) }
      }
    }
    guard let headings else { throw .noHeading }
    return CSVTable(record, files, rows, headings, columns, problems)
  }

  private func noteRow(_ kind: CellProblem.Kind) {
    problems.add(CellProblem(row: rows, column: nil, kind: kind))
  }

  private func takeRow() throws(ColumnFault) {
    guard headings != nil else { return try takeHeading() }
    if cutter.count == width {
      for (number, column) in columns.enumerated() { column.take(cutter[cells[number]], files) }
    } else {
      noteRow(.cellCount(found: cutter.count, expected: width))
      for column in columns { column.take([], files) }
    }
    rows += 1
  }

  private func takeHeading() throws(ColumnFault) {
    var names = (0..<cutter.count).map { Self.name(cutter[$0]) }
    if names[0].hasPrefix("\u{FEFF}") { names[0].removeFirst() }
    let plan = try CSVHeadings(names, record, files, kept: kept, key: key)
    width = names.count
    headings = plan.headings
    cells = plan.headings.map(\.cell)
    columns = plan.headings.map { $0.column(files) }
  }

  private static func name(_ cell: ArraySlice<UInt8>) -> String {
    String(decoding: CellText.trimmed(cell), as: UTF8.self)
  }
}

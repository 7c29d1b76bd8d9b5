import LawLanguage

/// One column of separated text in the making.
protocol CSVColumn: AnyObject {
  func take(_ cell: ArraySlice<UInt8>, _ files: CSVFiles)
}

/// Answers to a fact.
final class CSVFactColumn: CSVColumn {
  private let reading: CellText
  private let isOptional: Bool
  private var builder: FactColumnBuilder?
  private let book: LawBook

  init(_ fact: ID<Fact>, of book: LawBook, name: String) {
    self.book = book
    reading = CellText(book[fact].type, book)
    isOptional = book[fact].type.isOptional
    builder = FactColumnBuilder(fact, of: book, rows: 1024, name: name)
  }

  func take(_ cell: ArraySlice<UInt8>, _ files: CSVFiles) {
    let cell = CellText.trimmed(cell)
    if cell.isEmpty || cell.elementsEqual("dont_know".utf8) {
      builder?.appendUnknown()
    } else if isOptional && cell.elementsEqual("none".utf8) {
      builder?.appendNone()
    } else if let value = reading.value(cell, &files.texts, book) {
      append(value, cell)
    } else {
      builder?.refuse(reading.problem, text: Self.text(cell))
    }
  }

  private func append(_ value: Int64, _ cell: ArraySlice<UInt8>) {
    if let refusal = builder?.refusal(of: value) {
      builder?.refuse(refusal, text: Self.text(cell))
    } else {
      builder?.append(value)
    }
  }

  private static func text(_ cell: ArraySlice<UInt8>) -> String {
    String(decoding: cell.prefix(80), as: UTF8.self)
  }

  func finish() -> FactColumn {
    guard let made = builder.take()?.column() else {
      preconditionFailure("a column is finished once")
    }
    return made
  }
}

/// How many elements a list is said to have.
final class CSVListColumn: CSVColumn {
  private let name: String
  /// Whether the elements stand in a file of their own; else a list can only be empty.
  let hasFile: Bool
  /// -1 where it is not known.
  private(set) var counts: [Int32] = []
  private(set) var problems = CellProblems()

  init(_ name: String, hasFile: Bool) {
    self.name = name
    self.hasFile = hasFile
  }

  func take(_ cell: ArraySlice<UInt8>, _ files: CSVFiles) {
    let cell = CellText.trimmed(cell)
    if cell.isEmpty || cell.elementsEqual("dont_know".utf8) { return counts.append(-1) }
    let text = String(decoding: cell.prefix(80), as: UTF8.self)
    if let count = Int32(text), count == 0 || hasFile && count > 0 { return counts.append(count) }
    problems.add(
      CellProblem(
        row: counts.count, column: name, kind: hasFile ? .unreadable : .listNotEmpty, text: text))
    counts.append(-1)
  }
}

/// Keys of the rows of a file, in that file or in one that refers to it.
final class CSVKeyColumn: CSVColumn {
  private let record: ID<Record>
  /// -1 where no key stands.
  private(set) var numbers: [Int32] = []

  init(_ record: ID<Record>) { self.record = record }

  func take(_ cell: ArraySlice<UInt8>, _ files: CSVFiles) {
    let cell = CellText.trimmed(cell)
    if cell.isEmpty || cell.elementsEqual("dont_know".utf8) { return numbers.append(-1) }
    numbers.append(files.number(ofKey: String(decoding: cell, as: UTF8.self), of: record))
  }
}

/// Cells handed on as they are.
final class CSVKeptColumn: CSVColumn {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []

  func take(_ cell: ArraySlice<UInt8>, _ files: CSVFiles) {
    bytes += cell
    ends.append(bytes.count)
  }
}

import LawLanguage

/// One column of separated text in the making.
protocol CSVColumn: AnyObject {
  func take(_ cell: ArraySlice<UInt8>, _ texts: inout TextNumbers)
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

  func take(_ cell: ArraySlice<UInt8>, _ texts: inout TextNumbers) {
    let cell = CellText.trimmed(cell)
    if cell.isEmpty || cell.elementsEqual("dont_know".utf8) {
      builder?.appendUnknown()
    } else if isOptional && cell.elementsEqual("none".utf8) {
      builder?.appendNone()
    } else if let value = reading.value(cell, &texts, book) {
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

/// For which rows a list is known to have no elements.
final class CSVListColumn: CSVColumn {
  private let name: String
  private(set) var isEmpty: [Bool] = []
  private(set) var problems = CellProblems()

  init(_ name: String) { self.name = name }

  func take(_ cell: ArraySlice<UInt8>, _ texts: inout TextNumbers) {
    let cell = CellText.trimmed(cell)
    let isZero = cell.elementsEqual("0".utf8)
    if !isZero && !cell.isEmpty && !cell.elementsEqual("dont_know".utf8) {
      let text = String(decoding: cell.prefix(80), as: UTF8.self)
      problems.add(
        CellProblem(row: isEmpty.count, column: name, kind: .listNotEmpty, text: text))
    }
    isEmpty.append(isZero)
  }
}

/// Cells handed on as they are.
final class CSVKeptColumn: CSVColumn {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []

  func take(_ cell: ArraySlice<UInt8>, _ texts: inout TextNumbers) {
    bytes += cell
    ends.append(bytes.count)
  }
}

import LawLanguage
import Measures

/// The rows of separated text: each is a row of the record and of the records that its headings refer to.
public struct CSVTable: Sendable {
  public let record: ID<Record>
  public let count: Int
  /// What could not be read.
  public let problems: CellProblems
  /// Columns handed on, by their headings.
  public let kept: [KeptCells]
  private var records: [ID<Record>: RecordColumns] = [:]
  private let texts: TextNumbers

  init(
    _ record: ID<Record>, _ book: LawBook, _ count: Int, _ headings: [CSVHeading],
    _ columns: [any CSVColumn], _ problems: CellProblems, _ texts: TextNumbers
  ) {
    self.record = record
    self.count = count
    self.texts = texts
    var problems = [problems]
    var kept: [KeptCells] = []
    records[record] = RecordColumns(record, count: count)
    for (heading, column) in zip(headings, columns) {
      let place = Self.connect(heading.way, book, count, record, &records)
      switch (heading.subject, column) {
      case (.fact, let column as CSVFactColumn):
        let made = column.finish()
        problems.append(made.problems)
        records[place]?.set(made)
      case (.list(let list), let column as CSVListColumn):
        problems.append(column.problems)
        records[place]?.setKnown(list: list, column.isEmpty)
        var elements = RecordColumns(book[list].owner, count: 0)
        elements.set(list, .rows([], target: count, name: book[list].name))
        records[book[list].owner] = elements
      case (_, let column as CSVKeptColumn):
        kept.append(KeptCells(heading.name, column))
      default: preconditionFailure("a column is made by its heading")
      }
    }
    self.problems = .inOrder(problems)
    self.kept = kept
  }

  /// Makes the records on a way and gives the last of them.
  private static func connect(
    _ way: [ID<Reference>], _ book: LawBook, _ count: Int, _ record: ID<Record>,
    _ records: inout [ID<Record>: RecordColumns]
  ) -> ID<Record> {
    var place = record
    for reference in way {
      records[place]?.set(reference, .sameRow(count: count))
      place = book[reference].target
      if records[place] == nil { records[place] = RecordColumns(place, count: count) }
    }
    return place
  }

  /// The columns of a record that the headings name.
  public subscript(record: ID<Record>) -> RecordColumns? { records[record] }

  /// The rows as the cases of a run.
  public func population(day: Day, choices: [ID<Choice>: Int] = [:]) -> Population {
    var population = Population(day: day, choices: choices, texts: texts)
    for columns in records.values { population.set(columns) }
    return population
  }
}

/// The cells of a column that is handed on.
public struct KeptCells: Sendable {
  public let name: String
  private let bytes: [UInt8]
  private let ends: [Int]

  init(_ name: String, _ column: CSVKeptColumn) {
    self.name = name
    (bytes, ends) = (column.bytes, column.ends)
  }

  /// The bytes of a cell; in a row that could not be read there are none.
  public subscript(row: Int) -> ArraySlice<UInt8> {
    bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
  }
}

import LawLanguage
import Measures

/// The rows of separated text: each is a row of the record and of the records that its headings refer to.
public struct CSVTable: Sendable {
  /// A column of keys that leads to the rows of another file.
  struct Link: Sendable {
    let owner: ID<Record>
    let reference: ID<Reference>
    let keys: KeyCells
  }
  /// How many elements a list is said to have; -1 where that is not known.
  struct StatedList: Sendable {
    let name: String
    let owner: ID<Record>
    let list: ID<Reference>
    let counts: [Int32]
  }
  public let record: ID<Record>
  public let count: Int
  /// What could not be read.
  public let problems: CellProblems
  /// Columns handed on, by their headings.
  public let kept: [KeptCells]
  private(set) var records: [ID<Record>: RecordColumns] = [:]
  /// The key of each row.
  private(set) var key: KeyCells?
  private(set) var links: [Link] = []
  private(set) var lists: [StatedList] = []
  private let texts: TextNumbers

  init(
    _ record: ID<Record>, _ files: CSVFiles, _ count: Int, _ headings: [CSVHeading],
    _ columns: [any CSVColumn], _ problems: CellProblems
  ) {
    self.record = record
    self.count = count
    texts = files.texts
    var problems = [problems]
    var kept: [KeptCells] = []
    let book = files.book
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
        let stated = StatedList(
          name: heading.name, owner: place, list: list, counts: column.counts)
        column.hasFile ? lists.append(stated) : Self.setEmpty(stated, count, book, &records)
      case (.key, let column as CSVKeyColumn):
        key = KeyCells(name: heading.name, record: record, numbers: column.numbers)
      case (.reference(let reference), let column as CSVKeyColumn):
        let keys = KeyCells(
          name: heading.name, record: book[reference].target, numbers: column.numbers)
        links.append(Link(owner: place, reference: reference, keys: keys))
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

  /// A list without a file of its own has no elements where it says so, and else is not known.
  private static func setEmpty(
    _ list: StatedList, _ count: Int, _ book: LawBook,
    _ records: inout [ID<Record>: RecordColumns]
  ) {
    records[list.owner]?.setKnown(list: list.list, list.counts.map { $0 == 0 })
    let element = book[list.list].owner
    var elements = records[element] ?? RecordColumns(element, count: 0)
    guard elements.count == 0 else { return }
    elements.set(list.list, .rows([], target: count, name: list.name))
    records[element] = elements
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

/// A column of keys of a record.
struct KeyCells: Sendable {
  let name: String
  let record: ID<Record>
  /// As `CSVFiles` gave them; -1 where no key stands.
  let numbers: [Int32]

  func problem(_ row: Int, _ kind: CellProblem.Kind, _ files: CSVFiles) -> CellProblem {
    CellProblem(
      row: row, column: name, kind: kind, text: files.key(numbers[row], of: record))
  }
}

import LawLanguage
import Measures

/// The cases of one run: the rows of each record, the day of assessment and the choices taken.
public struct Population: Sendable {
  /// The day of assessment, one for the whole run.
  public var day: Day
  /// Options taken by position; a choice that is missing has its default.
  public var choices: [ID<Choice>: Int]
  public private(set) var records: [ID<Record>: RecordColumns] = [:]
  private(set) var texts: TextNumbers

  public init(day: Day, choices: [ID<Choice>: Int] = [:]) {
    self.init(day: day, choices: choices, texts: TextNumbers())
  }

  init(day: Day, choices: [ID<Choice>: Int], texts: TextNumbers) {
    self.day = day
    self.choices = choices
    self.texts = texts
  }

  /// Puts the rows of a record in.
  public mutating func set(_ columns: RecordColumns) { records[columns.record] = columns }

  public subscript(record: ID<Record>) -> RecordColumns? { records[record] }

  /// The number of a text for a column of texts: equal texts have equal numbers.
  public mutating func number(of text: String, in book: LawBook) -> Int64 {
    texts.number(of: text, in: book)
  }

  /// Whether all columns of a record have as many rows as the record.
  func check(_ book: LawBook) throws(ColumnFault) {
    for columns in records.values.sorted(by: { $0.record < $1.record }) {
      for column in columns.facts.values.sorted(by: { $0.fact < $1.fact })
      where column.count != columns.count {
        throw .unequalLength(
          column: book[column.fact].name, found: column.count, expected: columns.count)
      }
      for fact in columns.facts.keys where book[fact].record != columns.record {
        throw .wrongRecord(column: book[fact].name)
      }
      for (id, column) in columns.references.sorted(by: { $0.key < $1.key }) {
        try check(id, column, columns, book)
      }
      for (id, states) in columns.listStates.sorted(by: { $0.key < $1.key }) {
        try check(list: id, states, columns, book)
      }
    }
  }

  private func check(
    list id: ID<Reference>, _ states: ColumnMemory, _ columns: RecordColumns, _ book: LawBook
  ) throws(ColumnFault) {
    let name = book[id].listName ?? book[id].name
    guard book[id].target == columns.record else { throw .wrongRecord(column: name) }
    guard states.byteCount == columns.count else {
      throw .unequalLength(column: name, found: states.byteCount, expected: columns.count)
    }
  }

  private func check(
    _ id: ID<Reference>, _ column: ReferenceColumn, _ columns: RecordColumns, _ book: LawBook
  ) throws(ColumnFault) {
    let name = book[id].name
    guard book[id].owner == columns.record else { throw .wrongRecord(column: name) }
    guard column.count == columns.count else {
      throw .unequalLength(column: name, found: column.count, expected: columns.count)
    }
    let target = records[book[id].target]?.count ?? 0
    if case .sameRow = column.content, target != columns.count {
      throw .unequalLength(column: name, found: target, expected: columns.count)
    }
    if case .rows = column.content,
      (0..<column.count).contains(where: { (column[$0] ?? -1) >= target })
    {
      throw .noSuchRow(column: name)
    }
  }
}

/// Why a run cannot begin.
public enum ColumnFault: Error, Hashable, Sendable {
  /// A column with another number of rows than its record.
  case unequalLength(column: String, found: Int, expected: Int)
  /// A fact or reference of another record.
  case wrongRecord(column: String)
  /// A reference to a row that the other record does not have.
  case noSuchRow(column: String)
  /// The record of a ruling asked for has no rows.
  case noRows(record: String)
  /// A file whose bytes do not make whole rows of the column.
  case wrongSize(column: String, bytes: Int)
  /// Headings that name no fact of the record.
  case unknownColumns([String])
  case repeatedColumn(String)
  /// Two headings reach one record by different ways, or the record asked about itself.
  case severalWays(column: String)
  case noHeading
  /// A reference to a record without a file of its own, which has no keys.
  case noFile(column: String, record: String)
  /// A fact of a record that has a file of its own.
  case ownFile(column: String, record: String)
  /// A file that others refer to has no column of keys.
  case noKey(record: String)
  /// A file that no other refers to and that refers to none.
  case nothingLeads(record: String)
  /// The facts of one record stand in two files.
  case twoFiles(record: String)
  /// The rows say too many different things at once for a table of them.
  case tooWide(rule: String)
  case cancelled
}

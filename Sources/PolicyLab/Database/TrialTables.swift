import LawColumns
import LawLanguage
import LawSQL
import Measures

/// A trial as tables and statements for a database: the same people, and for each measure one statement that counts
/// and sums there what the trial counts here.
public struct TrialTables: Sendable {
  /// What a statement should give: one row of these numbers.
  public struct Expected: Hashable, Sendable {
    /// The statement's name: `q-before-permits_needed`.
    public let name: String
    public let rows: Int
    public let decided: Int
    public let counted: Int
    public let sum: Int128

    /// As the statement gives them.
    public var cells: [String] { ["\(rows)", "\(decided)", "\(counted)", "\(sum)"] }
  }
  /// `CREATE TABLE` for all records of the population.
  public let schema: String
  /// Comma-separated rows of each table, `\N` for nothing; by name.
  public let tables: [(name: String, text: String)]
  /// Statements by name.
  public let statements: [(name: String, text: String)]
  public let expected: [Expected]

  /// - Throws: `columns` with the reason when a ruling cannot be said in SQL.
  public init(_ outcome: TrialOutcome, _ dialect: SQLDialect) throws(LabFault) {
    let book = outcome.trial.base
    let records = book.records.filter { outcome.before.population[$0.id] != nil }
    schema = records.map { Self.table($0, book, dialect) }.joined(separator: "\n")
    tables = records.map { ($0.name, Self.rows(of: $0, outcome.before.population, book)) }
    var statements: [(name: String, text: String)] = []
    var expected: [Expected] = []
    for table in outcome.tables {
      for (side, book, filled, tally) in [
        ("before", book, outcome.before, table.total.before),
        ("after", outcome.trial.reform, outcome.after, table.total.after),
      ] {
        let name = "q-\(side)-\(table.measure.name)"
        let statement = TotalStatement(
          table.measure, book, outcome.trial, filled, dialect, table: "total " + name)
        statements.append((name, try statement.text()))
        expected.append(
          Expected(
            name: name, rows: tally.rows, decided: tally.decided, counted: tally.counted,
            sum: tally.sum))
      }
    }
    self.statements = statements
    self.expected = expected
  }

  /// What each statement should give, as comma-separated text.
  public var expectedText: String {
    expected.reduce(CSVLine.text(["statement", "rows", "decided", "counted", "sum"])) {
      $0 + CSVLine.text([$1.name] + $1.cells)
    }
  }

  /// The last table of the record's schema is its own.
  private static func table(_ record: Record, _ book: LawBook, _ dialect: SQLDialect) -> String {
    let text = SQLSchema(book, about: record.id, dialect: dialect).text
    let head = "CREATE TABLE "
    return head + (text.split(separator: head).last ?? "")
  }

  private static func rows(
    of record: Record, _ population: Population, _ book: LawBook
  ) -> String {
    guard let columns = population[record.id] else { return "" }
    var header = ["id"] + record.references.map { book[$0].name + "_id" }
    header += record.lists.map { SQLSchema.known(book[$0]) }
    for id in record.facts {
      header.append(book[id].name)
      if book[id].type.isOptional { header.append(book[id].name + "_none") }
    }
    var text = header.joined(separator: ",") + "\n"
    for row in 0..<columns.count {
      var cells = [String(row + 1)]
      for id in record.references {
        cells.append(columns.references[id]?[row].map { String($0 + 1) } ?? nothing)
      }
      cells += record.lists.map { _ in nothing }
      for id in record.facts { cells += Self.cells(columns.facts[id]?[row], book[id].type, book) }
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  private static var nothing: String { "\\N" }

  private static func cells(
    _ result: RowResult?, _ type: ValueType, _ book: LawBook
  ) -> [String] {
    let isNone = result?.state == RulingState.none
    var value = nothing
    if let result, result.state == .value {
      switch type.kind {
      case .yesNo: value = result.bits == 0 ? "false" : "true"
      case .enumeration(let id): value = book[id].cases[Int(result.bits)].name
      case .date: value = Day(exactly: Int(result.bits))?.description ?? nothing
      default: value = String(result.bits)
      }
    }
    return type.isOptional ? [value, isNone ? "true" : nothing] : [value]
  }
}

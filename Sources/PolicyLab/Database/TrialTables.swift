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

extension SQLDialect {
  fileprivate func quotedName(_ name: String) -> String { "\"\(name)\"" }
}

/// The statement that counts one measure in a database.
struct TotalStatement {
  private let measure: Measure
  private let book: LawBook
  private let trial: Trial
  private let filled: FilledPopulation
  private let dialect: SQLDialect
  /// The name of the table between.
  private let table: String

  init(
    _ measure: Measure, _ book: LawBook, _ trial: Trial, _ filled: FilledPopulation,
    _ dialect: SQLDialect, table: String
  ) {
    self.table = dialect.quotedName(table)
    self.measure = measure
    self.book = book
    self.trial = trial
    self.filled = filled
    self.dialect = dialect
  }

  func text() throws(LabFault) -> String {
    guard let rule = book.rule(named: measure.rule) else { throw .unknownRule(measure.rule) }
    let statement: SQLStatement
    do throws(SQLRefusal) {
      statement = try SQLStatement(
        book, about: rule.record, rulings: [rule.id], dialect: dialect,
        options: SQLOptions(day: .fixed(trial.day), isRaw: true))
    } catch {
      throw .columns(error.description)
    }
    let value = "\"\(rule.name)\""
    let state = "\"\(rule.name)_state\""
    let counted =
      switch measure.kind {
      case .yes: value
      case .sum: "TRUE"
      case .case: "\(value) = \(try wanted(rule))"
      }
    let sum = measure.kind == .sum ? "CAST(\(value) AS DECIMAL(38, 0))" : "0"
    // A table between keeps the engine from pulling the layers of the statement into each other.
    return """
      CREATE TEMPORARY TABLE \(table) AS
      \(statement.text);
      SELECT COUNT(*) AS all_rows,
        COALESCE(SUM(CASE WHEN \(state) IN (0, 1) THEN 1 ELSE 0 END), 0) AS decided,
        COALESCE(SUM(CASE WHEN \(state) = 0 AND \(counted) THEN 1 ELSE 0 END), 0) AS counted,
        COALESCE(SUM(CASE WHEN \(state) = 0 THEN \(sum) END), 0) AS total
      FROM \(table)
      WHERE \(try scope(rule))
      """
  }

  private func wanted(_ rule: Rule) throws(LabFault) -> String {
    guard case .enumeration(let id) = rule.type.kind,
      let index = book[id].cases.firstIndex(where: { $0.name == measure.case })
    else { throw .unknownRule(measure.rule) }
    return String(index)
  }

  /// The rows of the people the measure looks at, as stretches of keys.
  private func scope(_ rule: Rule) throws(LabFault) -> String {
    guard measure.where != nil else { return "TRUE" }
    let sets: [CaseSet]
    do { sets = try trial.population.recipe.file.sets(measure.where, leavingOut: true) } catch {
      throw .population(error)
    }
    let population = trial.population
    var stretches: [ClosedRange<Int>] = []
    for row in 0..<(filled.population[rule.record]?.count ?? 0) {
      let combination = Int(population.combinationOf[filled.person(row, rule.record)])
      guard population.recipe.grid.fits(combination, sets) else { continue }
      if let last = stretches.last, last.upperBound == row {
        stretches[stretches.count - 1] = last.lowerBound...(row + 1)
      } else {
        stretches.append((row + 1)...(row + 1))
      }
    }
    let parts = stretches.map { "\"id\" BETWEEN \($0.lowerBound) AND \($0.upperBound)" }
    return parts.isEmpty ? "FALSE" : "(" + parts.joined(separator: " OR ") + ")"
  }
}

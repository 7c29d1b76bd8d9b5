import LawColumns
import LawLanguage
import LawSQL
import Measures

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
    self.table = Self.quoted(table, dialect)
    self.measure = measure
    self.book = book
    self.trial = trial
    self.filled = filled
    self.dialect = dialect
  }

  private static func quoted(_ name: String, _ dialect: SQLDialect) -> String {
    dialect == .spark ? "`\(name)`" : "\"\(name)\""
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
    let value = Self.quoted(rule.name, dialect)
    let state = Self.quoted(rule.name + "_state", dialect)
    let counted =
      switch measure.kind {
      case .yes: value
      case .sum: "TRUE"
      case .case: "\(value) = \(try wanted(rule))"
      }
    let sum = measure.kind == .sum ? "CAST(\(value) AS DECIMAL(38, 0))" : "0"
    let totals = """
      SELECT COUNT(*) AS all_rows,
        COALESCE(SUM(CASE WHEN \(state) IN (0, 1) THEN 1 ELSE 0 END), 0) AS decided,
        COALESCE(SUM(CASE WHEN \(state) = 0 AND \(counted) THEN 1 ELSE 0 END), 0) AS counted,
        COALESCE(SUM(CASE WHEN \(state) = 0 THEN \(sum) END), 0) AS total
      """
    let scope = try scope(rule)
    if dialect == .spark {
      return "\(totals)\nFROM (\n\(statement.text)\n) AS \(table)\nWHERE \(scope)"
    }
    // A table between keeps the engine from pulling the layers of the statement into each other.
    return """
      CREATE TEMPORARY TABLE \(table) AS
      \(statement.text);
      \(totals)
      FROM \(table)
      WHERE \(scope)
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
    let key = Self.quoted("id", dialect)
    let parts = stretches.map { "\(key) BETWEEN \($0.lowerBound) AND \($0.upperBound)" }
    return parts.isEmpty ? "FALSE" : "(" + parts.joined(separator: " OR ") + ")"
  }
}

import LawLanguage
import Measures

/// The reading of a law book that answers millions of cases by columns.
///
/// A plan is made for one population; it asks only for what the wanted rulings need. Results are those of a reading
/// case by case: a row that conflicts, is undefined or fails is counted and can be explained by reading its facts
/// (`facts(ofRow:)`) as one case.
public struct ColumnReading: Sendable {
  /// What a run leaves behind.
  public enum Keeping: Sendable {
    /// Every result of every row, and counts of states.
    case columns
    /// Sums and counts of states only.
    case totals
  }
  public let book: LawBook

  public init(book: LawBook) { self.book = book }

  /// Plans the rulings for the rows of their records.
  public func plan(
    _ rules: [ID<Rule>], over population: Population, keeping: Keeping = .columns
  ) throws(ColumnFault) -> ColumnPlan {
    try population.check(book)
    for rule in rules where population[book[rule].record] == nil {
      throw .noRows(record: book[book[rule].record].name)
    }
    let session = PlanSession(book, population)
    let asked = session.ask(rules, keeping)
    if let fault = session.fault { throw fault }
    return ColumnPlan(session, asked)
  }

  /// The rows in which a ruling has one of the states, in order: an index of what to explain, also after a run that
  /// kept totals only. `Population.facts(ofRow:)` gives each as a case for the explain reading.
  ///
  /// - Parameter limit: at most so many rows.
  public func rows(
    of rule: ID<Rule>, with states: Set<RulingState>, over population: Population,
    limit: Int = .max
  ) throws(ColumnFault) -> [Int] {
    guard let column = try plan([rule], over: population).run()[rule],
      states.contains(where: { column.counts[$0] != nil })
    else { return [] }
    var found: [Int] = []
    for row in 0..<column.count where found.count < limit && states.contains(column[row].state) {
      found.append(row)
    }
    return found
  }
}

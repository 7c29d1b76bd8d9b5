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
}

import LawColumns
import LawExplain
import LawLanguage

/// What a trial gave.
public struct TrialOutcome: Sendable {
  public let trial: Trial
  /// In the order of the measures.
  public let tables: [MeasureTable]
  /// People whose result differs in any measure, in their order; at most `mostDiffering` for each measure.
  public let affected: [Int]
  let before: FilledPopulation
  let after: FilledPopulation
  private let explainers: (before: Explainer, after: Explainer)

  init(
    trial: Trial, tables: [(MeasureTable, [Int32])], before: FilledPopulation,
    after: FilledPopulation
  ) {
    self.trial = trial
    self.tables = tables.map(\.0)
    self.before = before
    self.after = after
    explainers = (Explainer(book: trial.base), Explainer(book: trial.reform))
    affected = Set(tables.flatMap(\.1)).map { Int($0) }.sorted()
  }

  /// The table of a measure.
  public subscript(name: String) -> MeasureTable? { tables.first { $0.measure.name == name } }

  /// One person with the reasons of every measured ruling before and after the change.
  ///
  /// - Parameter person: from 0 to less than the people of the population; nil for others.
  public func row(_ person: Int) -> ExplainedRow? {
    guard person >= 0, person < trial.population.rows else { return nil }
    var pairs: [ExplainedRow.Pair] = []
    var seen: Set<String> = []
    for table in tables where seen.insert(table.measure.rule).inserted {
      guard let first = ruling(table.measure.rule, person, explainers.before, before),
        let second = ruling(table.measure.rule, person, explainers.after, after)
      else { continue }
      pairs.append(.init(name: table.measure.rule, before: first, after: second))
    }
    return ExplainedRow(
      person: person, cases: trial.population.cases(of: person), rulings: pairs)
  }

  private func ruling(
    _ name: String, _ person: Int, _ explainer: Explainer, _ filled: FilledPopulation
  ) -> Ruling? {
    guard let rule = explainer.book.rule(named: name),
      let row = filled.row(of: person, rule.record)
    else { return nil }
    let facts = filled.population.facts(ofRow: row, rule.record, in: explainer.book)
    return explainer.answer(facts, [BookPath(end: .rule(rule.id))]).rulings.first
  }
}

/// A person's rulings before and after a change, each with its reasons.
public struct ExplainedRow: Sendable {
  public struct Pair: Sendable {
    /// `record.rule`.
    public let name: String
    public let before: Ruling
    public let after: Ruling

    public var differs: Bool { before.outcome != after.outcome }
  }
  public let person: Int
  /// The names of the person's cases, in the order of the dimensions.
  public let cases: [String]
  /// One for each rule that the measures name and the person has.
  public let rulings: [Pair]
}

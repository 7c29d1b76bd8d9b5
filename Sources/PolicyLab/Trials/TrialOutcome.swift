import LawColumns
import LawExplain
import LawLanguage

/// What a trial gave.
public struct TrialOutcome: Sendable {
  public let trial: Trial
  /// In the order of the measures.
  public let tables: [MeasureTable]
  /// People whose result differs in any measure, in their order.
  public let affected: [Int]
  let before: FilledPopulation
  let after: FilledPopulation
  private let explainers: (before: Explainer, after: Explainer)

  init(
    trial: Trial, tables: [MeasureTable], differing: [[Int32]], before: FilledPopulation,
    after: FilledPopulation
  ) {
    self.trial = trial
    self.tables = tables
    self.before = before
    self.after = after
    explainers = (Explainer(book: trial.base), Explainer(book: trial.reform))
    affected = Self.all(differing, of: trial.population.rows)
  }

  /// Everybody who is named at least once; each list is in the order of the people.
  private static func all(_ differing: [[Int32]], of people: Int) -> [Int] {
    if differing.count == 1 { return differing[0].map { Int($0) } }
    if differing.allSatisfy(\.isEmpty) { return [] }
    var isNamed = [Bool](repeating: false, count: people)
    for person in differing.joined() { isNamed[Int(person)] = true }
    return isNamed.indices.filter { isNamed[$0] }
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
      if let pair = pair(table.measure.rule, person) { pairs.append(pair) }
    }
    return ExplainedRow(
      person: person, cases: trial.population.cases(of: person), rulings: pairs)
  }

  /// One ruling of a person before and after the change; nil where the person has none.
  ///
  /// - Parameter rule: `record.rule`, of a measure.
  public func pair(_ rule: String, _ person: Int) -> ExplainedRow.Pair? {
    guard let first = ruling(rule, person, explainers.before, before),
      let second = ruling(rule, person, explainers.after, after)
    else { return nil }
    return ExplainedRow.Pair(name: rule, before: first, after: second)
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

import LawColumns
import LawExplain
import LawLanguage
import Measures

/// A change of the law tried on a population: what the law as it stands gives, and what it would give.
public struct Trial: Sendable {
  public let base: LawBook
  public let reform: LawBook
  public let population: SyntheticPopulation
  public let measures: [Measure]
  public let day: Day

  /// - Parameter day: the day of assessment, on which the law is read.
  public init(
    base: LawBook, reform: LawBook, population: SyntheticPopulation, measures: [Measure], day: Day
  ) {
    self.base = base
    self.reform = reform
    self.population = population
    self.measures = measures
    self.day = day
  }

  /// A change tried against a law that was read already.
  public init(_ baseline: TrialBaseline, reform: LawBook) {
    self.init(
      base: baseline.book, reform: reform, population: baseline.population,
      measures: baseline.measures, day: baseline.day)
  }

  /// How far a run is: steps done of steps to do.
  public typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

  /// Steps that are told, and those of them that the law as it stands takes when it is read too.
  private static var steps: Int { 1000 }
  private static var stepsOfBaseline: Int { 700 }

  /// Runs the trial: the law as it stands is read unless that is at hand, and of the change what is downstream of it.
  ///
  /// - Parameters:
  ///   - baseline: of the same people, measures and day; another one is not used.
  ///   - threads: how many rows are read at the same time.
  /// - Throws: `unknownRule`, `population`, `columns`; `cancelled` when the task is.
  public func run(
    against baseline: TrialBaseline? = nil, threads: Int, progress: Progress? = nil
  ) async throws(LabFault) -> TrialOutcome {
    if let baseline, baseline.serves(self) {
      return try await change(baseline, threads) { progress?($0, $1) }
    }
    let (own, all) = (Self.stepsOfBaseline, Self.steps)
    let made = try await TrialBaseline(base, population, measures, day: day, threads: threads) {
      progress?($0 * own / max($1, 1), all)
    }
    return try await change(made, threads) {
      progress?(own + $0 * (all - own) / max($1, 1), all)
    }
  }

  /// What the change makes of it.
  private func change(
    _ baseline: TrialBaseline, _ threads: Int, _ progress: @escaping Progress
  ) async throws(LabFault) -> TrialOutcome {
    if Task.isCancelled { throw .cancelled }
    let filled = baseline.filled
    let recomputed = try recomputed(baseline.rules)
    if recomputed.isEmpty {
      return TrialOutcome(
        trial: self, tables: baseline.tables, differing: [], before: filled, after: filled)
    }
    let rules = try reform.rules(of: measures)
    let places = rules.indices.filter { recomputed.contains(baseline.rules[$0].id) }
    let other =
      reform.hasSameFacts(as: base) ? filled : try await population.filled(reform, day: day)
    let after = try await other.rulings(
      reform, places.map { rules[$0] }, threads: threads, progress)
    if Task.isCancelled { throw .cancelled }
    var tabulations: [Tabulation] = []
    for place in places {
      guard let old = baseline.rulings[baseline.rules[place].id], let new = after[rules[place].id]
      else { throw .unknownRule(measures[place].rule) }
      tabulations.append(
        try Tabulation(
          measures[place], baseline.rules[place], base, before: old, after: new, filled, population)
      )
    }
    var tables = baseline.tables
    var differing: [[Int32]] = []
    for (place, (table, people)) in zip(places, await tabulations.tables()) {
      tables[place] = table
      differing.append(people)
    }
    return TrialOutcome(
      trial: self, tables: tables, differing: differing, before: filled, after: other)
  }

  /// The rules downstream of the change.
  private func recomputed(_ rules: [Rule]) throws(LabFault) -> Set<ID<Rule>> {
    if base.mark == reform.mark { return [] }
    let changed = reform.changedNames(since: base)
    var found: Set<ID<Rule>> = []
    for rule in rules where !found.contains(rule.id) {
      guard let newer = reform.rule(named: base.fullName(rule.id)) else {
        throw .unknownRule(base.fullName(rule.id))
      }
      if !LawCone(of: newer.id, in: reform).names.isDisjoint(with: changed) {
        found.insert(rule.id)
      }
    }
    return found
  }
}

extension LawBook {
  /// Whether records, references and facts have the same numbers and types, so that columns serve both books.
  func hasSameFacts(as other: LawBook) -> Bool {
    records.count == other.records.count && references.count == other.references.count
      && facts.count == other.facts.count
      && zip(facts, other.facts).allSatisfy {
        $0.name == $1.name && $0.record == $1.record && $0.type == $1.type && $0.range == $1.range
      }
      && zip(enumerations, other.enumerations).allSatisfy { $0.cases.count == $1.cases.count }
      && enumerations.count == other.enumerations.count
  }
}

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

  /// How far a run is: rows read of rows to read, over both books.
  public typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

  /// Rows that differ and are kept, for each measure.
  static var mostDiffering: Int { 10_000 }

  /// Runs the trial.
  ///
  /// - Parameter threads: how many rows are read at the same time.
  /// - Throws: `unknownRule`, `population`, `columns`; `cancelled` when the task is.
  public func run(
    threads: Int, progress: Progress? = nil
  ) async throws(LabFault) -> TrialOutcome {
    let filled = try await fill(base)
    let rules = try self.rules(base)
    let recomputed = try recomputed(rules)
    let before = try await read(base, rules, filled, threads, progress)
    if Task.isCancelled { throw .cancelled }
    var other = filled
    var after = before
    if !recomputed.isEmpty {
      let wanted = try self.rules(reform).enumerated().filter {
        recomputed.contains(rules[$0.offset].id)
      }
      if !reform.hasSameFacts(as: base) { other = try await fill(reform) }
      after = try await read(reform, wanted.map(\.element), other, threads, progress)
    }
    return try await tabulate(rules, recomputed, before, after, filled, other)
  }

  private func fill(_ book: LawBook) async throws(LabFault) -> FilledPopulation {
    do {
      return try await population.columns(book, day: day)
    } catch {
      throw .population(error)
    }
  }

  private func rules(_ book: LawBook) throws(LabFault) -> [Rule] {
    var found: [Rule] = []
    for measure in measures {
      guard let rule = book.rule(named: measure.rule) else { throw .unknownRule(measure.rule) }
      found.append(rule)
    }
    return found
  }

  /// The rules downstream of a change.
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

  private func read(
    _ book: LawBook, _ rules: [Rule], _ filled: FilledPopulation, _ threads: Int,
    _ progress: Progress?
  ) async throws(LabFault) -> ColumnRulings {
    var asked: [ID<Rule>] = []
    for rule in rules where !asked.contains(rule.id) { asked.append(rule.id) }
    do throws(ColumnFault) {
      let plan = try ColumnReading(book: book).plan(asked, over: filled.population)
      return try await plan.run(threads: threads, progress: progress)
    } catch {
      throw LabFault(error)
    }
  }

  private func tabulate(
    _ rules: [Rule], _ recomputed: Set<ID<Rule>>, _ before: ColumnRulings, _ after: ColumnRulings,
    _ filled: FilledPopulation, _ other: FilledPopulation
  ) async throws(LabFault) -> TrialOutcome {
    var tabulations: [(Tabulation, Rule, [CaseSet])] = []
    for (measure, rule) in zip(measures, rules) {
      guard let old = before[rule.id] else { continue }
      let isSame = !recomputed.contains(rule.id)
      let newer = reform.rule(named: measure.rule).flatMap { after[$0.id] }
      do {
        let within = try population.recipe.file.sets(measure.where, leavingOut: true)
        let one = Tabulation(
          measure: measure, before: old, after: isSame ? old : newer ?? old, isSame: isSame,
          people: filled.people[rule.record], population: population,
          wanted: try wanted(measure, rule))
        tabulations.append((one, rule, within))
      } catch {
        throw .population(error)
      }
    }
    let tables = await Self.tables(tabulations)
    return TrialOutcome(trial: self, tables: tables, before: filled, after: other)
  }

  private static func tables(
    _ tabulations: [(Tabulation, Rule, [CaseSet])]
  ) async -> [(MeasureTable, [Int32])] {
    await withTaskGroup(of: (Int, MeasureTable, [Int32]).self) { group in
      for (number, (tabulation, rule, within)) in tabulations.enumerated() {
        group.addTask {
          let (table, people) = tabulation.table(rule, within: within, most: mostDiffering)
          return (number, table, people)
        }
      }
      var found: [(Int, MeasureTable, [Int32])] = []
      for await table in group { found.append(table) }
      return found.sorted { $0.0 < $1.0 }.map { ($0.1, $0.2) }
    }
  }

  private func wanted(_ measure: Measure, _ rule: Rule) throws(PopulationFault) -> Int64 {
    guard measure.kind == .case else { return 1 }
    guard case .enumeration(let id) = rule.type.kind,
      let index = base[id].cases.firstIndex(where: { $0.name == measure.case })
    else { throw .unknownName(kind: "case of \(measure.rule)", name: measure.case ?? "") }
    return Int64(index)
  }
}

extension LabFault {
  init(_ fault: ColumnFault) {
    switch fault {
    case .cancelled: self = .cancelled
    default: self = .columns("\(fault)")
    }
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

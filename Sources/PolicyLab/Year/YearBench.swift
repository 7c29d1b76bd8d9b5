import LawColumns
import LawExplain
import LawLanguage
import Measures

/// Reads the law for one application after the other.
struct YearBench: ~Copyable {
  /// What the law says of an application; nil where it does not say or facts are missing.
  struct Reading {
    var permitRequired: Bool?
    var category: Int?
    var quotaApplies: Bool?
    var marketTest: Bool?
    var firstFilingDay: Day?
    var grantable: Bool?
    var decisionDays: Int?
    var decisionDue: Day?
    var fee: Int64?
  }

  private let trial: YearTrial
  private var bench: Bench

  init(_ trial: YearTrial) {
    self.trial = trial
    bench = Explainer(book: trial.book).makeBench()
  }

  /// The facts of a vacancy; the day and the free places are set when they are read.
  func facts(_ vacancy: Vacancy, _ filled: FilledPopulation) -> CaseFacts {
    var facts = filled.population.facts(
      ofRow: vacancy.person, trial.names.application, in: trial.book)
    facts.answers[BookPath(end: .fact(trial.names.vacancyDate))] = .value(
      Int64(vacancy.day.number))
    return facts
  }

  /// - Parameters:
  ///   - facts: of the vacancy.
  ///   - free: places of the quota still free; nil leaves the fact open.
  ///   - rules: of `YearNames`; what the others would say stays nil.
  mutating func read(
    _ facts: CaseFacts, on day: Day, free: Int?, _ rules: [ID<Rule>]
  ) -> Reading {
    var facts = facts
    facts.day = day
    facts.answers[BookPath(end: .fact(trial.names.freePlaces))] = free.map { .value(Int64($0)) }
    bench.load(facts)
    var asked: [ID<Rule>] = []
    var targets: [Bench.Target] = []
    for rule in rules {
      guard let target = bench.target(BookPath(end: .rule(rule))) else { continue }
      asked.append(rule)
      targets.append(target)
    }
    bench.evaluate(targets)
    var reading = Reading()
    for (index, rule) in asked.enumerated() { note(rule, index, &reading) }
    return reading
  }

  private func note(_ rule: ID<Rule>, _ index: Int, _ reading: inout Reading) {
    let names = trial.names
    switch rule {
    case names.permitRequired: reading.permitRequired = yes(index)
    case names.category: reading.category = value(index).map { Int($0) }
    case names.quotaApplies: reading.quotaApplies = yes(index)
    case names.marketTest: reading.marketTest = yes(index)
    case names.firstFilingDay: reading.firstFilingDay = day(index)
    case names.grantable: reading.grantable = yes(index)
    case names.decisionDays: reading.decisionDays = value(index).map { Int($0) }
    case names.decisionDue: reading.decisionDue = day(index)
    default: reading.fee = value(index)
    }
  }

  private func day(_ index: Int) -> Day? { value(index).flatMap { Day(exactly: Int($0)) } }

  private func value(_ index: Int) -> Int64? {
    if case .value(let bits) = bench.outcome(index) { return bits }
    return nil
  }

  /// "Not applicable" is no: the question does not arise.
  private func yes(_ index: Int) -> Bool? {
    if bench.outcome(index) == .notApplicable { return false }
    return value(index).map { $0 == 1 }
  }
}

import LawColumns
import LawLanguage
import Measures

/// The law as it stands, read over a population once: any number of changes is tried against it.
public struct TrialBaseline: Sendable {
  public let book: LawBook
  public let population: SyntheticPopulation
  public let measures: [Measure]
  public let day: Day
  /// The measures under the law as it stands; both sides of each are the same.
  public let tables: [MeasureTable]
  /// The rule of each measure.
  let rules: [Rule]
  let filled: FilledPopulation
  let rulings: ColumnRulings

  /// Fills the facts of the people and reads the law over them.
  ///
  /// - Parameters:
  ///   - day: the day of assessment, on which the law is read.
  ///   - threads: how many rows are read at the same time.
  /// - Throws: `unknownRule`, `population`, `columns`; `cancelled` when the task is.
  public init(
    _ book: LawBook, _ population: SyntheticPopulation, _ measures: [Measure], day: Day,
    threads: Int, progress: Trial.Progress? = nil
  ) async throws(LabFault) {
    self.book = book
    self.population = population
    self.measures = measures
    self.day = day
    filled = try await population.filled(book, day: day)
    if Task.isCancelled { throw .cancelled }
    rules = try book.rules(of: measures)
    rulings = try await filled.rulings(book, rules, threads: threads, progress)
    var tabulations: [Tabulation] = []
    for (measure, rule) in zip(measures, rules) {
      guard let column = rulings[rule.id] else { throw .unknownRule(measure.rule) }
      tabulations.append(
        try Tabulation(measure, rule, book, before: column, after: nil, filled, population))
    }
    tables = await tabulations.tables().map(\.table)
  }

  /// Whether a trial is one of the same people, measures and day under the same law.
  func serves(_ trial: Trial) -> Bool {
    trial.base.mark == book.mark && trial.day == day && trial.population.isSame(as: population)
      && trial.measures.map(\.name) == measures.map(\.name)
  }
}

extension SyntheticPopulation {
  /// The facts of all people under a book.
  func filled(_ book: LawBook, day: Day) async throws(LabFault) -> FilledPopulation {
    do { return try await columns(book, day: day) } catch { throw .population(error) }
  }

  /// Whether they are the same people, made from the same recipe by the same seed.
  func isSame(as other: SyntheticPopulation) -> Bool {
    seed == other.seed && wholeRows == other.wholeRows && rows == other.rows
      && recipe.file.name == other.recipe.file.name && counts == other.counts
  }
}

extension FilledPopulation {
  /// Reads rules over the people, each once.
  func rulings(
    _ book: LawBook, _ rules: [Rule], threads: Int, _ progress: Trial.Progress?
  ) async throws(LabFault) -> ColumnRulings {
    var asked: [ID<Rule>] = []
    for rule in rules where !asked.contains(rule.id) { asked.append(rule.id) }
    do throws(ColumnFault) {
      let plan = try ColumnReading(book: book).plan(asked, over: population)
      return try await plan.run(threads: threads, progress: progress)
    } catch {
      throw LabFault(error)
    }
  }
}

extension LawBook {
  /// The rule of each measure.
  func rules(of measures: [Measure]) throws(LabFault) -> [Rule] {
    var found: [Rule] = []
    for measure in measures {
      guard let rule = rule(named: measure.rule) else { throw .unknownRule(measure.rule) }
      found.append(rule)
    }
    return found
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

import LawColumns
import LawExplain
import LawLanguage
import Measures

/// A year of applications: vacancies arise day by day, are advertised where the law asks for it, applications are
/// filed, the quota is drawn down and permits are decided.
///
/// The law is read for every application on the day it is filed; equal seeds give equal years.
public struct YearTrial: Sendable {
  public typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

  let file: YearFile
  let book: LawBook
  let population: SyntheticPopulation
  let year: Int
  let names: YearNames

  /// - Parameters:
  ///   - population: people on permits, best as many as there really are: `recipe.population(…, within: file.within)`.
  ///   - year: the calendar year.
  public init(
    _ file: YearFile, _ book: LawBook, _ population: SyntheticPopulation, year: Int
  ) throws(LabFault) {
    self.file = file
    self.book = book
    self.population = population
    self.year = year
    names = try YearNames(file.names, book)
  }

  /// Runs the year.
  ///
  /// - Throws: `cancelled` when the task is.
  public func run(
    threads: Int, progress: Progress? = nil
  ) async throws(LabFault) -> YearSeries {
    guard let first = Day(year: year, month: 1, day: 1) else { throw .unknownYear(year) }
    let filled: FilledPopulation
    let vacancies: [Vacancy]
    do {
      filled = try await population.columns(book, day: first)
      vacancies = try Arrivals(file, population, first).vacancies()
    } catch {
      throw .population(error)
    }
    let files = try await search(vacancies, filled, threads)
    progress?(files.count, 2 * files.count)
    var clerk = YearClerk(self, filled, first)
    clerk.note(vacancies)
    var bench = YearBench(self)
    for (number, application) in files.sorted(by: Self.order).enumerated() {
      if number % 256 == 0 {
        if Task.isCancelled { throw .cancelled }
        progress?(files.count + number, 2 * files.count)
      }
      clerk.handle(application, &bench)
    }
    return clerk.close()
  }

  private static func order(_ a: Filing, _ b: Filing) -> Bool {
    (a.day, a.vacancy.number) < (b.day, b.vacancy.number)
  }

  /// The day each application is filed after the search that the law asks for.
  private func search(
    _ vacancies: [Vacancy], _ filled: FilledPopulation, _ threads: Int
  ) async throws(LabFault) -> [Filing] {
    let size = max((vacancies.count + threads - 1) / max(threads, 1), 1)
    let parts = stride(from: 0, to: vacancies.count, by: size).map {
      vacancies[$0..<min($0 + size, vacancies.count)]
    }
    let made = await withTaskGroup(of: [Filing].self) { group in
      for part in parts {
        group.addTask {
          var bench = YearBench(self)
          var filings: [Filing] = []
          for vacancy in part {
            if Task.isCancelled { break }
            filings.append(filing(vacancy, filled, &bench))
          }
          return filings
        }
      }
      var all: [Filing] = []
      for await filings in group { all += filings }
      return all
    }
    if Task.isCancelled { throw .cancelled }
    return made
  }

  private func filing(
    _ vacancy: Vacancy, _ filled: FilledPopulation, _ bench: inout YearBench
  ) -> Filing {
    let facts = bench.facts(vacancy, filled)
    let reading = bench.read(facts, on: vacancy.day, free: nil, names.ofSearch)
    var filing = Filing(vacancy: vacancy, day: vacancy.day)
    if reading.marketTest == true {
      filing.day = max(vacancy.day, reading.firstFilingDay ?? vacancy.day)
      filing.isFilled = isFilledByCitizen(vacancy)
    }
    filing.searchIsOpen = reading.marketTest == nil && reading.permitRequired != false
    return filing
  }

  private func isFilledByCitizen(_ vacancy: Vacancy) -> Bool {
    let stream = SeededDraw.stream("filled by a citizen")
    return population.draw.below(100, row: vacancy.number, stream: stream)
      < file.filledByCitizensPercent
  }
}

/// A worker wanted from a day on.
struct Vacancy: Sendable {
  let number: Int
  let person: Int
  let day: Day
}

/// An application on the day it is filed.
struct Filing: Sendable {
  let vacancy: Vacancy
  var day: Day
  /// A citizen took the vacancy first.
  var isFilled = false
  /// It is open whether a search is asked for.
  var searchIsOpen = false
}

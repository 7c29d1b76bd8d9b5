import LawLanguage
import Measures
import PolicyLab

/// A year of applications under the law as it stands and under a change.
struct LabYear: Sendable {
  let year: Int
  let before: YearSeries
  let after: YearSeries
}

extension LabWork {
  /// Runs the year of the day of assessment, as many people as there really are.
  func run(_ job: LabJob<LabYear>, _ file: YearFile) async {
    do throws(LabFault) {
      let shelf = try await laboratory.shelf(of: book)
      let recipe = try await laboratory.recipe(address.population, shelf.base)
      let day = address.day ?? Day(iso: recipe.file.day) ?? .earliest
      let reform = try shelf.book(address.changes(onDay: day))
      let people = try recipe.made(
        rows: recipe.people, seed: address.seed, within: file.within)
      let year = day.components.year
      let first = try YearTrial(file, shelf.base, people, year: year)
      let before = try await first.run(threads: threads) { job.note(done: $0, of: 2 * $1) }
      let second = try YearTrial(file, reform, people, year: year)
      let after = try await second.run(threads: threads) {
        job.note(done: $0 + $1, of: 2 * $1)
      }
      job.end(.success(LabYear(year: year, before: before, after: after)))
    } catch {
      job.end(.failure(error))
    }
  }
}

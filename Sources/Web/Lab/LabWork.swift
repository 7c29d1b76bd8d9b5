import LawLanguage
import Measures
import PolicyLab

/// The work of one trial: a quick look at some of the people, then all of them.
struct LabWork: Sendable {
  let address: LabAddress
  /// The law in use.
  let book: LawBook
  let laboratory: Laboratory
  let measures: [Measure]
  let threads: Int

  func run(_ job: LabJob<TrialOutcome>) async {
    do throws(LabFault) {
      let shelf = try await laboratory.shelf(of: book)
      let recipe = try await laboratory.recipe(address.population, shelf.base)
      let day = address.day ?? Day(iso: recipe.file.day) ?? .earliest
      let reform = try shelf.book(address.changes(onDay: day))
      if address.rows > 2 * LabTerms.quickRows {
        let few = try trial(LabTerms.quickRows, recipe, shelf.base, reform, day)
        job.note(quick: try await few.run(threads: threads))
      }
      let all = try trial(address.rows, recipe, shelf.base, reform, day)
      job.end(.success(try await all.run(threads: threads) { job.note(done: $0, of: $1) }))
    } catch {
      job.end(.failure(error))
    }
  }

  private func trial(
    _ rows: Int, _ recipe: PopulationRecipe, _ base: LawBook, _ reform: LawBook, _ day: Day
  ) throws(LabFault) -> Trial {
    do {
      let people = try recipe.population(rows: rows, seed: address.seed)
      return Trial(
        base: base, reform: reform, population: people, measures: measures, day: day)
    } catch {
      throw .population(error)
    }
  }
}

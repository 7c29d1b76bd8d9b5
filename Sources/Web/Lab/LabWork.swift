import LawLanguage
import Measures
import PolicyLab

/// The work of one trial: a quick look at some of the people, then all of them. What the law as it stands makes of the
/// people is read once and kept, so that the next change of the same trial only reads what is downstream of it.
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
      if let known = await laboratory.baseline(kept(address.rows, day)) {
        let outcome = try await Trial(known, reform: reform).run(
          against: known, threads: threads
        ) { job.note(done: $0, of: $1) }
        return job.end(.success(outcome))
      }
      if address.rows > 2 * LabTerms.quickRows {
        let few = try await baseline(LabTerms.quickRows, recipe, shelf.base, day)
        job.note(
          quick: try await Trial(few, reform: reform).run(against: few, threads: threads))
      }
      let all = try await baseline(address.rows, recipe, shelf.base, day) {
        job.note(done: $0, of: 2 * $1)
      }
      let outcome = try await Trial(all, reform: reform).run(against: all, threads: threads) {
        job.note(done: $1 + $0, of: 2 * $1)
      }
      job.end(.success(outcome))
    } catch {
      job.end(.failure(error))
    }
  }

  private func kept(_ rows: Int, _ day: Day) -> Laboratory.KeptBaseline {
    .init(
      mark: book.mark, population: address.population, rows: rows, seed: address.seed, day: day)
  }

  /// The law as it stands over so many rows: the one that is kept, or a new one.
  private func baseline(
    _ rows: Int, _ recipe: PopulationRecipe, _ base: LawBook, _ day: Day,
    _ progress: Trial.Progress? = nil
  ) async throws(LabFault) -> TrialBaseline {
    let key = kept(rows, day)
    if let known = await laboratory.baseline(key) { return known }
    let made = try await TrialBaseline(
      base, try recipe.made(rows: rows, seed: address.seed), measures, day: day,
      threads: threads, progress: progress)
    await laboratory.keep(made, key)
    return made
  }
}

extension PopulationRecipe {
  /// A population as the laboratory's work makes it.
  func made(
    rows: Int, seed: UInt64, within: PopulationFile.Where? = nil
  ) throws(LabFault) -> SyntheticPopulation {
    do { return try population(rows: rows, seed: seed, within: within) } catch {
      throw .population(error)
    }
  }
}

import ArgumentParser
import Foundation
import LawLanguage
import Measures
import PolicyLab

/// `ruqsat lab run`: the outcome tables of a trial.
struct LabRun: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "run",
      abstract: "Run a trial: the law as it stands beside the law with reforms.",
      discussion: """
        ruqsat lab run --reform seed-2017/scarce-occupations
        ruqsat lab run --of 2016-07 --reform seed-2017/social-insurance-for-all@2016-01-01
        ruqsat lab run --amend amendment.txt --by region --year
        """)
  }

  @OptionGroup var options: LabOptions

  @Option(help: "A dimension to divide the measures that change by: group, region, origin, …")
  var by: String?

  @Flag(help: "Also run a year of applications day by day.")
  var year = false

  @Option(name: .customLong("csv"), help: "A folder to write the tables into.")
  var tables: String?

  @Flag(help: "Print JSON for programs.")
  var json = false

  func run() async throws {
    let trial = try options.trial()
    let dimensions = trial.population.recipe.file.dimensions
    if let by, !dimensions.contains(where: { $0.name == by }) {
      let known = dimensions.map(\.name).joined(separator: ", ")
      throw ValidationError("--by is one of \(known), not ‘\(by)’.")
    }
    let isQuiet = json
    let speech = try options.speech()
    let rows = speech.say("cli.lab.progress.rows")
    let outcome = try await options.told { () async throws(LabFault) in
      try await trial.run(threads: options.cores) { done, all in
        if !isQuiet { LabProgress.show(rows, done, all) }
      }
    }
    if !isQuiet { LabProgress.clear() }
    let years = year ? try await self.years(trial, speech) : []
    if let tables { try write(outcome, years, tables) }
    if json { return try Terminal.json(LabWire(outcome, years)) }
    LabText(outcome: outcome, by: by, speech: speech).print()
    if years.count == 2 {
      LabYearText(before: years[0], after: years[1], speech: speech).print()
    }
  }

  /// The year of the day of assessment under both laws.
  private func years(_ trial: Trial, _ speech: Speech) async throws -> [YearSeries] {
    let file = try options.folder()
    let isQuiet = json
    return try await options.told { () async throws(LabFault) in
      let plan = try file.year()
      let recipe = trial.population.recipe
      let people: SyntheticPopulation
      do throws(PopulationFault) {
        people = try recipe.population(
          rows: recipe.people, seed: options.seed, within: plan.within)
      } catch {
        throw .population(error)
      }
      var years: [YearSeries] = []
      for (number, book) in [trial.base, trial.reform].enumerated() {
        let year = try YearTrial(plan, book, people, year: trial.day.year)
        let progress = speech.say("cli.lab.progress.year", ["number": "\(number + 1)"])
        years.append(
          try await year.run(threads: options.cores) { done, all in
            if !isQuiet { LabProgress.show(progress, done, all) }
          })
      }
      if !isQuiet { LabProgress.clear() }
      return years
    }
  }

  private func write(_ outcome: TrialOutcome, _ years: [YearSeries], _ folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      let population = outcome.trial.population
      var files = [
        ("outcome.csv", outcome.csv),
        ("population.csv", population.recipe.sheet(of: population).csv),
      ]
      for (name, series) in zip(["before", "after"], years) {
        files.append(("year-\(name).csv", series.csv))
        files.append(("year-\(name)-regions.csv", series.regionsCSV))
      }
      for (name, text) in files {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
      }
    } catch let error as CocoaError {
      throw ValidationError("\(folder) cannot be written: \(error.localizedDescription)")
    }
  }
}

/// One line in the terminal that says how far the work is.
enum LabProgress {
  static func show(_ what: String, _ done: Int, _ all: Int) {
    guard all > 0 else { return }
    Terminal.status("\(what): \(done * 100 / all) %")
  }

  static func clear() { Terminal.status("") }
}

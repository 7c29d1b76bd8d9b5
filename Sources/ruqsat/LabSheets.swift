import ArgumentParser
import LawExplain
import LawLanguage
import LawLibrary
import PolicyLab
import Web

/// `ruqsat lab reforms`: what can be tried.
struct LabReforms: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "reforms", abstract: "List the reforms that can be tried.")
  }

  @OptionGroup var options: LabOptions

  func run() throws {
    for reform in try options.shelf().reforms {
      Terminal.print("\(reform.name)  from \(reform.inForce)  \(reform.titles.en)")
    }
  }
}

/// `ruqsat lab population`: the populations, or the sheet of one.
struct LabPopulation: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "population",
      abstract: "Show which published counts a population rests on and how well it meets them.")
  }

  @OptionGroup var options: LabOptions

  @Flag(help: "Print the sheet: each margin, its source, published and reached.")
  var sheet = false

  @Flag(help: "Print the sheet as comma-separated text.")
  var csv = false

  func run() throws {
    let shelf = try options.shelf()
    guard sheet || csv else {
      let folder = try options.folder()
      for file in try LabFailure.told({ () throws(LabFault) in try folder.populations() }) {
        Terminal.print("\(file.name)  \(file.title[.en])")
      }
      return
    }
    let recipe = try options.recipe(shelf.base)
    let made = try LabFailure.told { () throws(LabFault) in
      do throws(PopulationFault) {
        let size = options.size == 0 ? recipe.people : options.size
        return try recipe.population(rows: size, seed: options.seed)
      } catch {
        throw .population(error)
      }
    }
    let sheet = recipe.sheet(of: made)
    if csv { return Terminal.print(sheet.csv) }
    Terminal.print("\(sheet.rows) rows for \(sheet.people) people")
    for line in sheet.lines {
      Terminal.print(
        "\(line.margin)  \(line.cell)  published \(line.published), aimed \(line.aimed), reached \(line.reached) (\(line.deviation))  \(line.confidence.rawValue)  \(line.source?[.en] ?? "what the other cells leave")"
      )
    }
    Terminal.print("Assumed:")
    for one in sheet.assumptions { Terminal.print("  \(one.subject): \(one.because[.en])") }
  }
}

/// `ruqsat lab row`: one person with the reasons before and after.
struct LabRow: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "row", abstract: "Explain one person before and after the change.")
  }

  @OptionGroup var options: LabOptions

  @Argument(help: "The number of the person; without it the first who is affected.")
  var number: Int?

  @Option(help: "kk, ru or en.")
  var language = "en"

  @Flag(help: "Also print the rulings that stay as they are.")
  var all = false

  func run() async throws {
    guard let language = Language(rawValue: language) else {
      throw ValidationError("--language is kk, ru or en, not ‘\(self.language)’.")
    }
    let trial = try options.trial()
    let outcome = try await LabFailure.told { () async throws(LabFault) in
      try await trial.run(threads: options.cores)
    }
    guard let person = number ?? outcome.affected.first else {
      return Terminal.print("Nobody is affected.")
    }
    guard let row = outcome.row(person) else {
      throw ValidationError("There are people 0 to \(trial.population.rows - 1), not \(person).")
    }
    let phrases = try Phrases(folder: try Home(option: options.home).phrases)
    Terminal.print("\(person): \(row.cases.joined(separator: ", "))")
    for pair in row.rulings where all || pair.differs {
      Terminal.print("\n\(pair.name)")
      tell(pair.before, Narration(book: trial.base, phrases: phrases, language: language), "-")
      tell(pair.after, Narration(book: trial.reform, phrases: phrases, language: language), "+")
    }
  }

  private func tell(_ ruling: Ruling, _ narration: Narration, _ mark: String) {
    let told = narration.narrate(ruling)
    Terminal.print("\(mark) \(told.text)")
    if let because = told.because { Terminal.print("\(mark)   \(because)") }
    for hole in told.holes { Terminal.print("\(mark)   \(hole)") }
    if !told.citations.isEmpty {
      let places = told.citations.map(narration.text).joined(separator: "; ")
      Terminal.print("\(mark)   [\(places)]")
    }
  }
}

/// `ruqsat lab needs`: the forecast and the list of shortages proposed.
struct LabNeeds: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "needs", abstract: "Forecast the need for foreign workers and propose shortages."
    )
  }

  @OptionGroup var options: LabOptions

  func run() throws {
    let base = try options.shelf().base
    let folder = try options.folder()
    let (file, needs) = try LabFailure.told { () throws(LabFault) in
      let file = try folder.needs()
      return (file, try NeedsAssessment(file, base))
    }
    Terminal.print(file.method[.en] + "\n")
    for group in needs.groups {
      Terminal.print("\(group.title[.en]), \(needs.day)")
      for line in group.lines {
        let past = line.past.map { "\($0.count)" }.joined(separator: ", ")
        let places = line.places.map { " of \($0) places" } ?? ""
        let reasons = line.reasons.map(\.rawValue).joined(separator: ", ")
        Terminal.print(
          "  \(line.name): \(past) -> \(line.forecast) (\(line.least) to \(line.most))\(places)\(reasons.isEmpty ? "" : "  SHORTAGE: " + reasons)"
        )
      }
    }
  }
}

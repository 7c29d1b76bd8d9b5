import ArgumentParser
import LawExplain
import LawLanguage
import PolicyLab

/// `ruqsat lab reforms`: what can be tried.
struct LabReforms: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "reforms", abstract: "List the reforms that can be tried.")
  }

  @OptionGroup var options: LabOptions

  func run() throws {
    let speech = try options.speech()
    for reform in try options.shelf().reforms {
      let titled = ["reform": reform.titles[speech.language], "day": "\(reform.inForce)"]
      Terminal.print("\(reform.name)  \(speech.say("lab.reform-since", titled))")
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
    let speech = try options.speech()
    guard sheet || csv else {
      let folder = try options.folder()
      for file in try options.told({ () throws(LabFault) in try folder.populations() }) {
        Terminal.print("\(file.name)  \(file.title[speech.language])")
      }
      return
    }
    let recipe = try options.recipe(shelf.base)
    let made = try options.told { () throws(LabFault) in
      do throws(PopulationFault) {
        let size = options.size == 0 ? recipe.people : options.size
        return try recipe.population(rows: size, seed: options.seed)
      } catch {
        throw .population(error)
      }
    }
    let sheet = recipe.sheet(of: made)
    if csv { return Terminal.print(sheet.csv) }
    Terminal.print(
      speech.say("lab.rows-of", ["rows": "\(sheet.rows)", "people": "\(sheet.people)"]))
    for line in sheet.lines { Terminal.print(text(line, speech)) }
    Terminal.print(speech.say("lab.sheet.assumed") + ":")
    for one in sheet.assumptions {
      Terminal.print("  \(one.subject): \(one.because[speech.language])")
    }
  }

  private func text(_ line: PopulationSheet.Line, _ speech: Speech) -> String {
    speech.say(
      "cli.lab.sheet.line",
      [
        "margin": line.title[speech.language], "cell": line.cell,
        "published": "\(line.published)", "aimed": "\(line.aimed)", "reached": "\(line.reached)",
        "deviation": "\(line.deviation)",
        "confidence": speech.say("confidence.\(line.confidence.rawValue)"),
        "source": line.source?[speech.language] ?? speech.say("cli.lab.sheet.rest"),
      ])
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

  @Flag(help: "Also print the rulings that stay as they are.")
  var all = false

  func run() async throws {
    let trial = try options.trial()
    let speech = try options.speech()
    let outcome = try await options.told { () async throws(LabFault) in
      try await trial.run(threads: options.cores)
    }
    guard let person = number ?? outcome.affected.first else {
      return Terminal.print(speech.say("cli.lab.nobody"))
    }
    guard let row = outcome.row(person) else {
      throw ValidationError(
        speech.say(
          "cli.lab.no-person", ["number": "\(person)", "last": "\(trial.population.rows - 1)"]))
    }
    let (before, after) = (Voice(book: trial.base, speech), Voice(book: trial.reform, speech))
    Terminal.print("\(person): \(row.cases.joined(separator: ", "))")
    for pair in row.rulings where all || pair.differs {
      Terminal.print("\n\(pair.name)")
      tell(pair.before, before.narration, "-")
      tell(pair.after, after.narration, "+")
    }
  }

  private func tell(_ ruling: Ruling, _ narration: Narration, _ mark: String) {
    let told = narration.narrate(ruling)
    Terminal.print("\(mark) \(told.text)")
    if let because = told.because { Terminal.print("\(mark)   \(because)") }
    for hole in told.holes { Terminal.print("\(mark)   \(hole)") }
    if !told.citations.isEmpty {
      let places = told.citations.map(narration.text).reduce(into: [String]()) { places, place in
        if !places.contains(place) { places.append(place) }
      }
      Terminal.print("\(mark)   [\(places.joined(separator: "; "))]")
    }
  }
}

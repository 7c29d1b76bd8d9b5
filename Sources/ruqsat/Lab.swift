import ArgumentParser
import Foundation
import LawLanguage
import LawLibrary
import Measures
import PolicyLab

/// `ruqsat lab …`: try a change of the law on a population before it is signed.
struct Lab: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Try changes of the law on a made-up population that meets the published counts.",
      subcommands: [
        LabRun.self, LabReforms.self, LabPopulation.self, LabRow.self, LabTables.self,
        LabNeeds.self,
      ])
  }
}

/// Which law and which population a trial takes.
struct LabOptions: ParsableArguments {
  @Option(help: "The folder with the law files; without it Law in the home folder.")
  var law: String?

  @Option(help: "The folder that holds Law, Phrases and Pages.")
  var home: String?

  @Option(help: "The folder with populations and measures; without it Lab in the home folder.")
  var lab: String?

  @Option(name: .customLong("reform"), help: "A reform, as NAME or NAME@2016-01-01; several times.")
  var reforms: [String] = []

  @Option(name: .customLong("amend"), help: "A file with an amendment: the lines of a law fence.")
  var amendment: String?

  @Option(help: "From which day the amendment holds; without it the first of the trial's year.")
  var from: String?

  @Option(
    name: .customLong("of"), help: "The population by name, as 2016-07; without it the newest.")
  var name: String?

  @Option(name: .customLong("population"), help: "How many people; 0 for as many as there are.")
  var size = 100_000

  @Option(help: "The seed of the population.")
  var seed: UInt64 = 1

  @Option(help: "The day of assessment; without it the day of the population.")
  var day: String?

  @Option(help: "How many threads; without it one for each core.")
  var threads: Int?

  @Option(help: "kk, ru or en; without it the language of the terminal.")
  var language: String?

  func validate() throws {
    if size < 0 { throw ValidationError("--population is 0 or more, not \(size).") }
    if let language, Language(rawValue: language) == nil {
      throw ValidationError("--language is kk, ru or en, not ‘\(language)’.")
    }
    if let threads, threads < 1 { throw ValidationError("--threads is 1 or more, not \(threads).") }
  }

  func speech() throws -> Speech { try Speech(home: home, language: language) }

  /// Runs a piece of work; a fault ends the command with its text.
  func told<Value>(_ work: () throws(LabFault) -> Value) throws -> Value {
    do throws(LabFault) { return try work() } catch {
      throw LabFailure(fault: error, speech: try speech())
    }
  }

  /// The same for work that waits.
  func told<Value>(_ work: () async throws(LabFault) -> Value) async throws -> Value {
    do throws(LabFault) { return try await work() } catch {
      throw LabFailure(fault: error, speech: try speech())
    }
  }

  func folder() throws -> LabFolder {
    LabFolder(path: try lab ?? Home(option: home).folder + "/Lab")
  }

  func shelf() throws -> LabShelf {
    let folder = LawFolder(path: try law ?? Home(option: home).law)
    let files: [SourceFile]
    do throws(LawFolder.Fault) {
      files = try folder.files()
    } catch {
      throw LawFolderFaultText(fault: error)
    }
    return try told { () throws(LabFault) in try LabShelf(files) }
  }

  var cores: Int { threads ?? max(ProcessInfo.processInfo.activeProcessorCount, 1) }

  /// The recipe asked for.
  func recipe(_ base: LawBook) throws -> PopulationRecipe {
    let folder = try folder()
    let files = try told { () throws(LabFault) in try folder.populations() }
    guard let file = name.map({ name in files.first { $0.name == name } }) ?? files.last else {
      let known = files.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no population ‘\(name ?? "")’. Populations: \(known).")
    }
    return try told { () throws(LabFault) in
      do throws(PopulationFault) { return try PopulationRecipe(file, base) } catch {
        throw .population(error)
      }
    }
  }

  func assessed(_ recipe: PopulationRecipe) throws -> Day { try Day.asked(day ?? recipe.file.day) }

  /// The reforms and the amendment asked for.
  func change(_ day: Day) throws -> LawChangeSet {
    var change = LawChangeSet()
    for text in reforms {
      let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
      guard let name = parts.first else { throw ValidationError("--reform needs a name.") }
      change.reforms[name] = .some(parts.count > 1 ? try Day.asked(parts[1]) : nil)
    }
    guard let amendment else { return change }
    guard let data = FileManager.default.contents(atPath: amendment),
      let text = String(data: data, encoding: .utf8)
    else { throw ValidationError("\(amendment) cannot be read as UTF-8 text.") }
    let first = Day(year: day.year, month: 1, day: 1) ?? day
    change.amendment = Amendment(text: text, inForce: try from.map(Day.asked) ?? first)
    return change
  }

  /// The trial asked for.
  func trial() throws -> Trial {
    let shelf = try shelf()
    let recipe = try recipe(shelf.base)
    let day = try assessed(recipe)
    let change = try change(day)
    let folder = try folder()
    return try told { () throws(LabFault) in
      let measures = try folder.measures().measures
      let reform = try shelf.book(change)
      do throws(PopulationFault) {
        let population = try recipe.population(rows: size == 0 ? recipe.people : size, seed: seed)
        return Trial(
          base: shelf.base, reform: reform, population: population, measures: measures, day: day)
      } catch {
        throw .population(error)
      }
    }
  }
}

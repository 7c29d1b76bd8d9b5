import Foundation
import LawLanguage
import LawLibrary
import Measures
import PolicyLab

// Trials of reforms against the law as it stands, and a year of applications: Trials [rows] [year]

let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
let rows = CommandLine.arguments.dropFirst().compactMap { Int($0) }.first ?? 1_000_000
let threads = ProcessInfo.processInfo.activeProcessorCount

/// The change of a name, as the pages offer it.
let changes: [(name: String, change: LawChangeSet)] = [
  (
    "social insurance for all",
    LawChangeSet(reforms: ["seed-2017/social-insurance-for-all": Day(iso: "2016-01-01")])
  ),
  (
    "scarce occupations",
    LawChangeSet(reforms: ["seed-2017/scarce-occupations": Day(iso: "2016-01-01")])
  ),
  (
    "both",
    LawChangeSet(reforms: [
      "seed-2017/social-insurance-for-all": Day(iso: "2016-01-01"),
      "seed-2017/scarce-occupations": Day(iso: "2016-01-01"),
    ])
  ),
]

/// Milliseconds that some work takes by the clock and of the processors, and what it gives.
func timed<Value>(_ name: String, _ work: () async throws -> Value) async rethrows -> Value {
  let wall = ContinuousClock()
  let start = (wall.now, clock())
  let value = try await work()
  let taken = (wall.now - start.0, clock() - start.1)
  print(name, Int(taken.0 / .milliseconds(1)), "ms, processors", taken.1 / 1000, "ms")
  return value
}

func run() async throws {
  let folder = LabFolder(path: root + "/Lab")
  let files = try LawFolder(path: root + "/Law").files()
  let shelf = try await timed("shelf") { try LabShelf(files) }
  guard let file = try folder.populations().first(where: { $0.name == "2016-07" }),
    let day = Day(iso: file.day)
  else { return }
  let recipe = try await timed("fit") { try PopulationRecipe(file, shelf.base) }
  let measures = try folder.measures().measures
  for size in [2_000, rows] {
    let people = try await timed("\(size) people") {
      try recipe.population(rows: size, seed: 1)
    }
    let baseline = try await timed("  the law as it stands, \(measures.count) measures") {
      try await TrialBaseline(shelf.base, people, measures, day: day, threads: threads)
    }
    for (name, change) in changes {
      let book = try await timed("  book: \(name)") { try shelf.book(change) }
      for round in 1...3 {
        let outcome = try await timed("  trial \(round): \(name)") {
          try await Trial(baseline, reform: book).run(against: baseline, threads: threads)
        }
        print(
          "    \(outcome.tables.count { $0.isRecomputed }) of \(outcome.tables.count) again,",
          outcome.affected.count, "people")
      }
    }
    let book = try shelf.book(changes[2].change)
    let whole = Trial(
      base: shelf.base, reform: book, population: people, measures: measures, day: day)
    _ = try await timed("  both laws from the beginning") { try await whole.run(threads: threads) }
  }
  guard CommandLine.arguments.contains("year") else { return }
  let plan = try folder.year()
  let people = try recipe.population(rows: recipe.people, seed: 1, within: plan.within)
  for (name, book) in [("as it stands", shelf.base), ("both", try shelf.book(changes[2].change))] {
    let year = try YearTrial(plan, book, people, year: day.components.year)
    let series = try await timed("year: \(name)") { try await year.run(threads: threads) }
    print("  \(series.total.arrived) vacancies, \(series.total.filed) applications")
  }
}

try await run()

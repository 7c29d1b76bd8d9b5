import ArgumentParser
import Casework
import Demo
import Foundation
import LawLibrary
import Measures
import Register
import Web

/// `ruqsat register fill`
struct RegisterFill: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fill",
      abstract: "Make a new register full of made-up cases, to measure with.",
      discussion: """
        Cases stand in every standing, spread over the regions and categories of the law. They are \
        kept without asking the law; nobody should decide anything by them. The file must not be \
        there yet.
        """)
  }

  @Option(help: "The file of the new register.")
  var register: String

  @Option(help: "How many cases.")
  var cases = 200_000

  @Option(help: "How many employers share them.")
  var employers = 20_000

  @Option(help: "The legal day of everything, as 2026-03-02.")
  var day = "2026-03-02"

  @Option(help: "The folder that holds Law, Phrases and Pages.")
  var home: String?

  func run() async throws {
    guard let day = Day(iso: day) else {
      throw ValidationError("--day is a day that exists, as 2026-03-02, not \(day).")
    }
    guard cases > 0, employers > 0 else {
      throw ValidationError("--cases and --employers are at least 1.")
    }
    guard !FileManager.default.fileExists(atPath: register) else {
      throw ValidationError("There is a file at \(register) already. Name a new one.")
    }
    let home = try Home(option: home)
    let phrases = try Phrases(folder: home.phrases)
    let shelf = try LawShelf(folder: LawFolder(path: home.law)) { LawReading($0, phrases: phrases) }
    let law = try shelf.volume.reading.permitLaw.get()
    let kept = try told { () throws(RegisterFault) in try SQLiteRegister.open(path: register) }
    let crowd = try Crowd(
      kept, cases: cases, employers: employers, on: day,
      regions: law.cases(of: .region).map { RegionKey($0) },
      categories: law.cases(of: .category).map { CategoryKey($0) })
    let start = ContinuousClock.now
    try await crowd.fill { count in
      if count % 20_000 == 0 || count == cases {
        Terminal.print("\(count) cases, \(ContinuousClock.now - start)")
      }
    }
    try told { () throws(RegisterFault) in try kept.close() }
  }
}

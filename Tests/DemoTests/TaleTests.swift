import Casework
import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Office
import Register
import Testing

@testable import Demo

/// The real law files and the tale that stands beside them.
enum Given {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let law: Result<PermitLaw, any Error> = Result {
    let outcome = Checker.check(
      ParsedFiles(try LawFolder(path: root.appendingPathComponent("Law").path).files()))
    return try PermitLaw(explainer: Explainer(book: try #require(outcome.book)))
  }

  static func tale() throws -> Tale {
    let bytes = try Data(contentsOf: root.appendingPathComponent("Demo/tale.json"))
    return try JSONDecoder().decode(Tale.self, from: bytes)
  }
}

@Suite struct `The tale of the demo` {
  /// Tells it into a register of its own.
  private func told(through last: Day? = nil) async throws -> (SQLiteRegister, Office) {
    let folder = NSTemporaryDirectory() + "tale-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let register = try SQLiteRegister.open(path: folder + "/register.sqlite")
    let clock = DemoClock(from: .earliest, seed: 7) { Moment(milliseconds: 0) }
    let law = try Given.law.get()
    var play = try TalePlay(
      try Given.tale(), register: register, clock: clock, paper: Array("%PDF-1.4".utf8)
    ) { law }
    try await play.play(through: last)
    return (register, play.office)
  }

  @Test func `has a case in every standing that lasts, and books that agree`() async throws {
    let (register, office) = try await told()
    var standings: Set<Standing.Name> = []
    var regions: Set<String> = []
    let all = try await register.cases(CaseQueue(), after: nil, size: PageSize(200))
    for line in all.items {
      standings.insert(line.standing)
      regions.insert(line.employer.region.name)
    }
    // Refusal by silence is only seen once a term has run out.
    #expect(standings == Set(Standing.Name.allCases).subtracting([.refusedBySilence]))
    #expect(regions.count == 20)
    #expect(try await register.verify().isClean)
    let ministry = Actor(account: Identifier("m"), role: .ministry)
    let board = try await office.quotaBoard(year: 2026, ministry)
    #expect(board.unsplit == 0)
    let scarce = board.accounts.filter { $0.key.region.name == "ulytau" && $0.held + $0.used > 0 }
    #expect(scarce.map(\.free) == [0])
  }

  @Test func `is the same every time`() async throws {
    let (first, _) = try await told()
    let (second, _) = try await told()
    #expect(try await first.journalHead().hash == second.journalHead().hash)
  }

  @Test func `can stop in the middle, where another law is in force`() async throws {
    let last = try #require(Day(iso: "2011-03-16"))
    let (register, office) = try await told(through: last)
    #expect(office.today == last)
    let cases = try await register.cases(CaseQueue(), after: nil, size: PageSize(200))
    #expect(cases.items.map(\.standing) == [.admitted, .admitted])
  }

  @Test func `names what cannot be told`() async throws {
    let text = """
      {"ends": "2026-01-01", "factSheets": {}, "employers": [], "workers": [], "quotas": [],
       "steps": [{"day": "2026-01-01", "about": "c-1", "do": "check"}]}
      """
    let tale = try JSONDecoder().decode(Tale.self, from: Data(text.utf8))
    let register = try SQLiteRegister.open(path: NSTemporaryDirectory() + UUID().uuidString)
    let law = try Given.law.get()
    let clock = DemoClock(from: .earliest, seed: 1) { Moment(milliseconds: 0) }
    var play = try TalePlay(tale, register: register, clock: clock, paper: [1]) { law }
    await #expect(throws: TaleFault.self) { try await play.play() }
  }
}

import Casework
import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Testing

/// The real law files, read once.
enum TheLaw {
  static let law: Result<PermitLaw, any Error> = Result {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let outcome = Checker.check(
      ParsedFiles(try LawFolder(path: root.appendingPathComponent("Law").path).files()))
    guard let book = outcome.book else {
      throw Broken(messages: outcome.diagnostics.map(\.message))
    }
    return try PermitLaw(explainer: Explainer(book: book))
  }

  /// The law files hold mistakes.
  struct Broken: Error { let messages: [String] }

  static func get() throws -> PermitLaw { try law.get() }
}

func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

func key<Thing>(_ text: String) throws -> Identifier<Thing> { try #require(Identifier(text)) }

/// A case worked step by step, as an office would.
struct Worked {
  let law: PermitLaw
  let id: Identifier<PermitCase>
  var permitCase: PermitCase?
  var events: [CaseEvent] = []
  var postings: [Posting] = []
  var outages: [Outage] = []
  var role = Party.Role.officer

  init(_ name: String = "case-1") throws {
    law = try TheLaw.get()
    id = try key(name)
  }

  var standing: Standing { get throws { try #require(permitCase).standing } }
  var permit: Permit { get throws { try #require(permitCase?.standing.permit) } }

  func occasion(_ text: String) throws -> Occasion {
    Occasion(
      day: try day(text), by: Party(role: role, key: try key("officer-7")), outages: outages)
  }

  func answer(_ command: Command, _ text: String) throws -> StepAnswer {
    try law.answer(command, to: permitCase, id: id, on: try occasion(text))
  }

  /// Does a step that has to succeed.
  @discardableResult mutating func take(_ command: Command, _ text: String) throws -> Step {
    if case .checkCompleteness = command { try checkAll(text) }
    switch try answer(command, text) {
    case .done(let step):
      take(step)
      return step
    case .no(let refusal):
      Issue.record("\(command.name) on \(text): \(refusal.grounds.all)")
      throw Unexpected()
    }
  }

  mutating func take(_ step: Step) {
    permitCase = step.after
    events += step.events
    postings += step.postings
  }

  /// The law's no to a step.
  func no(_ command: Command, _ text: String) throws -> [String] {
    guard case .no(let refusal) = try answer(command, text) else { return [] }
    return refusal.grounds.all.map(\.ruling)
  }

  /// Pays the fee; where the law files do not know its sum, the office confirms it on the same day.
  mutating func pay(_ text: String) throws {
    try take(.payFee(try `A case of 2026`.payment(text)), text)
    if try standing.fee?.reported != nil { try take(.answerPayment(refusal: nil), text) }
  }

  /// Looks at every paper that nobody has looked at, and finds it in order.
  mutating func checkAll(_ text: String) throws {
    for kind in permitCase?.package.unchecked ?? [] {
      try take(.checkDocument(kind, .accepted), text)
    }
  }

  /// Lays every paper in that the law asks for on a day.
  mutating func attachAll(_ text: String) throws {
    for kind in law.documentsNeeded(on: try day(text)) {
      try take(
        .attach(.init(kind: kind, day: try day(text), fingerprint: "sha256-\(kind)")), text)
    }
  }

  /// What must always be true of a case.
  func checkWhole() throws {
    let permitCase = try #require(permitCase)
    #expect(try PermitCase(events: events) == permitCase)
    #expect(events.map(\.number) == Array(1...events.count))
    try `Values that write themselves`.check(events)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = try encoder.encode(events)
    let read = try JSONDecoder().decode([CaseEvent].self, from: bytes)
    #expect(read == events)
    #expect(try encoder.encode(read) == bytes)
    let kept = try encoder.encode(permitCase)
    #expect(try JSONDecoder().decode(PermitCase.self, from: kept) == permitCase)
  }

  struct Unexpected: Error {}
}

extension Worked {
  static func employer(_ region: String) throws -> Employer {
    Employer(
      id: try key("employer-1"), businessNumber: "050140001234", name: "Kurylys",
      region: RegionKey(region))
  }

  static func worker(_ name: String, _ country: String = "CHN") throws -> Worker {
    Worker(
      id: try key(name), name: name, latinName: name, birthDate: try day("1980-04-03"),
      citizenship: CountryKey(country), residence: CountryKey(country),
      departedFrom: CountryKey(country), education: "higher", occupation: "engineer")
  }

  static func account(
    _ region: String, _ line: String?, _ year: Int, free: Int
  ) throws -> QuotaAccount {
    try #require(
      QuotaAccount(
        key: .init(region: RegionKey(region), line: line.map { CategoryKey($0) }, year: year),
        allotted: free))
  }
}

/// Facts of an ordinary application for a Chinese specialist.
let specialist = FactSheet([
  "worker.citizenship": "CHN", "purpose_is_work": "yes", "worker.permanent_resident": "no",
  "worker.immigrant_status": "no_special_status", "post": "specialist",
  "exempt_ground": "none_of_these", "intra_corporate_transfer": "no",
  "employer.small_business": "no", "employer.state_body": "no", "employer.foreign_branch": "no",
  "employer.staff_total": "120", "citizens_in_group": "95", "foreigners_in_group": "3",
  "qualification_matches": "yes", "violation_finding_date": "none", "package_complete": "yes",
])

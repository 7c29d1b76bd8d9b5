import Casework
import Measures
import Register
import Testing

@testable import Office

/// Facts of an ordinary application for a Chinese specialist.
let specialist = FactSheet([
  "worker.citizenship": "CHN", "purpose_is_work": "yes", "worker.permanent_resident": "no",
  "worker.immigrant_status": "no_special_status", "post": "specialist",
  "exempt_ground": "none_of_these", "intra_corporate_transfer": "no",
  "employer.small_business": "no", "employer.state_body": "no", "employer.foreign_branch": "no",
  "employer.staff_total": "120", "citizens_in_group": "95", "foreigners_in_group": "3",
  "qualification_matches": "yes", "violation_finding_date": "none", "package_complete": "yes",
])

extension OfficeWorld {
  func enterEmployer(_ number: Int = 1, region: String = "atyrau") async throws {
    _ = try await office.enterEmployer(
      id: try key("employer-\(number)"),
      businessNumber: String(50_140_000_000 + number + 100_000_000_000),
      name: "Kurylys \(number)", region: RegionKey(region),
      try actor(.employerSignatory, region, "employer-\(number)"))
  }

  /// Gives the region's undivided account so many places.
  func allot(_ places: Int, region: String = "atyrau", year: Int = 2026) async throws {
    let ministry = try actor(.ministry)
    let board = try await office.quotaBoard(year: year, ministry.actor)
    _ = try await office.orderQuota(
      year: year, places: (board.national ?? 0) + places, order: "1", ministry)
    _ = try await office.splitQuota(
      from: .national(year: year),
      to: .account(.init(region: RegionKey(region), line: nil, year: year)), places: places,
      order: "2", ministry)
  }

  /// A case of 2026 up to the filed application.
  func lodged(
    facts: FactSheet = specialist, employer: String = "employer-1", places: Int = 1,
    regions: [RegionKey] = []
  ) async throws -> Identifier<PermitCase> {
    let who = try actor(.employerSignatory, "atyrau", employer)
    try today("2026-01-20")
    let id = try await office.openCase(for: try key(employer), facts: facts, who).permitCase.id
    try today("2026-02-02")
    _ = try await office.recordSearch(
      id, channel: ChannelKey("vacancy_date"), day: try day("2026-02-02"), reference: "V-77", who)
    try today("2026-02-20")
    for kind in try office.law().documentsNeeded(on: try day("2026-02-20")) {
      _ = try await office.attachDocument(
        id, kind: kind, mediaType: "application/pdf", bytes: Array("%PDF \(kind)".utf8), who)
    }
    _ = try await office.lodge(
      id, facts: FactSheet(["requested_term": "12 months"]), places: places, regions: regions, who)
    return id
  }

  func proposed(
    facts: FactSheet = specialist, employer: String = "employer-1", places: Int = 1
  ) async throws -> Identifier<PermitCase> {
    let id = try await lodged(facts: facts, employer: employer, places: places)
    let officer = try actor(.officer)
    try today("2026-02-23")
    try await complete(id)
    _ = try await office.propose(id, officer)
    return id
  }

  func inEffect() async throws -> Identifier<PermitCase> {
    let id = try await proposed()
    try today("2026-02-25")
    _ = try await office.grant(id, .init(term: .months(12)), try actor(.officer))
    try today("2026-02-27")
    try await pay(id)
    return id
  }

  /// An officer finds every paper in order and the application complete.
  func complete(_ id: Identifier<PermitCase>) async throws {
    let officer = try actor(.officer)
    let papers = try await office.permitCase(id, .seeCase, officer.actor).package.unchecked
    _ = try await office.checkCompleteness(id, accepted: papers, officer)
  }

  /// The employer pays today, and the office confirms the sum that the law files do not know.
  func pay(_ id: Identifier<PermitCase>) async throws {
    _ = try await office.payFee(
      id, sum: Money(tiyn: 70_000_000, currency: .tenge), day: office.today, reference: "P-1",
      try actor(.employerClerk))
    _ = try await office.answerPayment(id, refusal: nil, try actor(.officer))
  }

  /// What the office refuses with; fails the test when it does not.
  func refusal<Value>(
    _ work: () async throws -> Value, sourceLocation: SourceLocation = #_sourceLocation
  ) async -> OfficeRefusal? {
    do {
      _ = try await work()
      Issue.record("was done", sourceLocation: sourceLocation)
      return nil
    } catch {
      return error as? OfficeRefusal
    }
  }
}

import Casework
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import LawExplain
import LawLibrary
import Measures
import Office
import Papers
import Register
import Synchronization
import Testing

@testable import Web

/// An office with its pages over the real law, on a day that the test sets.
final class OfficerWorld: Sendable {
  typealias Reply = TestClient<RouterResponder<RuqsatRequestContext>>.Reply

  let door: DoorWorld
  let office: Office
  static let keys = SigningKeys(current: P256.Signing.PrivateKey())

  /// Facts of an ordinary application for a Chinese specialist.
  static let facts = FactSheet([
    "worker.citizenship": "CHN", "purpose_is_work": "yes", "worker.permanent_resident": "no",
    "worker.immigrant_status": "no_special_status", "post": "specialist",
    "exempt_ground": "none_of_these", "intra_corporate_transfer": "no",
    "employer.small_business": "no", "employer.state_body": "no",
    "employer.foreign_branch": "no", "employer.staff_total": "120", "citizens_in_group": "95",
    "foreigners_in_group": "3", "qualification_matches": "yes",
    "violation_finding_date": "none", "package_complete": "yes",
  ])

  /// - Parameters:
  ///   - places: of the undivided account of Atyrau in the year of the day
  ///   - text: the legal day on which everything begins
  ///   - employer: the name of its employer
  init(places: Int = 5, on text: String = "2026-01-20", employer: String = "<script>Kurylys")
    async throws
  {
    let desk = try realDesk.get()
    let law = try PermitLaw(explainer: desk.shelf.volume.reading.explainer)
    let made = MadeOffice()
    let day = try #require(Day(iso: text))
    let hands = DayHands(day)
    let unread: @Sendable (Actor) async -> Int? = { actor in
      try? await made.office?.unreadNotices(actor)
    }
    door = try await DoorWorld(
      groups: { register, world in
        let office = Office(
          register: register,
          world: World(now: world.now, today: { hands.day }, randomBytes: world.randomBytes),
          issuer: Issuer(keys: Self.keys, address: "https://ruqsat.example.kz")
        ) { law }
        made.set(office)
        let verifier = RegisterVerifier { try await register.verify(tell: $0) }
        let rooms = OfficeDesk(office: office, law: desk)
        return rooms.commonGroups + rooms.employerGroups + rooms.officerGroups(verifier: verifier)
          + rooms.fieldGroups + [VerifyPages(desk: VerifyDesk(office: office, law: desk))]
      }, unread: unread)
    office = try #require(made.office)
    self.hands = hands
    try await begin(places, employer)
  }

  private let hands: DayHands

  /// The office, known only after the door before it was made.
  private final class MadeOffice: Sendable {
    private let made = Mutex<Office?>(nil)
    var office: Office? { made.withLock { $0 } }
    func set(_ office: Office) { made.withLock { $0 = office } }
  }

  private final class DayHands: Sendable {
    private let hand: Mutex<Day>
    var day: Day { hand.withLock { $0 } }
    init(_ day: Day) { hand = Mutex(day) }
    func turn(_ day: Day) { hand.withLock { $0 = day } }
  }

  var signatory: Actor {
    Actor(
      account: Identifier("signatory"), role: .employerSignatory, region: RegionKey("atyrau"),
      employer: Identifier("E-1"))
  }

  private func begin(_ places: Int, _ employer: String) async throws {
    _ = try await office.enterEmployer(
      id: try key("E-1"), businessNumber: "150140000001", name: employer,
      region: RegionKey("atyrau"), Asked(signatory))
    if places > 0 { try await allot(places, year: office.today.year) }
  }

  /// Gives the undivided account of Atyrau so many places of a year.
  func allot(_ places: Int, year: Int) async throws {
    let ministry = Asked(Actor(account: try key("ministry"), role: .ministry))
    _ = try await office.orderQuota(year: year, places: places, order: "1", ministry)
    _ = try await office.splitQuota(
      from: .national(year: year),
      to: .account(.init(region: RegionKey("atyrau"), line: nil, year: year)), places: places,
      order: "2", ministry)
  }

  func key<Thing>(_ text: String) throws -> Identifier<Thing> { try #require(Identifier(text)) }
  func today(_ text: String) throws { hands.turn(try #require(Day(iso: text))) }
  func officer() async throws -> DoorWorld.Browser {
    try await door.browser(as: .officer, region: "atyrau")
  }

  func board() async throws -> QuotaBoard {
    try await office.quotaBoard(
      year: 2026, Actor(account: try key("ministry"), role: .ministry))
  }

  func permitCase(_ id: String) async throws -> PermitCase {
    try await office.permitCase(
      try key(id), .seeCase, Actor(account: try key("auditor"), role: .auditor))
  }

  /// A case up to the filed application; its number.
  func lodged() async throws -> String {
    let who = Asked(signatory)
    let id = try await office.openCase(for: try key("E-1"), facts: Self.facts, who).permitCase.id
    try today("2026-02-02")
    let search = try #require(Day(iso: "2026-02-02"))
    _ = try await office.recordSearch(
      id, channel: ChannelKey("vacancy_date"), day: search, reference: "V-77", who)
    try today("2026-02-20")
    for kind in try office.law().documentsNeeded(on: office.today) {
      _ = try await office.attachDocument(
        id, kind: kind, mediaType: "application/pdf", bytes: Array("%PDF \(kind)".utf8), who)
    }
    _ = try await office.lodge(
      id, facts: FactSheet(["requested_term": "12 months"]), places: 1, who)
    return id.rawValue
  }

  /// A case that was refused because no place was free; its number.
  func refused() async throws -> String {
    let id = try await lodged()
    let key: Identifier<PermitCase> = try key(id)
    let officer = Asked(
      Actor(account: try self.key("officer"), role: .officer, region: RegionKey("atyrau")))
    try today("2026-02-23")
    try await office.complete(key, officer)
    _ = try await office.propose(key, officer)
    _ = try await office.offerHearing(key, grounds: [], officer)
    _ = try await office.hear(key, answer: "We wait", Asked(signatory))
    _ = try await office.refuse(key, reasonForDiffering: nil, officer)
    return id
  }

  /// Looks at the form and sends it filled in, with its key and the version it was made for.
  func send(
    _ browser: DoorWorld.Browser, _ path: String, _ fields: [(String, String)]
  ) async throws -> Reply {
    let form = try await browser.get(path)
    let own = ["key", "seen", "kind", "year"].compactMap { name in
      fields.contains { $0.0 == name } ? nil : form.field(name).map { (name, $0) }
    }
    // An officer who says nothing of the papers finds all in order.
    let boxes = form.text.matches(of: #/name="accepted"[^>]* value="([^"]+)"/#)
    let papers = fields.isEmpty ? boxes : []
    let accepted = papers.map { ("accepted", String($0.output.1)) }
    let address = String(path.prefix { $0 != "?" })
    return try await browser.post(address, fields + accepted + own)
  }

  /// Sends what a page before signing carries, as its button does.
  func sign(
    _ browser: DoorWorld.Browser, _ path: String, _ preview: Reply
  ) async throws -> Reply {
    let hidden = preview.text.matches(
      of: #/<input type="hidden" name="([^"]+)" value="([^"]*)">/#)
    let fields = hidden.map { (String($0.output.1), String($0.output.2)) }
      .filter { $0.0 != "seal" }
    return try await browser.post(String(path.prefix { $0 != "?" }), fields)
  }
}

extension Office {
  /// Finds every paper in order and the application complete.
  func complete(_ id: Identifier<PermitCase>, _ officer: Asked) async throws {
    let papers = try await permitCase(id, .seeCase, officer.actor).package.unchecked
    _ = try await checkCompleteness(id, accepted: papers, officer)
  }
}

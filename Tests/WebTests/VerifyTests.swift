import Casework
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import Measures
import Papers
import Testing

@testable import Web

/// Checking a permit, against an office of three permits.
@Suite struct `Checking a permit` {
  struct Silent: Error {}

  static let keys = SigningKeys(current: P256.Signing.PrivateKey())

  static func claims(_ number: String) throws -> PermitClaims {
    let id = try #require(Identifier<Permit>(number))
    return PermitClaims(
      issuer: "https://ruqsat.example", number: id, edition: 1, employer: "050140001234",
      region: RegionKey("north"), category: CategoryKey("first"), places: 2,
      firstDay: Day(uncheckedFixture: "2026-02-01"), lastDay: Day(uncheckedFixture: "2027-01-31"),
      issuedOn: Day(uncheckedFixture: "2026-02-01"), listed: 1,
      workers: [
        WorkerMark(
          permit: id, latinName: "WANG FANG", birthDate: Day(uncheckedFixture: "1980-04-03"))
      ], status: nil)
  }

  static func live(_ number: String, _ state: LivePermit.State, last: String = "2027-01-31")
    -> LivePermit
  {
    LivePermit(
      number: number, state: state, employerName: "Steppe <b>&</b> Sons",
      businessNumber: "050140001234", region: "north", category: "first", places: 2,
      firstDay: Day(uncheckedFixture: "2026-02-01"), lastDay: Day(uncheckedFixture: last))
  }

  private func client() throws -> TestClient<RouterResponder<RuqsatRequestContext>> {
    let desk = try fixtureDesk.get()
    let verify = VerifyDesk(
      law: desk, today: desk.today, keys: Self.keys.issuerKeys,
      live: { number in
        switch number {
        case "2026-GOOD": Self.live(number, .inEffect)
        case "2026-LONGER": Self.live(number, .inEffect, last: "2028-01-31")
        case "2026-STOPPED": Self.live(number, .suspended)
        case "2026-SILENT": throw Silent()
        default: nil
        }
      }, statusList: { $0 == 1 ? "a.b.c" : nil })
    return try makeClient(desk.groups + [VerifyPages(desk: verify)])
  }

  private func send(_ fields: [String: String], _ language: Language = .en) async throws
    -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply
  {
    let body = Fields(pairs: fields.map { .init(name: $0.key, value: $0.value) }).encoded
    return try await client().send(
      .post, "/\(language)/verify/code",
      headers: [.contentType: "application/x-www-form-urlencoded"], body: body)
  }

  private func code(_ number: String) throws -> String {
    try PermitToken(signing: Self.claims(number), with: Self.keys).text
  }

  @Test(arguments: Language.allCases)
  func `is whole in every language`(_ language: Language) async throws {
    let client = try client()
    for path in ["verify", "verify/scan", "verify?number=2026-good", "verify?number=2026-stopped"] {
      let reply = try await client.get("/\(language)/\(path)")
      #expect(reply.status == .ok, "\(path)")
      #expect(reply.isWhole, "\(path)")
      #expect(reply.text.components(separatedBy: "<h1").count == 2, "\(path)")
    }
    for number in ["2026-GOOD", "2026-LONGER", "2026-STOPPED", "2026-SILENT", "2026-NOBODY"] {
      let reply = try await send(["code": try code(number)], language)
      #expect(reply.status == .ok && reply.isWhole, "\(number)")
    }
  }

  @Test func `by number says the state of today and shows a name with script as it is`()
    async throws
  {
    let reply = try await client().get("/en/verify?number=%202026-good")
    #expect(reply.text.contains("In effect today"))
    #expect(reply.text.contains("Steppe &lt;b&gt;&amp;&lt;/b&gt; Sons"))
    let stopped = try await client().get("/en/verify?number=2026-STOPPED")
    #expect(stopped.text.contains("panel-no") && stopped.text.contains("Suspended"))
  }

  @Test func `by a number that is none is kind`() async throws {
    let none = try await client().get("/en/verify?number=2026-NOBODY")
    #expect(none.status == .notFound && none.text.contains("There is no permit with this number"))
    let bad = try await client().get("/en/verify?number=%3Cscript%3E")
    #expect(bad.status == .unprocessableContent && !bad.text.contains("<script>"))
  }

  @Test func `by code says that it is genuine, and what the register says`() async throws {
    let good = try await send(["code": try code("2026-GOOD")])
    #expect(good.text.contains("In effect today") && good.text.contains("The code is genuine"))
    #expect(!good.text.contains("not up to date"))
    let longer = try await send(["code": try code("2026-LONGER")])
    #expect(longer.text.contains("not up to date"))
    #expect(longer.plain.contains("In effect until: 31 January 2027"))
    let stopped = try await send(["code": try code("2026-STOPPED")])
    #expect(stopped.text.contains("Suspended"))
    let unknown = try await send(["code": try code("2026-NOBODY")])
    #expect(unknown.text.contains("Not in the register"))
    let silent = try await send(["code": try code("2026-SILENT")])
    #expect(silent.status == .ok && silent.text.contains("the register could not be asked"))
  }

  @Test func `by a code that is none names the reason and keeps the text`() async throws {
    var text = try code("2026-GOOD")
    let reasons: [(String, TokenProblem)] = [
      ("", .empty), ("HC1:6BF", .notOurs), (String(text.dropLast(5)), .broken),
      (String(repeating: "0", count: 5000), .tooLong),
    ]
    for (sent, problem) in reasons {
      let reply = try await send(["code": sent])
      #expect(reply.status == .unprocessableContent)
      let sentence = try makeSite().phrases.text("verify.problem.\(problem.rawValue)", .en)
      #expect(reply.text.contains(sentence), "\(problem)")
    }
    let last = text.removeLast()
    text.append(last == "0" ? "1" : "0")
    let forged = try await send(["code": text])
    #expect(forged.status == .unprocessableContent && forged.text.contains("RQ1:"))
    let script = try await send(["code": "RQ1:<script>alert(1)</script>"])
    #expect(!script.text.contains("<script>"))
  }

  @Test func `tells whether a worker is in the list`() async throws {
    func ask(_ name: String, _ day: String) async throws -> String {
      try await send([
        "code": try code("2026-GOOD"), "worker": name, "birth-day": day, "birth-month": "4",
        "birth-year": "1980",
      ]).text
    }
    #expect(try await ask("Wang Fang", "3").contains("This worker is in the list"))
    #expect(try await ask("Wang Fang", "4").contains("This worker is not in the list"))
    #expect(try await ask("Wang Fang", "31").contains("a date of birth that exists"))
    #expect(try await ask("<i>", "31").contains("a date of birth that exists"))
  }

  @Test func `is open to machines`() async throws {
    let keys = try await client().get("/.well-known/ruqsat-keys.json")
    #expect(keys.header("Content-Type") == "application/jwk-set+json")
    #expect(try IssuerKeys(jwks: keys.text).ids == Self.keys.issuerKeys.ids)
    #expect(try await client().get("/.well-known/ruqsat-keys.cbor").status == .ok)
    let list = try await client().get("/permit-status/1")
    #expect(list.header("Content-Type") == "application/statuslist+jwt" && list.text == "a.b.c")
    #expect(try await client().get("/permit-status/2").status == .notFound)
    #expect(try await client().get("/permit-status/x").status == .notFound)
  }

  @Test func `leads back from the address of a sent code`() async throws {
    let reply = try await client().get("/ru/verify/code")
    #expect(reply.status == .seeOther && reply.header("Location") == "/ru/verify")
  }
}

import Casework
import GRDB
import HTTPTypes
import Measures
import Office
import Testing

@testable import Register
@testable import Web

/// No room where the register lies: nothing is kept, nobody is told otherwise, and what was typed is not lost.
@Suite struct `A full disk` {
  /// Lets the register's file grow no further, or again.
  private func fill(_ register: SQLiteRegister, _ isFull: Bool) async throws {
    try await register.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = \(isFull ? 1 : 1_000_000_000)")
    }
  }

  private func count(_ register: SQLiteRegister) async throws -> Int {
    try await register.counts(of: nil).reduce(0) { $0 + $1.cases }
  }

  @Test func `refuses a form with what was typed, and takes it when there is room`() async throws {
    let world = try await OfficerWorld()
    let employer = try await world.employer()
    let facts = OfficerWorld.facts.pairs
    let home = try #require(
      try await world.send(employer, "/en/employer/new", facts).header("Location"))
    try await fill(world.door.register, true)
    // What is left of the last pages is used first.
    var reply = try await world.send(employer, "/en/employer/new", facts)
    for _ in 0..<20 where reply.status == .seeOther {
      reply = try await world.send(employer, "/en/employer/new", facts)
    }
    #expect(reply.status == .insufficientStorage && reply.isWhole)
    #expect(reply.header("Retry-After") != nil)
    #expect(reply.text.contains("There is no room left") && reply.text.contains("Send again"))
    #expect(reply.text.contains("value=\"120\""), "what was typed goes with it")
    #expect(try await employer.get(home).status == .ok)
    let cases = try await count(world.door.register)
    try await fill(world.door.register, false)
    let kept = try await world.sign(employer, "/en/employer/new", reply)
    #expect(kept.status == .seeOther)
    #expect(try await count(world.door.register) == cases + 1)
    #expect(try await world.door.register.verify().isClean)
  }

  @Test func `offers no sending again of a file that it does not have`() async throws {
    let world = try await OfficerWorld()
    let employer = try await world.employer()
    let home = try #require(
      try await world.send(employer, "/en/employer/new", []).header("Location"))
    let kind = try #require(
      try world.office.law().documentsNeeded(on: world.office.today).first?.name)
    try await fill(world.door.register, true)
    let paper = "%PDF-1.7 " + String(repeating: "x", count: 50_000)
    let reply = try await world.layIn(employer, home, kind, paper)
    #expect(reply.status == .insufficientStorage && reply.isWhole)
    #expect(!reply.text.contains("Send again"))
    try await fill(world.door.register, false)
    #expect(try await world.layIn(employer, home, kind, paper).status == .seeOther)
  }

  private func signIn(_ world: DoorWorld) async throws -> OfficerWorld.Reply {
    let browser = world.browser
    _ = try await browser.get("/ru/sign-in")
    return try await browser.post("/ru/sign-in/demo", [("login", "demo.officer")])
  }

  @Test func `lets nobody in who would not be kept, and says why`() async throws {
    let world = try await DoorWorld(demo: [.officer])
    try await fill(world.register, true)
    var reply = try await signIn(world)
    for _ in 0..<200 where reply.status == .seeOther { reply = try await signIn(world) }
    #expect(reply.status == .insufficientStorage)
    #expect(reply.text.contains("В системе не осталось места"))
    try await fill(world.register, false)
    #expect(try await signIn(world).status == .seeOther)
  }

  @Test func `is a problem of its own for programs`() async throws {
    let program = try OfficeProgram(on: "2026-01-20")
    let register = try #require(program.fixture.office.register as? SQLiteRegister)
    let order = #"{"places":5,"order":"1"}"#
    let ministry = "ministry none none"
    try await fill(register, true)
    var reply = try await program.send(.post, "/quota/2026/order", as: ministry, order, key: "k0")
    for number in 1...60 where reply.status == .ok {
      reply = try await program.send(
        .post, "/quota/2026/order", as: ministry, order, key: "k\(number)")
    }
    #expect(reply.status == .insufficientStorage)
    #expect(reply.header("Content-Type") == "application/problem+json")
    #expect(reply.text.contains("urn:ruqsat:problem:insufficient-storage"))
    try await fill(register, false)
    let later = try await program.send(.post, "/quota/2026/order", as: ministry, order, key: "last")
    #expect(later.status == .ok)
  }
}

import Casework
import Measures
import Papers
import Register
import Testing

@testable import Office

@Suite struct `The document of a permit` {
  private func list(_ world: OfficeWorld) async throws -> StatusBits {
    let issuer = try #require(world.office.issuer)
    let text = try #require(try await world.office.statusList(at: 1_770_000_000))
    return try StatusList(
      text, address: issuer.statusAddress, keys: issuer.keys.issuerKeys, now: 1_770_000_001
    ).bits
  }

  private func opened() async throws -> (OfficeWorld, Identifier<PermitCase>) {
    let world = try OfficeWorld("2026-01-10")
    try await world.enterEmployer()
    try await world.allot(5)
    return (world, try await world.inEffect())
  }

  @Test func `is signed once, whoever asks`() async throws {
    let (world, id) = try await opened()
    let paper = try await world.office.permitPaper(id, try world.actor(.employerClerk).actor)
    #expect(paper.token.claims.number.rawValue == id.rawValue)
    #expect(paper.token.claims.edition == 1)
    #expect(paper.token.claims.status?.address == "https://ruqsat.example/permit-status/1")
    let again = try await world.office.permitPaper(id, try world.actor(.auditor).actor)
    #expect(again.token.text == paper.token.text)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `is only for those who may see the case, and only of a permit`() async throws {
    let (world, id) = try await opened()
    let stranger = try world.actor(.employerSignatory, "atyrau", "employer-2").actor
    #expect(await world.refusal { try await world.office.permitPaper(id, stranger) } == .notAllowed)
    let filed = try await world.lodged()
    let own = try world.actor(.employerClerk).actor
    let refusal = await world.refusal { try await world.office.permitPaper(filed, own) }
    #expect(refusal == .outOfPlace(.outOfPlace(step: .certify, standing: .lodged)))
  }

  @Test func `stands in the list as it is suspended, resumed and withdrawn`() async throws {
    let (world, id) = try await opened()
    let paper = try await world.office.permitPaper(id, try world.actor(.officer).actor)
    let place = try #require(paper.token.claims.status?.index)
    #expect(try await list(world)[place] == .valid)
    let grounds = Grounds(Ground(ruling: "suspension_ground", provisions: []))
    try world.today("2026-04-01")
    _ = try await world.office.suspend(
      id, grounds: grounds, cureWorkingDays: 10, try world.actor(.officer))
    #expect(try await list(world)[place] == .suspended)
    _ = try await world.office.resume(id, reason: "cured", try world.actor(.officer))
    #expect(try await list(world)[place] == .valid)
    _ = try await world.office.withdraw(id, grounds: grounds, try world.actor(.supervisor))
    #expect(try await list(world)[place] == .withdrawn)
    #expect(try await list(world).places == 1_048_576)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `is valid again in the list when its suspension is set aside`() async throws {
    let (world, id) = try await opened()
    let paper = try await world.office.permitPaper(id, try world.actor(.officer).actor)
    let place = try #require(paper.token.claims.status?.index)
    let grounds = Grounds(Ground(ruling: "suspension_ground", provisions: []))
    try world.today("2026-04-01")
    _ = try await world.office.suspend(
      id, grounds: grounds, cureWorkingDays: 10, try world.actor(.officer))
    _ = try await world.office.appeal(id, statement: "s", try world.actor(.employerSignatory))
    #expect(try await list(world)[place] == .suspended)
    #expect(try await world.office.verifyPermit(id.rawValue)?.state == .suspended)
    _ = try await world.office.setActAside(id, reason: "r", try world.actor(.appealBody))
    #expect(try await list(world)[place] == .valid)
    #expect(try await world.office.verifyPermit(id.rawValue)?.state == .inEffect)
    #expect(try await world.office.decisions().allSatisfy { $0.key.outcome != .setAside })
    #expect(try await world.register.verify().isClean)
  }

  @Test func `is written anew when days change`() async throws {
    let (world, id) = try await opened()
    let actor = try world.actor(.officer).actor
    let first = try await world.office.permitPaper(id, actor)
    var known = try await world.office.permitCase(id, .seeCase, actor)
    let permit = try #require(known.standing.permit)
    let key: Identifier<PermitDocument> = try key(id.rawValue)
    let document = try #require(try await world.register.record(key)).record
    #expect(document.isCurrent(permit))
    let asked = CaseEvent(
      permitCase: id, number: known.version + 1, day: known.lastDay,
      by: Party(role: .officer, key: try OfficeTests.key("officer-1")),
      what: .replaced(
        Replacement(
          leaving: try OfficeTests.key("nobody"),
          arriving: Worker(
            id: try OfficeTests.key("w-9"), name: "B", latinName: "B",
            birthDate: try day("1990-01-01"),
            citizenship: CountryKey("CHN"), residence: CountryKey("CHN"),
            departedFrom: CountryKey("CHN"), education: "", occupation: ""), day: known.lastDay)))
    try known.apply(asked)
    #expect(!document.isCurrent(try #require(known.standing.permit)))
    #expect(first.token.claims.workers.isEmpty)
  }
}

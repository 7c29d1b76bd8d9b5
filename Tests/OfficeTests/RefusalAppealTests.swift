import Casework
import Measures
import Register
import Testing

@testable import Office

@Suite struct `An appeal against what was refused during a permit` {
  private static let statement = "Ten citizens are hired."

  private func appeals(
    _ world: OfficeWorld, _ isWaiting: Bool = true
  ) async throws -> [RefusalAppeal] {
    try await world.office.refusalAppeals(
      isWaiting: isWaiting, size: PageSize(5), try world.actor(.appealBody).actor
    ).items.map(\.record)
  }

  /// An extension of a permit until 26 February 2027 is refused on 12 January; the number of the refusal.
  private func refused() async throws -> (OfficeWorld, Identifier<PermitCase>, Int) {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    try await world.allot(5)
    try await world.allot(2, year: 2027)
    let id = try await world.inEffect()
    try world.today("2027-01-10")
    _ = try await world.office.extend(
      id, facts: FactSheet(["citizens_in_group": "10"]), months: 12,
      try world.actor(.employerSignatory))
    try world.today("2027-01-12")
    let done = try await world.office.refuseExtension(
      id, grounds: [], reasonForDiffering: nil, try world.actor(.officer))
    return (world, id, done.receipt.version)
  }

  private func appealed() async throws -> (OfficeWorld, Identifier<PermitCase>, Int) {
    let (world, id, act) = try await refused()
    try world.today("2027-01-20")
    _ = try await world.office.appeal(
      id, statement: Self.statement, against: act, try world.actor(.employerSignatory))
    return (world, id, act)
  }

  private func free(_ world: OfficeWorld) async throws -> Int? {
    try await world.register.quotaAccount(
      .init(region: RegionKey("atyrau"), line: nil, year: 2027))?.free
  }

  @Test func `is a task of the employer, then of the appeal body, who finds it and is told`()
    async throws
  {
    let (world, id, act) = try await refused()
    let (office, body) = (world.office, try world.actor(.appealBody))
    let offered = try await office.tasks(of: id, body.actor).first { $0.name == .extensionAppeal }
    #expect(offered?.missing == [String(act)] && offered?.side == .employer)
    #expect(offered?.lastDay == (try day("2027-04-12")))
    #expect(try await appeals(world).isEmpty)
    for role in [Role.employerClerk, .officer, .appealBody] {
      let no = await world.refusal {
        try await office.appeal(id, statement: "s", against: act, try world.actor(role))
      }
      #expect(no == .notAllowed, "\(role)")
    }
    try world.today("2027-01-20")
    _ = try await office.appeal(
      id, statement: Self.statement, against: act, try world.actor(.employerSignatory))
    let found = try await appeals(world)
    #expect(found.map(\.permitCase) == [id] && found.map(\.act) == [act])
    #expect(found.first?.matter == .extension)
    #expect(try await office.waitingRefusalAppeals(body.actor) == 1)
    let task = try await office.tasks(of: id, body.actor).first {
      $0.name == .extensionAppealDecision
    }
    let line = try await office.cases(CaseQueue(), size: PageSize(5), body.actor).items.first
    #expect(task?.state == .now && line?.standing == .inEffect)
    let told = try await office.notices(size: PageSize(5), body.actor).items
    #expect(told.first?.notice.phrase == "notice.desk.refusalAppealed")
    let packet = try await office.appealPacket(id, of: act, body.actor)
    #expect(packet.statement == Self.statement && packet.proposal?.verdict == .refuse)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `set aside holds a place again, and the extension is decided anew`() async throws {
    let (world, id, act) = try await appealed()
    let (office, officer) = (world.office, try world.actor(.officer))
    #expect(try await free(world) == 2)
    let no = await world.refusal {
      try await office.setActAside(id, reason: "r", against: act, officer)
    }
    #expect(no == .notAllowed)
    _ = try await office.setActAside(
      id, reason: "the plan counts", against: act, try world.actor(.appealBody))
    #expect(try await free(world) == 1)
    #expect(try await appeals(world).isEmpty)
    #expect(try await appeals(world, false).count == 1)
    let told = try await office.notices(
      size: PageSize(5), try world.actor(.employerSignatory).actor
    ).items
    #expect(told.first?.notice.phrase == "notice.refusalSetAside")
    let tasks = try await office.tasks(of: id, officer.actor)
    #expect(tasks.contains { $0.name == .extensionDecision && $0.state == .now })
    _ = try await office.grantExtension(id, reasonForDiffering: "as decided on appeal", officer)
    try await world.pay(id)
    let permit = try await office.permitCase(id, .seeCase, officer.actor).standing.permit
    #expect(permit?.lastDay == (try day("2028-02-26")))
    #expect(try await world.register.verify().isClean)
  }

  @Test func `is not swept away by the last day of the permit, but answered`() async throws {
    let (world, id, act) = try await appealed()
    try world.today("2027-03-10")
    _ = try await world.office.sweepTerms()
    let body = try world.actor(.appealBody)
    #expect(try await appeals(world).count == 1)
    let status = try await world.office.verifyPermit(id.rawValue)
    #expect(status?.state == .expired, "the permit itself has ended")
    _ = try await world.office.upholdAct(id, reason: "no", against: act, body)
    _ = try await world.office.sweepTerms()
    let known = try await world.office.permitCase(id, .seeCase, body.actor)
    #expect(known.standing.name == .closed)
    #expect(try await appeals(world).isEmpty)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `waits for nothing once the permit is given back`() async throws {
    let (world, id, _) = try await appealed()
    _ = try await world.office.giveBack(id, try world.actor(.employerSignatory))
    #expect(try await appeals(world).isEmpty)
    #expect(try await appeals(world, false).count == 1)
    #expect(try await world.register.verify().isClean)
  }
}

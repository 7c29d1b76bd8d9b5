import Casework
import Measures
import Register
import Testing

@testable import Office

@Suite struct `A replacement that is asked for` {
  /// A permit in effect with a worker by name.
  private func named() async throws -> (OfficeWorld, Identifier<PermitCase>, Asked) {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    try await world.allot(5)
    let id = try await world.inEffect()
    let who = try world.actor(.employerSignatory)
    _ = try await world.office.fileList(id, workers: [try worker("LI WEI")], who)
    try world.today("2026-06-01")
    return (world, id, who)
  }

  private func worker(_ name: String) throws -> Worker {
    Worker(
      id: try key(name.replacing(" ", with: "-")), name: name, latinName: name,
      birthDate: try day("1980-01-09"), citizenship: CountryKey("CHN"),
      residence: CountryKey("CHN"), departedFrom: CountryKey("CHN"), education: "higher",
      occupation: "engineer")
  }

  @Test func `stands in the queue by the last day to answer, and is asked for once`() async throws {
    let (world, id, who) = try await named()
    let (office, leaving) = (world.office, try worker("LI WEI").id)
    let own = Asked(who.actor, key: "form-1")
    let arriving = try worker("XU MING")
    let wish = try await office.askReplacement(id, leaving: leaving, arriving: arriving, own)
    let again = try await office.askReplacement(id, leaving: leaving, arriving: arriving, own)
    #expect(wish.record.id == again.record.id, "the same form counts once")
    let officer = try world.actor(.officer)
    let line = try await office.cases(CaseQueue(), size: PageSize(5), officer.actor).items.first
    #expect(line?.due == (try day("2026-06-08")))
    let task = try await office.tasks(of: id, officer.actor).first { $0.name == .replacement }
    #expect(task?.lastDay == (try day("2026-06-08")) && task?.worker == "LI WEI")
    let second = await world.refusal {
      try await office.askReplacement(
        id, leaving: leaving, arriving: try self.worker("SU MIN"), who)
    }
    #expect(second == .outOfPlace(.replacementAsked))
    _ = try await office.declineReplacement(wish.record.id, reason: "Another post", officer)
    let declined = try await office.replacementWish(wish.record.id, officer.actor)
    #expect(
      declined.record.standing == .declined(reason: "Another post", on: try day("2026-06-01")))
    let third = try await office.askReplacement(id, leaving: leaving, arriving: arriving, who)
    #expect(third.record.standing == .asked)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `is over when the permit ends, and done when the office replaces by itself`()
    async throws
  {
    let (world, id, who) = try await named()
    let (office, leaving) = (world.office, try worker("LI WEI").id)
    let officer = try world.actor(.officer)
    let arriving = try worker("XU MING")
    let first = try await office.askReplacement(id, leaving: leaving, arriving: arriving, who)
    _ = try await office.replaceWorker(
      id, leaving: leaving, arriving: try worker("SU MIN"), sameCategory: true, officer)
    let done = try await office.replacementWish(first.record.id, officer.actor)
    #expect(done.record.standing == .done(on: try day("2026-06-01")))
    let second = try await office.askReplacement(
      id, leaving: try worker("SU MIN").id, arriving: arriving, who)
    _ = try await office.giveBack(id, who)
    let over = try await office.replacementWish(second.record.id, officer.actor)
    #expect(over.record.standing == .over(on: try day("2026-06-01")))
    let waiting = try await office.replacementWishes(
      isWaiting: true, size: PageSize(5), officer.actor)
    #expect(waiting.items.isEmpty)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `refused, and brought back on appeal, is the same wish with a new clock`() async throws
  {
    let (world, id, who) = try await named()
    let (office, officer) = (world.office, try world.actor(.officer))
    let wish = try await office.askReplacement(
      id, leaving: try worker("LI WEI").id, arriving: try worker("XU MING"), who)
    let no = try await office.declineReplacement(wish.record.id, reason: "Another post", officer)
    let act = no.receipt.version
    _ = try await office.appeal(id, statement: "The same post", against: act, who)
    let body = try world.actor(.appealBody)
    let waiting = try await office.refusalAppeals(isWaiting: true, size: PageSize(5), body.actor)
    #expect(waiting.items.map(\.record.matter) == [.replacement])
    let task = try await office.tasks(of: id, body.actor).first {
      $0.name == .replacementAppealDecision
    }
    #expect(task?.missing == [String(act)] && task?.worker == "XU MING")
    try world.today("2026-06-10")
    _ = try await office.setActAside(id, reason: "So it is", against: act, body)
    let again = try await office.replacementWish(wish.record.id, officer.actor)
    #expect(again.record.standing == .asked)
    #expect(again.record.deadline?.start == (try day("2026-06-10")))
    _ = try await office.grantReplacement(wish.record.id, sameCategory: true, officer)
    let permit = try await office.permitCase(id, .seeCase, officer.actor).standing.permit
    #expect(permit?.workers.map(\.latinName) == ["XU MING"])
    #expect(try await world.register.verify().isClean)
  }

  @Test func `of an earlier release gets the time to answer when the service starts`() async throws
  {
    let (world, id, who) = try await named()
    let (office, officer) = (world.office, try world.actor(.officer))
    var wish = try await earlier(world, id)
    let deadline = try #require(wish.deadline)
    wish.deadline = nil
    try await office.commit([try .keeping(wish, expecting: 0)], who)
    try world.today("2026-06-03")
    #expect(try await office.reckonTerms() == 1)
    let known = try await office.replacementWish(wish.id, officer.actor)
    #expect(known.record.deadline == deadline, "from the day on which it was asked")
    #expect(try await office.reckonTerms() == 0)
    #expect(try await world.register.verify().isClean)
  }

  /// A wish as an earlier release kept it: beside its case.
  private func earlier(
    _ world: OfficeWorld, _ id: Identifier<PermitCase>
  ) async throws -> ReplacementWish {
    let office = world.office
    let known = try await office.permitCase(id, .seeCase, try world.actor(.officer).actor)
    let request = ReplacementRequest(
      id: try key("old"), leaving: try worker("LI WEI").id, arriving: try worker("XU MING"),
      deadline: try office.law().replacementDeadline(from: office.today))
    return ReplacementWish(request, of: known)
  }

  @Test func `of an earlier release, which stands beside its case, is answered as ever`()
    async throws
  {
    let (world, id, who) = try await named()
    let (office, officer) = (world.office, try world.actor(.officer))
    let wish = try await earlier(world, id)
    try await office.commit([try .keeping(wish, expecting: 0)], who)
    _ = try await office.grantReplacement(wish.id, sameCategory: true, officer)
    let done = try await office.replacementWish(wish.id, officer.actor)
    #expect(done.record.standing == .done(on: try day("2026-06-01")))
    let permit = try await office.permitCase(id, .seeCase, officer.actor).standing.permit
    #expect(permit?.workers.map(\.latinName) == ["XU MING"])
    #expect(try await world.register.verify().isClean)
  }
}

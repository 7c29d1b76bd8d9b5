import Casework
import Measures
import Register
import Testing

@testable import Office

/// A permit that shall name a second region: who is asked, who may answer, whose places are taken.
@Suite struct `A region that is asked` {
  private static let aktobe = RegionKey("aktobe")

  /// An application of Atyrau that names Aktobe too, its papers complete; the request to Aktobe.
  private func asked(
    _ world: OfficeWorld, free: Int = 3
  ) async throws -> (Identifier<PermitCase>, RegionRequest) {
    try await world.enterEmployer()
    try await world.allot(5)
    try await world.allot(free, region: "aktobe")
    let id = try await world.lodged(regions: [Self.aktobe])
    try world.today("2026-02-23")
    try await world.complete(id)
    let list = try await world.office.regionRequests(
      isWaiting: true, size: PageSize(9), try world.actor(.officer, "aktobe").actor)
    return (id, try #require(list.items.first).record)
  }

  private func free(_ world: OfficeWorld, _ region: String) async throws -> [Int] {
    let board = try await world.office.quotaBoard(year: 2026, try world.actor(.auditor).actor)
    let account = try #require(board.accounts.first { $0.key.region.name == region })
    return [account.held, account.used]
  }

  @Test func `answers about its own places, once, and nobody else does`() async throws {
    let world = try OfficeWorld("2026-01-20")
    let (id, request) = try await asked(world)
    let office = world.office
    let aktobe = try world.actor(.officer, "aktobe")
    #expect(request.permitCase == id && request.from.name == "atyrau" && request.places == 1)
    // It may look at the case of the other region, and do nothing else there.
    let file = try await office.caseFile(id, aktobe.actor)
    let may = file.may.map(\.rawValue).filter { !$0.hasPrefix("public.") }
    #expect(may.sorted() == ["case.see", "case.seeFile"])
    for stranger in [
      try world.actor(.officer), try world.actor(.officer, "astana"),
      try world.actor(.employerSignatory), try world.actor(.migrationPolice, "aktobe"),
      try world.actor(.ministry),
    ] {
      let refusal = await world.refusal {
        try await office.answerRegion(request.id, refusal: nil, stranger)
      }
      #expect(refusal == .notAllowed, "\(stranger.actor.role)")
    }
    #expect(
      await world.refusal {
        try await office.caseFile(id, try world.actor(.officer, "astana").actor)
      } == .notAllowed)
    let stale = Asked(aktobe.actor, version: 7)
    #expect(
      await world.refusal { try await office.answerRegion(request.id, refusal: nil, stale) }
        == .stale(version: 1))
    #expect(
      await world.refusal { try await office.answerRegion(request.id, refusal: "", aktobe) }
        == .unfit("reason"))
    let once = Asked(aktobe.actor, key: "word", version: 1)
    let done = try await office.answerRegion(request.id, refusal: nil, once)
    let again = try await office.answerRegion(request.id, refusal: nil, once)
    #expect(!done.isRepeated && again.isRepeated && again.receipt == done.receipt)
    #expect(try await free(world, "aktobe") == [1, 0])
    #expect(
      await world.refusal { try await office.answerRegion(request.id, refusal: "no", aktobe) }
        == .outOfPlace(.regionNotAsked))
    let left = try await office.regionRequests(
      isWaiting: true, size: PageSize(9), aktobe.actor)
    #expect(left.items.isEmpty)
    try await grant(world, id)
    #expect(try await free(world, "aktobe") == [0, 1])
    #expect(try await free(world, "atyrau") == [0, 1])
    #expect(
      try await office.verifyPermit(id.rawValue)?.furtherRegions == [Self.aktobe])
    #expect(try await world.register.verify().isClean)
    // An inspector there finds the permit good.
    let police = try world.actor(.migrationPolice, "aktobe")
    #expect(try await office.caseFile(id, police.actor).permitCase.id == id)
  }

  private func grant(_ world: OfficeWorld, _ id: Identifier<PermitCase>) async throws {
    let officer = try world.actor(.officer)
    _ = try await world.office.propose(id, officer)
    try world.today("2026-02-25")
    _ = try await world.office.grant(id, .init(term: .months(12)), officer)
    try await world.pay(id)
  }

  @Test func `without places refuses by the law, and is left out`() async throws {
    let world = try OfficeWorld("2026-01-20")
    let (id, request) = try await asked(world, free: 0 + 1)
    let aktobe = try world.actor(.officer, "aktobe")
    _ = try await world.office.splitQuota(
      from: .account(.init(region: Self.aktobe, line: nil, year: 2026)),
      to: .national(year: 2026), places: 1, order: "3", try world.actor(.ministry))
    let refusal = await world.refusal {
      try await world.office.answerRegion(request.id, refusal: nil, aktobe)
    }
    guard case .lawSaysNo(let no) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(no.grounds.first.ruling == "quota_place_free")
    _ = try await world.office.answerRegion(request.id, refusal: "no place", aktobe)
    try await grant(world, id)
    #expect(try await world.office.verifyPermit(id.rawValue)?.furtherRegions == [])
    let told = try await world.office.notices(
      size: PageSize(20), try world.actor(.employerSignatory).actor)
    #expect(told.items.contains { $0.notice.phrase == "notice.regionAnswered" })
    #expect(try await world.register.verify().isClean)
  }

  @Test func `gives its places back with the application, and the register can be made anew`()
    async throws
  {
    let world = try OfficeWorld("2026-01-20")
    let (id, request) = try await asked(world)
    _ = try await world.office.answerRegion(
      request.id, refusal: nil, try world.actor(.officer, "aktobe"))
    let aktobe = try world.actor(.officer, "aktobe")
    let all = try await world.office.regionRequests(size: PageSize(9), aktobe.actor)
    #expect(all.items.map(\.record.standing) == [.consented])
    _ = try await world.office.takeBack(id, try world.actor(.employerSignatory))
    #expect(try await free(world, "aktobe") == [0, 0])
    #expect(try await free(world, "atyrau") == [0, 0])
    #expect(try await world.register.verify().isClean)
  }

  @Test func `waits no longer once the case is decided without it, and again after an appeal`()
    async throws
  {
    let world = try OfficeWorld("2026-01-20")
    let (id, request) = try await asked(world)
    let (office, officer) = (world.office, try world.actor(.officer))
    let aktobe = try world.actor(.officer, "aktobe")
    func standing() async throws -> [RegionRequest.Standing] {
      try await office.regionRequests(size: PageSize(9), aktobe.actor).items.map(\.record.standing)
    }
    _ = try await office.propose(id, officer)
    let grounds = [Ground(ruling: "package_complete", provisions: [])]
    _ = try await office.offerHearing(id, grounds: grounds, officer)
    _ = try await office.hear(id, answer: "-", try world.actor(.employerSignatory))
    #expect(try await standing() == [.asked])
    _ = try await office.refuse(
      id, grounds: grounds, reasonForDiffering: "found faulty", officer)
    #expect(try await standing() == [.over])
    let late = await world.refusal {
      try await office.answerRegion(request.id, refusal: nil, aktobe)
    }
    #expect(late == .outOfPlace(.regionNotAsked))
    _ = try await office.appeal(id, statement: "s", try world.actor(.employerSignatory))
    _ = try await office.setActAside(id, reason: "r", try world.actor(.appealBody))
    #expect(try await standing() == [.asked])
    _ = try await office.answerRegion(request.id, refusal: nil, aktobe)
    #expect(try await free(world, "aktobe") == [1, 0])
    #expect(try await world.register.verify().isClean)
  }
}

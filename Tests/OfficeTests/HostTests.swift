import Casework
import Foundation
import Measures
import Register
import Testing

@testable import Office

/// Who takes somebody in, and what becomes of a notice that came late.
@Suite struct `Hosts` {
  private func notice(
    number: String = "E1", entry: String = "2026-05-11", host: String? = "employer-1",
    privately: PrivateHost? = nil
  ) throws -> ArrivalNotice {
    ArrivalNotice(
      name: "Ли Вэй", latinName: "LI WEI", birthDate: try day("1990-01-01"),
      citizenship: CountryKey("CHN"), documentNumber: number, entryDay: try day(entry),
      region: RegionKey("atyrau"), address: "Satpayev 1", host: try host.map { try key($0) },
      privateHost: privately, facts: FactSheet())
  }

  private static let told = FactSheet([
    "papers_or_exit_missing": "no", "housed_or_helped_evade": "no", "host_kind": "medium",
    "host_penalty_ended_on": "none",
  ])

  @Test func `a late notice stays in the list until a case is about it, also after a move`()
    async throws
  {
    let world = try OfficeWorld("2026-05-20")
    try await world.enterEmployer()
    let (office, police) = (world.office, try world.actor(.migrationPolice))
    let clerk = try world.actor(.employerClerk)
    let late = try await office.noteArrival(try notice(), clerk).stay
    _ = try await office.noteArrival(try notice(number: "E2", entry: "2026-05-19"), clerk)
    func waiting() async throws -> [Identifier<StayRecord>] {
      try await office.lateNotices(size: PageSize(10), police.actor).items.map(\.stay.record.id)
    }
    #expect(try await waiting() == [late])
    #expect(
      await world.refusal { try await office.lateNotices(size: PageSize(10), clerk.actor) }
        == .notAllowed)
    // The person moves to another employer: the first one was late, not this one.
    let other = try world.actor(.employerClerk, "atyrau", "employer-2")
    let moved = try await office.noteArrival(try notice(host: "employer-2"), other)
    #expect(moved.stay == late && moved.isKnown)
    #expect(try await waiting() == [late])
    let opened = try await office.openLateNotice(late, facts: Self.told, police).record
    #expect(try opened.employer == key("employer-1") && opened.host == nil)
    #expect(try await waiting().isEmpty)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `late notices that an earlier release wrote are found when the service starts`()
    async throws
  {
    let world = try OfficeWorld("2026-05-20")
    let (office, police) = (world.office, try world.actor(.migrationPolice))
    let late = try await office.noteArrival(
      try notice(), try world.actor(.employerClerk)
    ).stay
    #expect(try await office.findLateNotices() == 0)
    let end: Versioned<StayEnd> = try #require(
      try await world.register.record(try key(late.rawValue)))
    try await world.register.commit(
      Write(
        at: Moment(milliseconds: 1), day: office.today, by: police.actor.party,
        changes: [.keeping(end.record.asEarlier(), expecting: end.version)]))
    #expect(try await office.lateNotices(size: PageSize(10), police.actor).items.isEmpty)
    #expect(try await office.findLateNotices() == 1)
    #expect(try await office.lateNotices(size: PageSize(10), police.actor).items.count == 1)
  }

  @Test func `a private person is a host whom the police write down, and to whom the letter goes`()
    async throws
  {
    let world = try OfficeWorld("2026-05-20")
    let (office, police) = (world.office, try world.actor(.migrationPolice))
    func unfit(_ name: String, _ number: String?) async throws -> OfficeRefusal? {
      let host = PrivateHost(name: name, number: number)
      let notice = try notice(host: nil, privately: host)
      return await world.refusal { try await office.noteArrival(notice, Asked(police.actor)) }
    }
    #expect(try await unfit("", "900101300123") == .unfit("hostName"))
    #expect(try await unfit("Сериков Асан", "9001") == .unfit("hostNumber"))
    let host = PrivateHost(name: "Сериков Асан", number: "900101300123")
    let stay = try await office.noteArrival(
      try notice(host: nil, privately: host), Asked(police.actor)
    ).stay
    let view = try await office.stay(stay, police.actor)
    #expect(view.stay.record.privateHost == host && view.hasLateNotice)
    let again = try await office.noteArrival(
      try notice(host: nil, privately: host), Asked(police.actor))
    #expect(again.isKnown && again.stay == stay)
    #expect(try await office.stay(stay, police.actor).stay.record.notices.count == 1)
    let facts = Self.told.merging(FactSheet(["host_kind": "individual"]))
    let opened = try await office.openLateNotice(stay, facts: facts, police).record
    #expect(opened.host == host && opened.employer == nil && opened.penalised == nil)
    #expect(try await office.addressee(of: opened).person == "Сериков Асан")
    #expect(try await !office.isToldHere(opened, police.actor))
    #expect(try await world.register.verify().isClean)
  }
}

extension StayEnd {
  /// As an earlier release wrote it, without saying whether the notice was late.
  fileprivate func asEarlier() throws -> StayEnd {
    var members = try #require(
      try JSONSerialization.jsonObject(with: try JSONEncoder().encode(self)) as? [String: Any])
    members["isNoticeLate"] = nil
    return try JSONDecoder().decode(
      StayEnd.self, from: try JSONSerialization.data(withJSONObject: members))
  }
}

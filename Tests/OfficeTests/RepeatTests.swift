import Casework
import Measures
import Register
import Testing

@testable import Office

/// A request that comes twice under one key: one effect, and the second is told what the first did.
@Suite struct `Asked twice under one key` {
  private let world: OfficeWorld
  private var office: Office { world.office }

  init() throws { world = try OfficeWorld("2026-05-20") }

  private func asked(_ role: Role, _ key: String, version: Int? = nil) throws -> Asked {
    Asked(try world.actor(role).actor, key: key, version: version)
  }

  @Test func `an inspection is planned, begun and closed once`() async throws {
    try await world.enterEmployer()
    let plan = try asked(.migrationPolice, "plan")
    let first = try await office.planInspection(
      of: try key("employer-1"), on: office.today, plan)
    let id = first.record.id
    let begin = try asked(.migrationPolice, "begin", version: 1)
    let begun = try await office.beginInspection(id, begin)
    #expect(try await office.beginInspection(id, begin) == begun)
    // Planned again, it is the one that has begun meanwhile.
    let again = try await office.planInspection(of: try key("employer-1"), on: office.today, plan)
    #expect(again == begun)
    let finding = Inspection.Finding(subject: .work, facts: `The field`.work, note: "x")
    let find = try asked(.migrationPolice, "find")
    _ = try await office.addFinding(id, finding, find)
    let found = try await office.addFinding(id, finding, find)
    #expect(found.record.findings.count == 1)
    let close = try asked(.migrationPolice, "close", version: found.version)
    let closed = try await office.closeInspection(id, close)
    let repeated = try await office.closeInspection(id, close)
    #expect(repeated.0 == closed.0 && repeated.1 == closed.1 && closed.1.count == 1)
    let other = try asked(.migrationPolice, "close-2")
    #expect(
      await world.refusal { _ = try await office.closeInspection(id, other) }
        == .outOfPlace(.notNow))
    let misused = await world.refusal {
      _ = try await office.addFinding(
        id, .init(subject: .stay, facts: FactSheet(), note: "y"), close)
    }
    #expect(misused == .outOfPlace(.notNow) || misused == .keyUsedOtherwise)
  }

  @Test func `an employer is entered once, under one key of its own`() async throws {
    func enter(_ name: String) async throws -> Employer {
      try await office.enterEmployer(
        businessNumber: "050140001234", name: name, region: RegionKey("atyrau"),
        try asked(.officer, "enter"))
    }
    let first = try await enter("Kurylys")
    #expect(try await enter("Kurylys") == first)
    #expect(await world.refusal { _ = try await enter("Qurylys") } == .keyUsedOtherwise)
  }

  @Test func `an order of the quota is one order`() async throws {
    let order = try asked(.ministry, "order")
    let board = try await office.orderQuota(year: 2026, places: 100, order: "1", order)
    #expect(try await office.orderQuota(year: 2026, places: 100, order: "1", order) == board)
    #expect(
      await world.refusal {
        _ = try await office.orderQuota(year: 2026, places: 101, order: "1", order)
      } == .keyUsedOtherwise)
    let account = QuotaTransfer.Holder.account(
      .init(region: RegionKey("atyrau"), line: nil, year: 2026))
    let split = try asked(.ministry, "split")
    for _ in 0..<2 {
      let after = try await office.splitQuota(
        from: .national(year: 2026), to: account, places: 60, order: "2", split)
      #expect(after.accounts.map(\.allotted) == [60])
    }
    #expect(
      await world.refusal {
        _ = try await office.splitQuota(
          from: .national(year: 2026), to: account, places: 30, order: "2", split)
      } == .keyUsedOtherwise)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `a penalty is imposed once, another than the computed one only with a reason`()
    async throws
  {
    let police = try world.actor(.migrationPolice)
    let id = try await office.openViolation(
      .stay, facts: `The field`.late, employer: nil, person: nil, police
    ).record.id
    _ = try await office.screen(id, facts: `The field`.noSigns, referral: nil, police)
    _ = try await office.computePenalty(id, police)
    let less = DifferentPenalty(fine: Money(tiyn: 0, currency: .tenge))
    let impose = try asked(.migrationPolice, "impose")
    #expect(
      await world.refusal { _ = try await office.imposePenalty(id, less, reason: "", impose) }
        == .unfit("differs"))
    #expect(
      await world.refusal {
        _ = try await office.imposePenalty(
          id, DifferentPenalty(sanction: "flogging"), reason: "r", impose)
      } == .unfit("penalty/sanction"))
    let imposed = try await office.imposePenalty(id, less, reason: "first time", impose)
    guard case .penaltyImposed(let penalty, _, let differs) = imposed.record.standing else {
      Issue.record("nothing imposed")
      return
    }
    #expect(penalty.fine == Money(tiyn: 0, currency: .tenge) && differs == "first time")
    #expect(penalty.halfFine == nil && penalty.proposal.bookMark.isEmpty == false)
    #expect(
      try await office.imposePenalty(id, less, reason: "first time", impose) == imposed)
    #expect(
      await world.refusal {
        _ = try await office.imposePenalty(id, less, reason: "another", impose)
      } == .keyUsedOtherwise)
  }

  @Test func `a receipt is written as it would encode itself`() throws {
    for receipt in [
      Receipt(id: "c", version: 2, standing: .inEffect, events: [.lodged, .admitted]),
      Receipt(id: "a\"b", version: 0),
    ] {
      #expect(receipt.bytes == Plain.bytes(coded: receipt))
      #expect(try Receipt(.init(bytes: receipt.bytes)) == receipt)
    }
  }
}

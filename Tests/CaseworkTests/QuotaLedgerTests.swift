import Casework
import Measures
import Testing

@Suite struct `The quota ledger` {
  static let atyrau = QuotaAccount.Key(
    region: RegionKey("atyrau"), line: CategoryKey("category_3"), year: 2026)
  static let astana = QuotaAccount.Key(
    region: RegionKey("astana"), line: CategoryKey("category_3"), year: 2026)

  static func ledger(_ places: Int = 10) throws -> QuotaLedger {
    var ledger = QuotaLedger()
    let day = try day("2026-01-05")
    try ledger.take(
      NationalQuota(year: 2026, places: 100, day: day, order: "397", key: "order-397"))
    try ledger.take(
      try #require(
        QuotaTransfer(
          from: .national(year: 2026), to: .account(atyrau), places: places, day: day,
          order: "397", key: "order-397/atyrau")))
    return ledger
  }

  static func posting(
    _ kind: Posting.Kind, _ places: Int, _ event: Int, _ account: QuotaAccount.Key = atyrau
  ) throws -> Posting {
    try #require(
      Posting(
        kind: kind, account: account, places: places, day: try day("2026-02-01"),
        cause: .init(permitCase: try key("case-1"), event: event)))
  }

  @Test func `holds, posts, voids and lets expire`() throws {
    var ledger = try Self.ledger()
    try ledger.take(try Self.posting(.hold, 4, 1))
    try ledger.take(try Self.posting(.post, 3, 2))
    try ledger.take(try Self.posting(.void, 1, 3))
    try ledger.take(try Self.posting(.hold, 2, 4))
    try ledger.take(try Self.posting(.expire, 2, 5))
    let account = try #require(ledger[Self.atyrau])
    #expect((account.allotted, account.held, account.used, account.free) == (10, 0, 3, 7))
    #expect(ledger.breaches.isEmpty)
  }

  @Test func `is never overdrawn`() throws {
    var ledger = try Self.ledger(3)
    try ledger.take(try Self.posting(.hold, 2, 1))
    #expect(throws: QuotaLedger.Fault.notFree(account: Self.atyrau, free: 1)) {
      try ledger.take(try Self.posting(.hold, 2, 2))
    }
    try ledger.take(try Self.posting(.hold, 1, 3))
    #expect(throws: QuotaLedger.Fault.notFree(account: Self.atyrau, free: 0)) {
      try ledger.take(try Self.posting(.hold, 1, 4))
    }
    #expect(throws: QuotaLedger.Fault.notHeld(account: Self.atyrau, held: 3)) {
      try ledger.take(try Self.posting(.post, 4, 5))
    }
    #expect(throws: QuotaLedger.Fault.noAccount(Self.astana)) {
      try ledger.take(try Self.posting(.hold, 1, 6, Self.astana))
    }
  }

  @Test func `takes each movement once`() throws {
    var ledger = try Self.ledger()
    let hold = try Self.posting(.hold, 4, 1)
    try ledger.take(hold)
    let once = ledger
    try ledger.take(hold)
    #expect(ledger == once)
    #expect(throws: QuotaLedger.Fault.otherMovement(key: hold.key)) {
      try ledger.take(try Self.posting(.hold, 5, 1))
    }
  }

  @Test func `keeps the national figure when the ministry moves places`() throws {
    var ledger = try Self.ledger()
    let day = try day("2026-08-01")
    func transfer(_ places: Int, _ key: String) throws -> QuotaTransfer {
      try #require(
        QuotaTransfer(
          from: .account(Self.atyrau), to: .account(Self.astana), places: places, day: day,
          order: "12", key: key))
    }
    try ledger.take(try Self.posting(.hold, 4, 1))
    #expect(throws: QuotaLedger.Fault.notFree(account: Self.atyrau, free: 6)) {
      try ledger.take(try transfer(7, "a"))
    }
    #expect(ledger[Self.astana] == nil)
    try ledger.take(try transfer(6, "b"))
    #expect(ledger[Self.atyrau]?.allotted == 4)
    #expect(ledger[Self.astana]?.allotted == 6)
    #expect(ledger.allotted(2026) + ledger.unsplit(2026) == 100)
    #expect(throws: QuotaLedger.Fault.belowAllotted(year: 2026, allotted: 10)) {
      try ledger.take(NationalQuota(year: 2026, places: 9, day: day, order: "13", key: "c"))
    }
    #expect(throws: QuotaLedger.Fault.notUnsplit(year: 2026, unsplit: 90)) {
      try ledger.take(
        try #require(
          QuotaTransfer(
            from: .national(year: 2026), to: .account(Self.astana), places: 91, day: day,
            order: "14", key: "d")))
    }
    #expect(
      QuotaTransfer(
        from: .national(year: 2025), to: .account(Self.astana), places: 1, day: day, order: "15",
        key: "e") == nil)
  }

  @Test func `names what has drifted`() throws {
    var ledger = try Self.ledger()
    let hold = try Self.posting(.hold, 4, 1)
    try ledger.take(hold)
    #expect(ledger.drift(from: [hold]).isEmpty)
    #expect(ledger.drift(from: []) == [.drift(Self.atyrau, held: 0, used: 0)])
    #expect(QuotaAccount(key: Self.atyrau, allotted: 1, held: 1, used: 1) == nil)
    #expect(QuotaAccount(key: Self.atyrau, allotted: 1, held: -1) == nil)
  }
}

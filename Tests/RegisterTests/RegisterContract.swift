import Casework
import Measures
import Testing

@testable import Register

/// What every register has to do, whatever it keeps things in. A new register is added to `makers`.
@Suite struct `Every register` {
  struct Maker: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable () throws -> (any Register, Drawer)
  }

  static let makers = [
    Maker(testDescription: "SQLite") {
      let drawer = try Drawer()
      return (try drawer.open(), drawer)
    },
    // The first one has the words of its few cases waiting.
    Maker(testDescription: "SQLite with all words in the search tables") {
      let drawer = try Drawer()
      let register = try drawer.open()
      try register.layAllWordsDown()
      return (register, drawer)
    },
  ]

  @Test(arguments: makers)
  func `keeps a case with its events, its line and the places it moved`(_ maker: Maker) async throws
  {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 5)))
    var sample = SampleCase("case-1", places: 2)
    let due = try #require(Samples.day.adding(days: 3))
    try await register.keep(.step(try sample.open(), due: nil))
    try await register.keep(.step(try sample.lodge(), due: due))
    #expect(try await register.line(of: sample.id)?.due == due)
    try await register.keep(.step(try sample.admit(), due: due))
    #expect(try await register.quotaAccount(Samples.account)?.held == 2)
    try await register.keep([try sample.grant(), try sample.certify()])
    #expect(try await register.permitCase(sample.id) == sample.state)
    #expect(try await register.events(of: sample.id).count == 8)
    let line = try await register.line(of: sample.id)
    #expect(line?.standing == .inEffect)
    #expect(line?.version == 8)
    #expect(line?.due == nil)
    let account = try await register.quotaAccount(Samples.account)
    #expect(account.map { [$0.allotted, $0.held, $0.used] } == [5, 0, 2])
    let postings = try await register.postings(
      on: Samples.account, after: nil, size: PageSize(10))
    #expect(postings.items.map(\.kind) == [.hold, .post])
    let region = Samples.account.region
    let tally = CaseTally(region: region, standing: .inEffect, cases: 1, places: 2)
    #expect(try await register.counts(of: region) == [tally])
    #expect(try await register.counts(of: nil) == [tally])
    #expect(try await register.counts(of: RegionKey("nowhere")) == [])
    #expect(try await register.permitCase(Samples.key("nobody")) == nil)
  }

  @Test(arguments: makers)
  func `lets one of two steps from the same version win`(_ maker: Maker) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    var first = SampleCase("case-1")
    try await register.keep(.step(try first.open(), due: nil))
    var second = first
    try await register.keep(.step(try first.lodge(), due: nil))
    let late = try await register.commit(Samples.write([.step(try second.lodge(), due: nil)]))
    #expect(late == .conflict(.otherVersion(of: "case-1", expected: 1, found: 2)))
    #expect(try await register.events(of: first.id).count == 2)
    var again = SampleCase("case-1")
    let reopened = try await register.commit(Samples.write([.step(try again.open(), due: nil)]))
    #expect(reopened == .conflict(.otherVersion(of: "case-1", expected: 0, found: 2)))
    #expect(try await register.journalHead().sequence == 2)
  }

  @Test(arguments: makers)
  func `never gives out more places than there are`(_ maker: Maker) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 3)))
    var large = SampleCase("case-1", places: 2)
    var other = SampleCase("case-2", places: 2)
    try await register.keep([try large.open(), try large.lodge(), try large.admit()])
    try await register.keep([try other.open(), try other.lodge()])
    let refused = try await register.commit(Samples.write([.step(try other.admit(), due: nil)]))
    #expect(refused == .conflict(.quota(.notFree(account: Samples.account, free: 1))))
    #expect(try await register.line(of: other.id)?.standing == .lodged)
    try await register.keep(.step(try large.refuse(), due: nil))
    let account = try await register.quotaAccount(Samples.account)
    #expect(account.map { [$0.held, $0.used] } == [0, 0])
  }

  @Test(arguments: makers)
  func `keeps the national figure when allotments move`(_ maker: Maker) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    let astana = QuotaAccount.Key(region: RegionKey("astana"), line: nil, year: 2024)
    _ = try await register.commit(
      Samples.write(Samples.quota([Samples.account, astana], places: 10)))
    func move(_ places: Int, key: String) async throws -> Commitment {
      let transfer = try #require(
        QuotaTransfer(
          from: .account(astana), to: .account(Samples.account), places: places,
          day: Samples.day, order: "2", key: key))
      return try await register.commit(Samples.write([.transfer(transfer)]))
    }
    _ = try await move(4, key: "a")
    _ = try await move(4, key: "a")
    #expect(try await register.quotaAccounts(year: 2024).map(\.allotted) == [14, 6])
    #expect(
      try await move(7, key: "b") == .conflict(.quota(.notFree(account: astana, free: 6))))
    #expect(try await move(5, key: "a") == .conflict(.quota(.otherMovement(key: "a"))))
    let lower = NationalQuota(year: 2024, places: 19, day: Samples.day, order: "3", key: "c")
    #expect(
      try await register.commit(Samples.write([.national(lower)]))
        == .conflict(.quota(.belowAllotted(year: 2024, allotted: 20))))
    #expect(try await register.nationalQuota(year: 2024) == 20)
  }

  @Test(arguments: makers)
  func `has one effect and one reply for a key`(_ maker: Maker) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    var sample = SampleCase("case-1")
    let step = try sample.open()
    let answers = try await withThrowingTaskGroup(of: Commitment.self) { group in
      for _ in 0..<200 {
        group.addTask {
          try await register.commit(
            Samples.write([.step(step, due: nil)], key: Samples.requestKey("k")))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.count { $0 == .done(1) } == 1)
    #expect(answers.count { $0 == .repeated(.init(bytes: Array("reply".utf8))) } == 199)
    #expect(try await register.journalHead().sequence == 1)
    let other = Samples.requestKey("k", body: "another")
    #expect(
      try await register.commit(Samples.write([.step(step, due: nil)], key: other))
        == .conflict(.keyUsedOtherwise))
    #expect(
      try await register.reply(to: "k", scope: "account-2", fingerprint: other.fingerprint) == nil)
    let no = Samples.requestKey("no", reply: "the law says no")
    #expect(try await register.commit(Samples.write([], key: no)) == .done(nil))
    #expect(try await register.commit(Samples.write([], key: no)) == .repeated(no.reply))
  }

  @Test(arguments: makers)
  func `keeps all of a write or nothing of it`(_ maker: Maker) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    var sample = SampleCase("case-1")
    let employer = EmployerRecord(Samples.employer(), since: Samples.day)
    let message = OutboxMessage(destination: "registry", subject: "case-1", body: [1])
    let broken = Samples.write(
      [
        .step(try sample.open(), due: nil), .message(message),
        .attachment(Attachment(mediaType: "text/plain", bytes: [1])),
        try .put(employer, expecting: 3),
      ], key: Samples.requestKey("k"))
    #expect(
      try await register.commit(broken)
        == .conflict(.otherVersion(of: "employer/employer-1", expected: 3, found: 0)))
    #expect(try await register.line(of: sample.id) == nil)
    #expect(try await register.journalHead() == .empty)
    #expect(try await register.waitingMessages(at: .init(milliseconds: .max), most: 5) == [])
    #expect(try await register.attachment(Fingerprint(of: [1])) == nil)
    let key = Samples.requestKey("k")
    #expect(
      try await register.reply(to: "k", scope: key.scope, fingerprint: key.fingerprint) == nil)
  }
}

import Casework
import Measures
import Testing

@testable import Register

extension `Every register` {
  @Test(arguments: makers)
  func `shows every case of a queue once, in the order of terms, while others come`(_ maker: Maker)
    async throws
  {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    for number in 0..<25 {
      var sample = SampleCase("case-\(number)")
      let due = number % 5 == 0 ? nil : Samples.day.adding(days: number % 3)
      try await register.keep(.step(try sample.open(), due: due))
    }
    var seen: [CaseLine] = []
    var cursor: Cursor?
    repeat {
      let page = try await register.cases(CaseQueue(), after: cursor, size: PageSize(4))
      seen += page.items
      cursor = page.next
      // Before everything that was seen: must neither show up nor push anything out.
      var early = SampleCase("early-\(seen.count)")
      try await register.keep(.step(try early.open(), due: .earliest))
    } while cursor != nil
    #expect(seen.count == 25)
    #expect(Set(seen.map(\.id)).count == 25)
    let order = seen.map { ($0.due ?? .latest, $0.id.rawValue) }
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test(arguments: makers)
  func `narrows a queue by region, standings, employer and term`(_ maker: Maker) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    let astana = RegionKey("astana")
    for number in 1...6 {
      let region = number > 3 ? astana : Samples.region
      var sample = SampleCase(
        "case-\(number)", employer: Samples.employer(number, region: region))
      let due = Samples.day.adding(days: number)
      try await register.keep(.step(try sample.open(), due: due))
      if number % 2 == 0 { try await register.keep(.step(try sample.lodge(), due: due)) }
    }
    func ids(_ queue: CaseQueue) async throws -> [String] {
      try await register.cases(queue, after: nil, size: PageSize(50)).items.map(\.id.rawValue)
    }
    #expect(try await ids(CaseQueue(region: astana)) == ["case-4", "case-5", "case-6"])
    #expect(
      try await ids(CaseQueue(region: astana, standings: [.lodged])) == ["case-4", "case-6"])
    #expect(
      try await ids(CaseQueue(region: astana, standings: [.lodged, .preparing]))
        == ["case-4", "case-5", "case-6"])
    #expect(try await ids(CaseQueue(standings: [.granted])) == [])
    #expect(try await ids(CaseQueue(employer: Samples.key("employer-2"))) == ["case-2"])
    #expect(
      try await ids(CaseQueue(dueThrough: Samples.day.adding(days: 2))) == ["case-1", "case-2"])
    let version = try #require(try await register.line(of: Samples.key("case-6"))?.version)
    let early = Change.due(Samples.key("case-6"), version: version - 1, nil)
    #expect(
      try await register.commit(Samples.write([early]))
        == .conflict(.otherVersion(of: "case-6", expected: version - 1, found: version)),
      "a step came between")
    try await register.keep(.due(Samples.key("case-6"), version: version, Samples.day))
    #expect(try await ids(CaseQueue(region: astana)).first == "case-6")
    #expect(
      try await register.commit(Samples.write([.due(Samples.key("nobody"), version: 1, nil)]))
        == .conflict(.otherVersion(of: "nobody", expected: 1, found: 0)))
  }

  @Test(arguments: makers)
  func `finds cases by beginnings of words in Kazakh, Russian and Latin letters`(_ maker: Maker)
    async throws
  {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 5)))
    var sample = SampleCase("KZ-2024-000017")
    try await register.keep(try sample.lifecycle())
    var other = SampleCase(
      "KZ-2024-000018",
      employer: Employer(
        id: Samples.key("e2"), businessNumber: "200000000000", name: "АО «Өнеркәсіп»",
        region: RegionKey("KZ-71.a")))
    try await register.keep(.step(try other.open(), due: nil))
    func found(_ words: String, region: String? = nil) async throws -> [String] {
      let search = CaseSearch(words: words, region: region.map { RegionKey($0) })
      return try await register.cases(search, after: nil, size: PageSize(5)).items.map {
        $0.id.rawValue
      }
    }
    #expect(try await found("ҚҰРЫЛ") == ["KZ-2024-000017"])
    #expect(try await found("курылыс") == ["KZ-2024-000017"])
    #expect(try await found("li wei") == ["KZ-2024-000017"])
    #expect(try await found("Ли вэй 100000") == ["KZ-2024-000017"])
    #expect(try await found("онеркасип") == ["KZ-2024-000018"])
    #expect(try await found("kz-2024") == ["KZ-2024-000018", "KZ-2024-000017"])
    #expect(try await found("kz-2024", region: "KZ-71.a") == ["KZ-2024-000018"])
    #expect(try await found("kz-2024", region: "KZ-71") == [])
    #expect(try await found("nobody") == [])
    let queue = CaseQueue(worker: Samples.key("KZ-2024-000017-0"))
    #expect(
      try await register.cases(queue, after: nil, size: PageSize(5)).items.map(\.id) == [sample.id])
    #expect(try await found("\" OR * ) -") == [])
    #expect(try await found("") == [])
  }

  @Test(arguments: makers)
  func `finds beginnings of five letters and more, whether few words begin so or many`(
    _ maker: Maker
  ) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    let names = ["строй", "Стройка-А", "стро й"] + (1...8).map { "«Стройтрест\($0)»" }
    for (number, name) in names.enumerated() {
      let employer = Employer(
        id: Samples.key("e\(number)"), businessNumber: "20000000000\(number)", name: name,
        region: number % 2 == 0 ? Samples.region : RegionKey("astana"))
      var sample = SampleCase("KZ-\(number)", employer: employer)
      try await register.keep(.step(try sample.open(), due: nil))
    }
    func found(_ words: String, region: String? = nil) async throws -> [Int] {
      let search = CaseSearch(words: words, region: region.map { RegionKey($0) })
      return try await register.cases(search, after: nil, size: PageSize(50)).items.compactMap {
        Int($0.id.rawValue.dropFirst(3))
      }
    }
    #expect(try await found("строй") == [10, 9, 8, 7, 6, 5, 4, 3, 1, 0])
    #expect(try await found("СТРОЙ", region: "astana") == [9, 7, 5, 3, 1])
    #expect(try await found("стройк") == [1])
    #expect(try await found("стройтр") == [10, 9, 8, 7, 6, 5, 4, 3])
    #expect(try await found("стройтрест3 20000 kz") == [5])
    #expect(try await found("стройматериалы") == [])
    #expect(try await found("стройка стройтрест") == [])
  }

  @Test(arguments: makers)
  func `finds all of several words, whether many cases have each or few have one`(_ maker: Maker)
    async throws
  {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    let regions = [Samples.region, RegionKey("astana")]
    let steps = try (1...330).map { number in
      let special = number % 110 == 0 ? "Каспий-\(number)" : ""
      let employer = Employer(
        id: Samples.key("e\(number)"), businessNumber: "20000000000\(number)",
        name: "ТОО «Ли Вэй» \(special)", region: regions[number % 2])
      var sample = SampleCase("KZ-\(number)", employer: employer)
      return Change.step(try sample.open(), due: nil)
    }
    _ = try await register.commit(Samples.write(steps))
    func found(_ words: String, region: RegionKey? = nil, size: Int = 200) async throws -> [Int] {
      let search = CaseSearch(words: words, region: region)
      return try await register.cases(search, after: nil, size: PageSize(size)).items.compactMap {
        Int($0.id.rawValue.dropFirst(3))
      }
    }
    #expect(try await found("ли вэй", size: 3) == [330, 329, 328])
    #expect(try await found("вэй ли тоо", region: regions[1]).count == 165)
    #expect(try await found("ли вэй каспий") == [330, 220, 110])
    #expect(try await found("касп ли вэй", region: regions[0]) == [330, 220, 110])
    #expect(try await found("касп ли вэй", region: regions[1]) == [])
    #expect(try await found("каспий 220") == [220])
    #expect(try await found("каспий ли 2000", size: 2) == [330, 220])
    #expect(try await found("каспий и") == [])
    let search = CaseSearch(words: "вэй каспий", region: nil)
    let first = try await register.cases(search, after: nil, size: PageSize(2))
    let second = try await register.cases(search, after: first.next, size: PageSize(2))
    #expect((first.items + second.items).map(\.id.rawValue) == ["KZ-330", "KZ-220", "KZ-110"])
    #expect(second.next == nil)
  }

  @Test(arguments: makers)
  func `keeps records with versions and finds them by handle, region, employer and person`(
    _ maker: Maker
  ) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    var account = Account(
      id: Samples.key("a1"), login: "aigul", name: "Айгүл", roles: ["officer"],
      region: Samples.region, language: "kk", openedOn: Samples.day)
    try await register.keep(try .put(account, expecting: 0))
    account.closedOn = Samples.day
    try await register.keep(try .put(account, expecting: 1))
    let kept = try await register.record(Account.self, handle: "aigul")
    #expect(kept == Versioned(record: account, version: 2))
    #expect(
      try await register.commit(Samples.write([try .put(account, expecting: 1)]))
        == .conflict(.otherVersion(of: "account/a1", expected: 1, found: 2)))
    let twin = Account(
      id: Samples.key("a2"), login: "aigul", name: "Айгүл", roles: [], language: "kk",
      openedOn: Samples.day)
    #expect(
      try await register.commit(Samples.write([try .put(twin, expecting: 0)]))
        == .conflict(.handleTaken("aigul")))
    let stays = (0..<7).compactMap { number in
      Samples.day.adding(days: number / 2).map { day in
        StayRecord(
          id: Samples.key("s\(number)"), person: Samples.key("w\(number % 2)"),
          citizenship: CountryKey("UZB"), entryDay: day, facts: FactSheet())
      }
    }
    _ = try await register.commit(Samples.write(try stays.map { try .put($0, expecting: 0) }))
    let query = RecordQuery(person: Samples.key("w0"))
    let first = try await register.records(
      StayRecord.self, query, after: nil, size: PageSize(3))
    let rest = try await register.records(
      StayRecord.self, query, after: first.next, size: PageSize(3))
    #expect((first.items + rest.items).map(\.record.id.rawValue) == ["s6", "s4", "s2", "s0"])
    #expect(rest.next == nil)
    #expect(try await register.record(stays[1].id)?.record == stays[1])
    let early = RecordQuery(before: Samples.day.adding(days: 2), isOldestFirst: true)
    let start = try await register.records(StayRecord.self, early, after: nil, size: PageSize(3))
    let end = try await register.records(
      StayRecord.self, early, after: start.next, size: PageSize(3))
    #expect((start.items + end.items).map(\.record.id.rawValue) == ["s0", "s1", "s2", "s3"])
  }

  @Test(arguments: makers)
  func `keeps files by their content, sessions, credentials and messages`(_ maker: Maker)
    async throws
  {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    let file = Attachment(mediaType: "application/pdf", bytes: Array("%PDF-1.7".utf8))
    try await register.keep(.attachment(file))
    try await register.keep(.attachment(file))
    #expect(try await register.attachment(file.fingerprint) == file)
    let account: Identifier<Account> = Samples.key("a1")
    let token = Fingerprint(of: [7])
    let session = Session(
      token: token, account: account, began: .init(milliseconds: 1),
      seen: .init(milliseconds: 1), ends: .init(milliseconds: 100))
    try await register.tend([.credential(account, [1, 2]), .sessionBegan(session)])
    try await register.tend([.sessionSeen(token, .init(milliseconds: 50))])
    #expect(try await register.credential(of: account) == [1, 2])
    #expect(try await register.session(token)?.seen == .init(milliseconds: 50))
    try await register.tend([
      .sweep(sessionsBefore: .init(milliseconds: 100), keysBefore: .init(milliseconds: 0))
    ])
    #expect(try await register.sessions(of: account) == [])
    let messages = ["x", "x", "y"].map {
      OutboxMessage(destination: "registry", subject: $0, body: Array($0.utf8))
    }
    _ = try await register.commit(Samples.write(messages.map(Change.message), at: 10))
    let now = Moment(milliseconds: 10)
    let waiting = try await register.waitingMessages(at: now, most: 9)
    #expect(waiting.map(\.number) == [1, 3])
    try await register.tend([
      .messageSent(number: 3),
      .messageFailed(number: 1, next: .init(milliseconds: 20), fault: "no answer"),
    ])
    #expect(try await register.waitingMessages(at: now, most: 9) == [])
    #expect(
      try await register.waitingMessages(at: .init(milliseconds: 20), most: 9).map(\.failures)
        == [1])
    let unsent = try await register.unsentMessages(after: 0, most: 9)
    #expect(unsent.map(\.number) == [1, 2] && unsent.map(\.fault) == ["no answer", nil])
    #expect(try await register.unsentMessages(after: 1, most: 9).map(\.number) == [2])
    // Given up, it stays, and the next about the same goes on.
    try await register.tend([.messageFailed(number: 1, next: .never, fault: "unknown")])
    let later = Moment(milliseconds: 30)
    #expect(try await register.waitingMessages(at: later, most: 9).map(\.number) == [2])
    #expect(try await register.unsentMessages(after: 0, most: 1).first?.failures == 2)
  }

  @Test(arguments: makers)
  func `chains its journal entry by entry`(_ maker: Maker) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    for number in 0..<5 {
      var sample = SampleCase("case-\(number)")
      let day = try #require(Samples.day.adding(days: number / 2))
      _ = try await register.commit(
        Samples.write([.step(try sample.open(), due: nil)], day: day))
    }
    let entries = try await register.journal(from: 1, most: 10)
    #expect(entries.map(\.sequence) == [1, 2, 3, 4, 5])
    #expect(entries.allSatisfy { $0.isWhole })
    #expect(entries.first?.previous == .zero)
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.hash == $1.previous })
    #expect(try await register.journalHead() == entries.last?.head)
    let heads = try await register.dailyHeads(
      from: Samples.day, through: Samples.day.adding(days: 1) ?? .latest)
    #expect(heads == [entries[1].head, entries[3].head])
  }
}

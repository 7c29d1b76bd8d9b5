import Casework
import Measures
import Testing

@testable import Register

extension `Every register` {
  @Test(arguments: makers)
  func `shows permits in effect to everybody, by employer, region and category, never by worker`(
    _ maker: Maker
  ) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 50)))
    for number in 1...7 {
      let region = number > 5 ? RegionKey("astana") : Samples.region
      var sample = SampleCase(
        "KZ-\(number)", employer: Samples.employer(number, region: region), places: 2)
      try await register.keep(try sample.lifecycle())
    }
    var waiting = SampleCase("KZ-8")
    try await register.keep([try waiting.open(), try waiting.lodge()])
    func found(_ words: String = "", region: String? = nil, category: String? = nil)
      async throws -> [String]
    {
      let search = PermitSearch(
        words: words, region: region.map { RegionKey($0) },
        category: category.map { CategoryKey($0) }, on: Samples.day)
      var (ids, cursor): ([String], Cursor?) = ([], nil)
      repeat {
        let page = try await register.permits(search, after: cursor, size: PageSize(2))
        ids += page.items.map(\.id.rawValue)
        cursor = page.next
      } while cursor != nil
      return ids
    }
    #expect(try await found() == (1...7).reversed().map { "KZ-\($0)" })
    #expect(try await found(region: "astana") == ["KZ-7", "KZ-6"])
    #expect(try await found(category: "category_2").count == 7)
    #expect(try await found(category: "category_1") == [])
    #expect(try await found("курылыс 3") == ["KZ-3"])
    #expect(try await found("100000000006", region: "astana", category: "category_2") == ["KZ-6"])
    #expect(try await found("100000000006", region: "almaty_city") == [])
    #expect(try await found("li wei") == [], "nobody is found by the name of a worker")
    #expect(try await found("\" OR *") == [])
    let line = try #require(
      try await register.permits(
        PermitSearch(words: "KZ-1", on: Samples.day), after: nil, size: PageSize(1)
      ).items.first)
    #expect(line.places == 2 && line.lastDay == Samples.day && !line.isSuspended)
    let later = try #require(Samples.day.adding(days: 1))
    let over = try await register.permits(
      PermitSearch(on: later), after: nil, size: PageSize(9))
    #expect(over.items == [])
  }

  @Test(arguments: makers)
  func `finds a permit of several regions under each of them, while it is open`(
    _ maker: Maker
  ) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 50)))
    let (astana, aktobe) = (RegionKey("astana"), RegionKey("aktobe"))
    for number in 1...6 {
      let region = number.isMultiple(of: 2) ? astana : Samples.region
      var sample = SampleCase(
        "KZ-\(number)", employer: Samples.employer(number, region: region), places: 2)
      if number > 4 { sample.further = number == 5 ? [astana, aktobe] : [aktobe] }
      try await register.keep(try sample.lifecycle())
      if number == 6 {
        let ground = Grounds(Ground(ruling: "withdrawal_ground", provisions: []))
        let appeal = Deadline(purpose: .appeal, start: Samples.day, term: .months(3))
        let withdrawal = Withdrawal(day: Samples.day, grounds: ground, appeal: appeal)
        try await register.keep([try sample.step([.withdrawn(withdrawal)])])
      }
    }
    func found(_ words: String, _ region: RegionKey) async throws -> [String] {
      let search = PermitSearch(
        words: words, region: region, category: CategoryKey("category_2"), on: Samples.day)
      var (ids, cursor): ([String], Cursor?) = ([], nil)
      repeat {
        let page = try await register.permits(search, after: cursor, size: PageSize(1))
        ids += page.items.map(\.id.rawValue)
        cursor = page.next
      } while cursor != nil
      return ids
    }
    #expect(try await found("", astana) == ["KZ-5", "KZ-4", "KZ-2"])
    #expect(try await found("", aktobe) == ["KZ-5"], "a withdrawn permit is in no list")
    #expect(try await found("курылыс 5", astana) == ["KZ-5"])
    #expect(try await found("курылыс 4", aktobe) == [])
    let line = try await register.permits(
      PermitSearch(words: "KZ-5", on: Samples.day), after: nil, size: PageSize(1)
    ).items.first
    #expect(line?.region == Samples.region && line?.furtherRegions == [astana, aktobe])
    // Its case is found there too, by whoever looks for cases of the region.
    let cases = try await register.cases(
      CaseSearch(words: "KZ", region: aktobe), after: nil, size: PageSize(9))
    #expect(cases.items.map(\.id.rawValue) == ["KZ-5"])
    guard let register = register as? SQLiteRegister else { return }
    #expect(try await register.verify().isClean)
    try await register.rebuild()
    #expect(try await found("", aktobe) == ["KZ-5"])
  }

  @Test(arguments: makers)
  func `counts decisions by year, region, category and outcome`(_ maker: Maker) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 50)))
    for number in 1...3 {
      var sample = SampleCase("case-\(number)", places: number)
      try await register.keep(try sample.lifecycle())
    }
    var refused = SampleCase("refused", places: 4)
    try await register.keep([
      try refused.open(), try refused.lodge(), try refused.admit(), try refused.refuse(),
    ])
    let year = Samples.day.year
    let category = CategoryKey("category_2")
    #expect(
      try await register.decisions() == [
        DecisionTally(
          key: .init(
            year: year, region: Samples.region, category: category, outcome: .granted), cases: 3,
          places: 6),
        DecisionTally(
          key: .init(
            year: year, region: Samples.region, category: category, outcome: .refused), cases: 1,
          places: 4),
      ])
    #expect(try await register.quotaYears() == [2024])
  }

  @Test(arguments: makers)
  func `knows which notices each account has read`(_ maker: Maker) async throws {
    let (register, drawer) = try maker.make()
    defer { withExtendedLifetime(drawer) {} }
    let employer = Samples.employer()
    let notices = (0..<5).map { number in
      Notice(
        id: Samples.key("n\(number)"), to: .employer(employer.id), permitCase: nil,
        phrase: "notice.granted", parts: [:], day: Samples.day)
    }
    _ = try await register.commit(Samples.write(notices.map { .notice($0) }))
    let (one, other): (Identifier<Account>, Identifier<Account>) =
      (Samples.key("a1"), Samples.key("a2"))
    let moment = Moment(milliseconds: 7)
    try await register.tend([
      .noticeRead(notices[0].id, by: one, moment), .noticeRead(notices[3].id, by: one, moment),
      .noticeRead(notices[3].id, by: one, .init(milliseconds: 9)),
    ])
    let ids = notices.map(\.id)
    #expect(
      try await register.readMoments(of: ids, by: one) == [ids[0]: moment, ids[3]: moment])
    #expect(try await register.readMoments(of: ids, by: other) == [:])
    let inbox = Inbox.employer(employer.id)
    func unread(_ reader: Identifier<Account>, most: Int = 50) async throws -> Int {
      try await register.unreadNotices(inbox, by: reader, most: most)
    }
    #expect(try await unread(one) == 3)
    #expect(try await unread(other) == 5)
    #expect(try await unread(other, most: 2) == 2)
    #expect(
      try await register.unreadNotices(
        .employer(Samples.key("employer-2")), by: one, most: 9) == 0)
  }
}

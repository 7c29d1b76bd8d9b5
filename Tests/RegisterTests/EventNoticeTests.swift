import Casework
import GRDB
import Measures
import Testing

@testable import Register

/// Notices that nobody writes: they follow from the events of a step.
@Suite struct `Notices of events` {
  let drawer: Drawer
  let register: SQLiteRegister
  let inbox = Inbox.employer(Samples.employer().id)

  init() async throws {
    drawer = try Drawer()
    register = try drawer.open()
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 50)))
  }

  private func page(_ inbox: Inbox, _ size: Int = 99, after: Page<Notice>? = nil) async throws
    -> Page<Notice>
  {
    try await register.notices(inbox, after: after?.next, size: PageSize(size))
  }

  private func phrases(_ inbox: Inbox) async throws -> [String] {
    try await page(inbox).items.map(\.phrase)
  }

  @Test func `lie in every inbox they concern, newest first`() async throws {
    var sample = SampleCase("case-1", places: 2)
    try await register.keep(try sample.lifecycle())
    #expect(
      try await phrases(inbox) == [
        "notice.tookEffect", "notice.listCertified", "notice.granted", "notice.admitted",
      ])
    #expect(
      try await phrases(.desk(.region(Samples.region))) == [
        "notice.desk.listFiled", "notice.desk.lodged",
      ])
    #expect(try await phrases(.desk(.region(RegionKey("astana")))) == [])
    #expect(try await phrases(.desk(.appealBody)) == [])
    for worker in ["case-1-0", "case-1-1"] {
      #expect(try await phrases(.person(Samples.key(worker))) == ["notice.worker.tookEffect"])
    }
    let bodies = try await register.journal(from: 1, most: 99)
      .map { String(decoding: $0.body, as: UTF8.self) }
    #expect(!bodies.contains { $0.contains("notice") })
  }

  @Test func `are found by their key, the one that their step gives them`() async throws {
    var sample = SampleCase("a.b-1", places: 2)
    try await register.keep([try sample.open(), try sample.lodge(), try sample.admit()])
    let (grant, certify) = (try sample.grant(), try sample.certify())
    try await register.keep([grant, certify])
    let following = try Notice.following(grant) + Notice.following(certify)
    #expect(following.count == 6)
    for notice in following {
      #expect(try await register.notice(notice.id) == notice)
      #expect(try await page(notice.reader).items.contains(notice))
    }
    for key in ["a.b-1.99.0", "a.b-1.4.7", "nobody.1.0", "a.b-1", "x.y.z"] {
      #expect(try await register.notice(Samples.key(key)) == nil)
    }
  }

  @Test func `stand among those written by themselves, page by page, and are counted until read`()
    async throws
  {
    for number in 0..<4 {
      var sample = SampleCase("case-\(number)")
      try await register.keep([try sample.open(), try sample.lodge()])
      let notice = Notice(
        id: Samples.key("own-\(number)"), to: inbox, permitCase: nil, phrase: "notice.own",
        parts: [:], day: Samples.day)
      // In one write with an event, before and behind its key.
      let other = Notice(
        id: Samples.key("A-\(number)"), to: inbox, permitCase: nil, phrase: "notice.own",
        parts: [:], day: Samples.day)
      try await register.keep(
        .notice(notice), .step(try sample.admit(), due: nil), .notice(other))
      try await register.keep([try sample.grant(), try sample.certify()])
    }
    let all = try await page(inbox).items
    #expect(all.count == 24)
    #expect(
      all.prefix(6).map(\.id.rawValue) == [
        "case-3.8.0", "case-3.7.0", "case-3.5.0", "case-3.3.0", "own-3", "A-3",
      ])
    #expect(all.compactMap(\.permitCase).map(\.rawValue).first == "case-3")
    for size in 1...7 {
      var next = try await page(inbox, size)
      var paged = next.items
      while next.next != nil {
        next = try await page(inbox, size, after: next)
        paged += next.items
      }
      #expect(paged == all)
    }
    let reader: Identifier<Account> = Samples.key("a1")
    try await register.tend(
      all.prefix(3).map { .noticeRead($0.id, by: reader, .init(milliseconds: 1)) })
    #expect(try await register.unreadNotices(inbox, by: reader, most: 50) == 21)
    #expect(try await register.unreadNotices(inbox, by: reader, most: 5) == 2)
    #expect(try await register.readMoments(of: all.map(\.id), by: reader).count == 3)
  }

  @Test func `are made again from the journal, and found where they differ from it`() async throws {
    var sample = SampleCase("case-1")
    try await register.keep(try sample.lifecycle())
    let before = try await page(inbox).items
    try await register.pool.write { db in
      try db.execute(
        sql: """
          UPDATE event_notice SET phrase = 'notice.refused' WHERE phrase = 'notice.granted';
          DELETE FROM event_notice WHERE phrase = 'notice.tookEffect';
          INSERT INTO event_notice
            SELECT case_number, 1, 0, day, sequence, NULL, NULL, phrase FROM event_notice
            WHERE phrase = 'notice.admitted';
          """)
    }
    #expect(
      try await register.verify().differences == [
        .recordUnfounded("notice/case-1.1.0"), .otherRecord("notice/case-1.5.0"),
        .otherRecord("notice/case-1.8.0"),
      ])
    try await register.rebuild()
    #expect(try await register.verify().isClean)
    #expect(try await page(inbox).items == before)
  }

  @Test func `of a journal that holds them as changes are not told twice`() async throws {
    var sample = SampleCase("case-1")
    let steps = try sample.lifecycle()
    try await register.keep(steps)
    let kept = try await register.journal(from: 1, most: 99)
    let old = try Drawer()
    let earlier = try old.open()
    let granted = try #require(try Notice.following(steps[3]).first)
    let written = Notice(
      id: Samples.key("old-1"), to: granted.reader, permitCase: granted.permitCase,
      event: granted.event, phrase: granted.phrase, parts: [:], day: granted.day)
    let notice = String(decoding: try OrderedJSON.bytes(coded: written), as: UTF8.self)
    try await earlier.pool.write { db in
      for entry in kept {
        var body = String(decoding: entry.body, as: UTF8.self)
          .replacing(#""format":4"#, with: #""format":3"#)
        if body.contains(#""granted""#) {
          body = body.replacing("],\"format\"", with: ",{\"notice\":\(notice)}],\"format\"")
        }
        let journal = JournalTable(db: db)
        try journal.append(
          JournalEntry(
            following: try journal.head(), at: entry.at, day: entry.day, by: entry.by,
            body: .init(body.utf8)))
      }
    }
    try await earlier.rebuild()
    #expect(try await earlier.verify().differences == [])
    let inbox = try await earlier.notices(inbox, after: nil, size: PageSize(9))
    #expect(inbox.items == [written])
    #expect(try await earlier.notice(written.id) == written)
  }
}

import Casework
import Foundation
import GRDB
import Measures
import Synchronization
import Testing

@testable import Register

/// Notices of a release that kept them among the records.
@Suite struct `Notices of an earlier release` {
  /// A notice as such a journal has it.
  private struct Entry: Encodable {
    struct Change: Encodable { let record: Record }
    struct Record: Encodable {
      let kind = "notice"
      let id: String
      let version = 1
      let finding: RecordFinding
      let body: String
    }
    let format = 1
    let changes: [Change]
  }

  private let notices = [
    Notice(
      id: Samples.key("n1"), to: .employer(Samples.employer().id), permitCase: Samples.key("c1"),
      event: 3, phrase: "notice.granted", parts: ["case": "c1"], day: Samples.day),
    Notice(
      id: Samples.key("n2"), to: .person(Samples.key("w1")), permitCase: nil,
      phrase: "notice.worker.left", parts: [:], day: Samples.day),
    Notice(
      id: Samples.key("n3"), to: .desk(.appealBody), permitCase: nil,
      phrase: "notice.desk.appealed",
      parts: [:], day: Samples.day),
    Notice(
      id: Samples.key("n4"), to: .desk(.region(Samples.region)), permitCase: nil,
      phrase: "notice.desk.lodged", parts: [:], day: Samples.day),
  ]

  private func finding(_ notice: Notice) -> RecordFinding {
    switch notice.reader {
    case .employer(let id): RecordFinding(employer: id, day: notice.day)
    case .person(let id): RecordFinding(person: id, day: notice.day)
    case .desk(.region(let region)): RecordFinding(region: region, day: notice.day)
    case .desk(.appealBody): RecordFinding(region: RegionKey("desk:appeal-body"), day: notice.day)
    }
  }

  /// Makes of a register of this release one of the release before.
  private func turnBack(_ register: SQLiteRegister) async throws {
    let party = Samples.write([]).by
    let records = try notices.map { notice in
      Entry.Record(
        id: notice.id.rawValue, finding: finding(notice),
        body: String(decoding: try OrderedJSON.bytes(coded: notice), as: UTF8.self))
    }
    let body = try JournalCoding.data(coded: Entry(changes: records.map(Entry.Change.init)))
    try await register.pool.write { db in
      let journal = JournalTable(db: db)
      let entry = JournalEntry(
        following: try journal.head(), at: .init(milliseconds: 0), day: Samples.day, by: party,
        body: body)
      try journal.append(entry)
      try db.execute(sql: "DROP TABLE notice; DELETE FROM migration WHERE number = 5")
      for record in records {
        let found = record.finding
        try db.execute(
          sql: """
            INSERT INTO record (kind, id, version, region, employer, person, day, body, sequence)
            VALUES ('notice', ?, 1, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            record.id, found.region?.name, found.employer?.rawValue, found.person?.rawValue,
            found.day.number, record.body, entry.sequence,
          ])
      }
    }
    try register.close()
  }

  @Test func `are brought to the table of notices, and made again from their journal`() async throws
  {
    let drawer = try Drawer()
    try await turnBack(try drawer.open())
    let register = try drawer.open()
    for notice in notices {
      #expect(try await register.notice(notice.id) == notice)
      let inbox = try await register.notices(notice.reader, after: nil, size: PageSize(9))
      #expect(inbox.items == [notice])
    }
    #expect(try await register.verify().isClean)
    let heard = Mutex<[RegisterProgress]>([])
    try await register.rebuild { progress in heard.withLock { $0.append(progress) } }
    #expect(heard.withLock { $0 } == [RegisterProgress(part: .rebuilding, done: 0, of: 1)])
    #expect(try await register.verify().isClean)
    #expect(try await register.notice(notices[0].id) == notices[0])
  }

  @Test func `that are not what the journal says are found`() async throws {
    let drawer = try Drawer()
    let register = try drawer.open()
    _ = try await register.commit(Samples.write(notices.map { .notice($0) }))
    #expect(try await register.verify().isClean)
    try await register.pool.write { db in
      try db.execute(sql: "UPDATE notice SET phrase = 'notice.refused' WHERE id = 'n1'")
      try db.execute(sql: "DELETE FROM notice WHERE id = 'n2'")
    }
    let found = try await register.verify().differences
    #expect(found == [.otherRecord("notice/n1"), .otherRecord("notice/n2")])
  }
}

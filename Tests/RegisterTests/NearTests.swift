import Casework
import GRDB
import Measures
import Testing

@testable import Register

/// What a step writes lies by its case; what pages ask for is still found along an index.
@Suite struct `A register of near places` {
  let drawer: Drawer
  let register: SQLiteRegister

  init() throws {
    drawer = try Drawer()
    register = try drawer.open()
  }

  private func plan(_ sql: String, _ arguments: StatementArguments) async throws -> String {
    try await register.pool.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
        .map { $0["detail"] as String }.joined(separator: "; ")
    }
  }

  private func plan(_ kind: String, _ query: RecordQuery) async throws -> String {
    let query = RecordTable.Query(kind: kind, query, after: nil)
    return try await plan(
      "SELECT body FROM record WHERE \(query.condition) ORDER BY day DESC, id DESC",
      query.arguments)
  }

  @Test func `asks for records along an index, without sorting`() async throws {
    let (region, employer) = (RegionKey("astana"), Samples.employer().id)
    let wanted: [(RecordQuery, String)] = [
      (RecordQuery(), "record_by_day"), (RecordQuery(region: region), "record_by_region"),
      (RecordQuery(employer: employer), "record_by_employer"),
      (RecordQuery(person: Samples.key("w")), "record_by_person"),
      (RecordQuery(isWaiting: true), "record_waiting"),
      (RecordQuery(region: region, isWaiting: true), "record_waiting_by_region"),
    ]
    for (query, index) in wanted {
      let plan = try await plan("inspection", query)
      #expect(plan.contains("USING INDEX \(index) "), "\(plan)")
      #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }
  }

  @Test func `finds records of a kind that is in no order, too`() async throws {
    for number in 1...3 {
      let record = EmployerRecord(Samples.employer(number), since: Samples.day)
      try await register.keep(.put(record, expecting: 0))
    }
    let found = try await register.records(
      EmployerRecord.self, RecordQuery(region: Samples.region), after: nil, size: PageSize(9))
    #expect(found.items.count == 3)
  }

  @Test func `looks for an inbox along an index`() async throws {
    let wanted: [(Inbox, String)] = [
      (.employer(Samples.employer().id), "permit_case_by_employer (employer=?)"),
      (.person(Samples.key("w")), "SEARCH w USING PRIMARY KEY (worker=?)"),
      (.desk(.region(Samples.region)), "event_notice_by_desk (desk=? AND (day,sequence,event)<"),
    ]
    for (inbox, index) in wanted {
      let query = InboxQuery(inbox, after: nil, most: 9)
      let plan = try await plan(query.notices, query.arguments)
      #expect(plan.contains(index) && plan.contains("notice_by_reader (reader=?"), "\(plan)")
      #expect(!plan.contains("SCAN n") && !plan.contains("SCAN c"), "\(plan)")
    }
  }

  @Test func `keeps a movement of places once`() async throws {
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 9)))
    var sample = SampleCase("case-1", places: 2)
    try await register.keep([try sample.open(), try sample.lodge()])
    let admit = try sample.admit()
    try await register.keep(.step(admit, due: nil))
    let posting = try #require(admit.postings.first)
    let other = try #require(
      Posting(
        kind: .hold, account: Samples.account, places: 3, day: Samples.day, cause: posting.cause))
    try await register.pool.write { db in
      let table = QuotaTable(db: db)
      #expect(try table.take([posting], of: 1, at: 1) == nil)
      let conflict = try table.take([other], of: 1, at: 1)
      #expect(conflict == .quota(.otherMovement(key: posting.key)))
    }
    #expect(try await register.quotaAccount(Samples.account)?.held == 2)
    #expect(try await register.verify().isClean)
  }

  /// Makes of it a register of the release before.
  private func turnBack() async throws {
    try await register.pool.write { db in
      try db.execute(
        sql: """
          DELETE FROM migration WHERE number = 10;
          DROP TABLE event_notice;
          DROP INDEX notice_by_reader;
          CREATE INDEX notice_by_reader ON notice (reader, day, id);
          CREATE TABLE kept AS SELECT p.*, c.id FROM posting p
            JOIN permit_case c ON c.number = p.permit_case;
          DROP TABLE posting;
          \(Schema.quota.split(separator: "CREATE TABLE posting").last.map { "CREATE TABLE posting" + $0 } ?? "")
          INSERT INTO posting SELECT number, id || '/' || event || '/' || kind
              || CASE WHEN further = '' THEN '' ELSE '/' || further END,
            kind, year, region, line, places, day, id, event, sequence FROM kept;
          DROP TABLE kept;
          DROP INDEX permit_case_by_standing_region;
          CREATE INDEX permit_case_by_region_standing ON permit_case (region, standing, due, id);
          DROP INDEX open_permit_by_region;
          CREATE INDEX open_permit_by_region ON open_permit (region, number);
          CREATE INDEX open_permit_by_region_category ON open_permit (region, category, number);
          """)
    }
    try register.close()
  }

  @Test func `is made of one of the release before, with its movements of places`() async throws {
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 9)))
    var sample = SampleCase("case-1", places: 2)
    try await register.keep([try sample.open(), try sample.lodge()])
    let before = try await register.postings(on: Samples.account, after: nil, size: PageSize(9))
    try await register.keep(.step(try sample.admit(), due: nil))
    let after = try await register.postings(on: Samples.account, after: nil, size: PageSize(9))
    #expect(before.items.isEmpty && after.items.count == 1)
    try await turnBack()
    let later = try drawer.open()
    #expect(
      try await later.postings(on: Samples.account, after: nil, size: PageSize(9)) == after)
    // Its entries say themselves that notices follow from them, which this release before did not know yet.
    try await later.rebuild()
    #expect(try await later.verify().differences == [])
    try await later.keep([try sample.grant(), try sample.certify()])
    #expect(try await later.quotaAccount(Samples.account)?.used == 2)
  }
}

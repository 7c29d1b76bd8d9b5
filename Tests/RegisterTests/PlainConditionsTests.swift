import Casework
import GRDB
import Measures
import Testing

@testable import Register

@Suite struct `Conditions on what is written` {
  let drawer: Drawer
  let register: SQLiteRegister

  init() throws {
    drawer = try Drawer()
    register = try drawer.open()
  }

  @Test func `need no table of their own`() async throws {
    let tables = ["posting", "record", "permit_case", "event_notice", "request_key", "case_step"]
    for table in tables {
      let steps = try await register.pool.read { db in
        let columns = try db.columns(in: table).map(\.name)
        let marks = columns.map { _ in "NULL" }.joined(separator: ", ")
        return try Row.fetchAll(db, sql: "EXPLAIN INSERT INTO \(table) VALUES (\(marks))")
          .map { $0["opcode"] as String }
      }
      #expect(steps.contains("OpenWrite") && !steps.contains("OpenEphemeral"), "\(table)")
    }
  }

  @Test func `leave out a movement of places of no known kind`() async throws {
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 9)))
    var sample = SampleCase("case-1", places: 2)
    try await register.keep([try sample.open(), try sample.lodge(), try sample.admit()])
    await #expect(throws: DatabaseError.self) {
      try await register.pool.write { try $0.execute(sql: "UPDATE posting SET kind = 'x'") }
    }
  }

  @Test func `come to a register of the release before, with its movements of places`() async throws
  {
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 9)))
    var sample = SampleCase("case-1", places: 2)
    try await register.keep([try sample.open(), try sample.lodge(), try sample.admit()])
    let before = try await register.postings(on: Samples.account, after: nil, size: PageSize(9))
    #expect(before.items.count == 1)
    try await register.pool.write { db in
      try db.execute(
        sql: """
          CREATE TABLE kept AS SELECT * FROM posting;
          DROP TABLE posting;
          \(Self.listed)
          INSERT INTO posting SELECT * FROM kept;
          DROP TABLE kept;
          CREATE INDEX posting_by_account ON posting (year, region, line, number);
          DELETE FROM migration WHERE number = 12
          """)
    }
    try register.close()
    let register = try drawer.open()
    let after = try await register.postings(on: Samples.account, after: nil, size: PageSize(9))
    #expect(after == before)
    #expect(try await register.verify().isClean)
    try register.close()
  }

  /// The table as migration 10 makes it.
  private static var listed: String {
    let parts = Schema.near.split(separator: "CREATE TABLE posting_of_case")
    let rest = parts.count == 2 ? parts[1] : ""
    let columns = rest.split(separator: "STRICT;").first ?? ""
    return "CREATE TABLE posting\(columns)STRICT;"
  }
}

import Casework
import Foundation
import GRDB
import Measures
import Testing

@testable import Register

@Suite struct `The SQLite register` {
  let drawer: Drawer
  let register: SQLiteRegister

  init() throws {
    drawer = try Drawer()
    register = try drawer.open()
  }

  /// Does what no part of the product can: writes into the tables behind its back.
  func tamper(_ sql: String) async throws {
    try await register.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.execute(sql: sql)
      try db.execute(sql: "PRAGMA foreign_keys = ON")
    }
  }

  func fill(_ count: Int = 3) async throws {
    _ = try await register.commit(
      Samples.write(Samples.quota([Samples.account], places: 100)))
    for number in 0..<count {
      var sample = SampleCase("case-\(number)")
      try await register.keep(try sample.lifecycle())
    }
    let employer = EmployerRecord(Samples.employer(), since: Samples.day)
    _ = try await register.commit(
      Samples.write([try .put(employer, expecting: 0)], key: Samples.requestKey("k")))
    try await register.keep(.attachment(Attachment(mediaType: "text/plain", bytes: [1])))
    var held = SampleCase("held")
    try await register.keep([try held.open(), try held.lodge(), try held.admit()])
  }

  @Test func `asks the disk for every commit`() async throws {
    let level = try await register.pool.writeWithoutTransaction { db in
      try Int.fetchOne(db, sql: "PRAGMA synchronous")
    }
    #expect(level == 2)
  }

  @Test(arguments: [
    "UPDATE journal SET day = day + 1 WHERE sequence = 2",
    "DELETE FROM journal WHERE sequence = 2",
    "DELETE FROM journal",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE sequence = 2",
    """
    INSERT INTO journal SELECT sequence + 2, moment, day, role, party, body, hash, hash
    FROM journal ORDER BY sequence DESC LIMIT 1
    """,
    """
    INSERT INTO journal SELECT sequence + 1, moment, day, role, party, body, previous, hash
    FROM journal ORDER BY sequence DESC LIMIT 1
    """,
    "UPDATE quota_account SET held = allotted + 1",
    "UPDATE quota_account SET used = -1, held = 0",
    "UPDATE quota_year SET national = 0",
    "UPDATE permit_case SET version = version - 1",
    "UPDATE attachment SET bytes = x'00'",
    "INSERT INTO record SELECT 99, kind, 'x', 1, handle, region, employer, person, day, body, 1, 0 FROM record",
  ])
  func `has a schema that refuses`(_ sql: String) async throws {
    try await fill()
    await #expect(throws: DatabaseError.self) { try await tamper(sql) }
    #expect(try await register.verify().isClean)
  }

  @Test func `is verified clean after all kinds of writes`() async throws {
    try await fill()
    let verification = try await register.verify(against: [register.journalHead()])
    #expect(verification.differences == [])
    #expect(verification.cases == 4)
    #expect(verification.events == 27)
    #expect(verification.postings == 7)
    #expect(verification.records == 1)
    #expect(verification.files == 1)
    #expect(verification.entries == 21)
  }

  struct Tampering: Sendable, CustomTestStringConvertible {
    let sql: String
    let finds: Difference
    var testDescription: String { sql }
  }

  static let open = "DROP TRIGGER journal_keeps; DROP TRIGGER journal_stays;"

  @Test(arguments: [
    Tampering(
      sql: open
        + "UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), 'CHN', 'UZB') AS BLOB) WHERE sequence = 4",
      finds: .changedEntry(4)),
    Tampering(
      sql: open + "UPDATE journal SET moment = 0 WHERE sequence = 4", finds: .changedEntry(4)),
    Tampering(
      sql: open + "UPDATE journal SET party = 'x' WHERE sequence = 4", finds: .changedEntry(4)),
    Tampering(
      sql: open + "UPDATE journal SET hash = previous WHERE sequence = 4", finds: .brokenLink(5)),
    Tampering(sql: open + "DELETE FROM journal WHERE sequence = 4", finds: .gap(before: 5)),
    Tampering(
      sql: open + "DELETE FROM journal WHERE sequence > 19", finds: .caseUnfounded("none")),
    Tampering(
      sql: "UPDATE permit_case SET standing = 'closed' WHERE id = 'held'", finds: .otherLine("held")
    ),
    Tampering(sql: "UPDATE permit_case SET due = 1 WHERE id = 'held'", finds: .otherLine("held")),
    Tampering(
      sql: "UPDATE permit_case SET version = 9 WHERE id = 'held'", finds: .otherLine("held")),
    Tampering(
      sql:
        "DROP TRIGGER permit_case_goes_on; DELETE FROM case_step WHERE version = 3; UPDATE permit_case SET version = 2 WHERE id = 'held'",
      finds: .otherSteps("held")),
    Tampering(sql: "DELETE FROM permit_case WHERE id = 'held'", finds: .caseMissing("held")),
    Tampering(sql: "UPDATE case_search_waiting SET words = 'x'", finds: .otherWords("held")),
    Tampering(
      sql: "UPDATE quota_account SET used = used - 1", finds: .otherAccount(Samples.account)),
    Tampering(sql: "UPDATE quota_year SET national = 101", finds: .otherYear(2024)),
    Tampering(
      sql: "DELETE FROM posting WHERE kind = 'post'", finds: .otherPostings(expected: 7, found: 4)),
    Tampering(sql: "UPDATE record SET body = '{}'", finds: .otherRecord("employer/employer-1")),
    Tampering(sql: "DELETE FROM record", finds: .otherRecord("employer/employer-1")),
    Tampering(sql: "UPDATE request_key SET sequence = 1", finds: .otherKey("k")),
    Tampering(
      sql: "DROP TRIGGER attachment_keeps; UPDATE attachment SET bytes = x'00'",
      finds: .otherBytes(fingerprint: Fingerprint(of: [1]).description)),
  ])
  func `finds what was tampered with`(_ tampering: Tampering) async throws {
    try await fill()
    let head = try await register.journalHead()
    try await tamper(tampering.sql)
    let differences = try await register.verify(against: [head]).differences
    if tampering.finds == .caseUnfounded("none") {
      #expect(differences.contains(.headNotFound(head.sequence)))
    } else {
      #expect(differences.contains(tampering.finds), "\(differences)")
    }
  }

  @Test func `is rebuilt from its journal`() async throws {
    try await fill()
    var sample = SampleCase("due")
    try await register.keep(.step(try sample.open(), due: nil))
    try await register.keep(.due(sample.id, version: 1, Samples.day))
    let before = try await register.cases(CaseQueue(), after: nil, size: PageSize(50))
    try await tamper(
      """
      UPDATE permit_case SET standing = 'closed'; DELETE FROM record; UPDATE quota_account
      SET held = 0; DELETE FROM posting; DELETE FROM case_search; DELETE FROM case_step
      """)
    #expect(try await register.verify().isClean == false)
    try await register.rebuild()
    #expect(try await register.verify().differences == [])
    #expect(try await register.cases(CaseQueue(), after: nil, size: PageSize(50)) == before)
    #expect(try await register.permitCase(sample.id) == sample.state)
    try await register.keep(.step(try sample.lodge(), due: nil))
  }

  @Test func `is not rebuilt from a journal that was changed`() async throws {
    try await fill()
    try await tamper(Self.open + "UPDATE journal SET moment = 0 WHERE sequence = 4")
    let before = try await register.cases(CaseQueue(), after: nil, size: PageSize(50))
    await #expect(throws: RegisterFault.self) { try await register.rebuild() }
    #expect(try await register.cases(CaseQueue(), after: nil, size: PageSize(50)) == before)
  }

  @Test func `is backed up while it is written to, and restored`() async throws {
    try await fill()
    let copy = drawer.folder + "/copy.sqlite"
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await register.backUp(to: copy) }
      for number in 0..<50 {
        group.addTask {
          var sample = SampleCase("during-\(number)")
          try await register.keep(.step(try sample.open(), due: nil))
        }
      }
      try await group.waitForAll()
    }
    await #expect(throws: RegisterFault.self) { try await register.backUp(to: copy) }
    await #expect(throws: RegisterFault.self) {
      _ = try await SQLiteRegister.restore(from: copy, to: drawer.path, replacing: false)
    }
    await #expect(throws: RegisterFault.self, "somebody has it open") {
      _ = try await SQLiteRegister.restore(from: copy, to: drawer.path, replacing: true)
    }
    try register.close()
    let verification = try await SQLiteRegister.restore(
      from: copy, to: drawer.path, replacing: true)
    #expect(verification.isClean)
    let restored = try drawer.open()
    #expect(try await restored.verify().isClean)
    #expect(try await restored.line(of: Samples.key("held"))?.standing == .admitted)
  }

  @Test func `refuses what another release made`() async throws {
    try await tamper("INSERT INTO migration VALUES (99, 'later', '')")
    try register.close()
    #expect(throws: RegisterFault.self) { try drawer.open() }
  }

  @Test func `refuses a migration that was changed after its release`() async throws {
    try await tamper("UPDATE migration SET fingerprint = 'x'")
    try register.close()
    #expect(throws: RegisterFault.self) { try drawer.open() }
  }

  @Test func `refuses what is no register`() throws {
    let path = drawer.folder + "/text"
    try String(repeating: "no register ", count: 500).write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: RegisterFault.self) { try SQLiteRegister.open(path: path) }
  }

  @Test func `shows a case that another process moved on`() async throws {
    var sample = SampleCase("case-1")
    try await register.keep(.step(try sample.open(), due: nil))
    #expect(try await register.permitCase(sample.id)?.version == 1)
    let other = try drawer.open()
    try await other.keep(.step(try sample.lodge(), due: nil))
    #expect(try await register.permitCase(sample.id) == sample.state)
  }

  /// Lists hold a reader while they wait for a thread, looks on the spot hold a thread while they wait for a reader.
  /// The limit ends a standstill and measures nothing: beside all other tests this one takes as long as they do.
  @Test(.timeLimit(.minutes(20))) func `never waits for itself`() async throws {
    try await fill(1)
    let register = register
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<64 {
        group.addTask {
          for _ in 0..<20 {
            _ = try await register.cases(CaseQueue(), after: nil, size: PageSize(9))
            _ = try await register.permitCase(Samples.key("held"))
          }
        }
      }
      try await group.waitForAll()
    }
  }
}

import Casework
import Foundation
import GRDB
import Measures

/// The journal and its end.
struct JournalTable {
  let db: Database

  static var columns: String { "sequence, moment, day, role, party, body, previous, hash" }

  func head() throws -> JournalHead {
    let statement = try db.cachedStatement(
      sql: "SELECT sequence, hash, day FROM journal ORDER BY sequence DESC LIMIT 1")
    return try Row.fetchOne(statement).map(Self.head) ?? .empty
  }

  func append(_ entry: JournalEntry) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO journal (sequence, moment, day, role, party, body, previous, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.run(
      entry.sequence, entry.at.milliseconds, entry.day.number, entry.by.role.rawValue,
      entry.by.key.rawValue, entry.body, entry.previous.bytes, entry.hash.bytes)
  }

  func entries(from sequence: Int, most: Int) throws -> [JournalEntry] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(Self.columns) FROM journal WHERE sequence >= ? ORDER BY sequence LIMIT ?
        """)
    return try Row.fetchAll(statement, arguments: [sequence, most]).map(Self.entry)
  }

  func dailyHeads(from first: Day, through last: Day) throws -> [JournalHead] {
    let sql = """
      SELECT sequence, hash, day FROM journal WHERE sequence IN (
        SELECT max(sequence) FROM journal WHERE day BETWEEN ? AND ? GROUP BY day)
      ORDER BY sequence
      """
    return try Row.fetchAll(db, sql: sql, arguments: [first.number, last.number]).map(Self.head)
  }

  private static func head(_ row: Row) throws -> JournalHead {
    JournalHead(
      sequence: row[0], hash: try StoredValue.fingerprint(row[1]), day: try StoredValue.day(row[2]))
  }

  private static func entry(_ row: Row) throws -> JournalEntry {
    guard let role = Party.Role(rawValue: row[3]), let key = Identifier<Party>(row[4] as String)
    else { throw RegisterFault.damaged(.init("journal \(row[0] as Int): no such party")) }
    return JournalEntry(
      sequence: row[0], at: Moment(milliseconds: row[1]), day: try StoredValue.day(row[2]),
      by: Party(role: role, key: key), body: row[5],
      previous: try StoredValue.fingerprint(row[6]), hash: try StoredValue.fingerprint(row[7]))
  }
}

/// Reads single columns back; what cannot be read is damage.
enum StoredValue {
  static func day(_ number: Int) throws(RegisterFault) -> Day {
    guard let day = Day(exactly: number) else { throw .damaged(.init("no day: \(number)")) }
    return day
  }

  /// 9999-12-31 stands for "none" in an ordered column.
  static func due(_ number: Int) throws(RegisterFault) -> Day? {
    let day = try day(number)
    return day == Day.latest ? nil : day
  }

  static func key<Thing>(_ text: String) throws(RegisterFault) -> Identifier<Thing> {
    guard let key = Identifier<Thing>(text) else { throw .damaged(.init("no key: \(text)")) }
    return key
  }

  static func fingerprint(_ data: Data) throws(RegisterFault) -> Fingerprint {
    guard let fingerprint = Fingerprint(bytes: [UInt8](data)) else {
      throw .damaged(.init("a fingerprint of \(data.count) bytes"))
    }
    return fingerprint
  }
}

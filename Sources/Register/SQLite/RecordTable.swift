import Casework
import Foundation
import GRDB
import Measures

/// Everything kept under a key that is not a case.
struct RecordTable {
  let db: Database

  func take(_ change: RecordChange, at sequence: Int) throws -> Conflict? {
    let found = try version(of: change)
    guard found + 1 == change.version else {
      return .otherVersion(
        of: "\(change.kind)/\(change.id)", expected: change.version - 1, found: found)
    }
    if let handle = change.finding.handle, try isTaken(handle, from: change) {
      return .handleTaken(handle)
    }
    try write(change, at: sequence)
    return nil
  }

  private func version(of change: RecordChange) throws -> Int {
    let statement = try db.cachedStatement(
      sql: "SELECT version FROM record WHERE kind = ? AND id = ?")
    return try statement.first(change.kind, change.id) { $0.integer(0) } ?? 0
  }

  private func isTaken(_ handle: String, from change: RecordChange) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM record WHERE kind = ? AND handle = ? AND id <> ?")
    return try statement.first(change.kind, handle, change.id) { _ in true } ?? false
  }

  private func write(_ change: RecordChange, at sequence: Int) throws {
    let finding = change.finding
    try db.cachedStatement(
      sql: """
        INSERT INTO record (kind, id, version, handle, region, employer, person, day, body,
          sequence, waits)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (kind, id) DO UPDATE SET version = ?3, handle = ?4, region = ?5,
          employer = ?6, person = ?7, day = ?8, body = ?9, sequence = ?10, waits = ?11
        """
    ).run(
      change.kind, change.id, change.version, finding.handle, finding.region?.name,
      finding.employer?.rawValue, finding.person?.rawValue, finding.day.number, change.body,
      sequence, finding.waits.map { $0 ? 1 : 0 })
  }

  /// The JSON and version of a record.
  func body(kind: String, id: String) throws -> (body: String, version: Int)? {
    let statement = try db.cachedStatement(
      sql: "SELECT body, version FROM record WHERE kind = ? AND id = ?")
    return try statement.first(kind, id) { ($0.text(0), $0.integer(1)) }
  }

  func body(kind: String, handle: String) throws -> (body: String, version: Int)? {
    let statement = try db.cachedStatement(
      sql: "SELECT body, version FROM record WHERE kind = ? AND handle = ?")
    return try statement.first(kind, handle) { ($0.text(0), $0.integer(1)) }
  }

  /// By day, within a day by key.
  func bodies(kind: String, _ query: RecordQuery, after: Cursor?, most: Int) throws -> [Found] {
    let order = query.isOldestFirst ? "ASC" : "DESC"
    let query = Query(kind: kind, query, after: after)
    let sql = """
      SELECT day, id, body, version FROM record WHERE \(query.condition)
      ORDER BY day \(order), id \(order) LIMIT ?
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: query.arguments + [most]).map {
      row in
      Found(cursor: Cursor(order: row[0], key: row[1]), body: row[2], version: row[3])
    }
  }

  /// Which records of a kind, as SQL.
  struct Query {
    /// Kinds that nobody asks for otherwise than by key or handle, and that there are very many of: the indices by
    /// day, region and employer leave them out, and are used where a query says so too.
    private static var unlisted: [String] { ["employer", "permit-document", "person"] }

    private(set) var condition = "kind = ?"
    private(set) var arguments: StatementArguments

    init(kind: String, _ query: RecordQuery, after: Cursor?) {
      arguments = [kind]
      if query.isWaiting {
        add("waits = 1", [])
      } else if !Self.unlisted.contains(kind) {
        for kind in Self.unlisted { add("kind <> '\(kind)'", []) }
      }
      if let region = query.region { add("region = ?", [region.name]) }
      if let employer = query.employer { add("employer = ?", [employer.rawValue]) }
      if let person = query.person { add("person = ?", [person.rawValue]) }
      if let before = query.before { add("day < ?", [before.number]) }
      let sign = query.isOldestFirst ? ">" : "<"
      if let after { add("(day, id) \(sign) (?, ?)", [after.order, after.key]) }
    }

    private mutating func add(_ text: String, _ values: StatementArguments) {
      condition += " AND " + text
      arguments += values
    }
  }

  struct Found: Sendable {
    let cursor: Cursor
    let body: String
    let version: Int
  }
}

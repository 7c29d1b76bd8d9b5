import Casework
import Foundation
import GRDB
import Measures

extension QuotaTable {
  func account(_ key: QuotaAccount.Key) throws -> QuotaAccount? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT allotted, held, used FROM quota_account WHERE year = ? AND region = ? AND line = ?
        """)
    return try statement.first(key.year, key.region.name, key.lineName) { row in
      try Self.account(
        key, allotted: row.integer(0), held: row.integer(1), used: row.integer(2))
    }
  }

  /// Of one year, or of all.
  func accounts(year: Int?) throws -> [QuotaAccount] {
    let sql = """
      SELECT year, region, line, allotted, held, used FROM quota_account
      WHERE year = ?1 OR ?1 IS NULL ORDER BY year, region, line
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [year]).map(Self.account)
  }

  func year(_ year: Int) throws -> (national: Int, allotted: Int)? {
    try Row.fetchOne(
      db, sql: "SELECT national, allotted FROM quota_year WHERE year = ?", arguments: [year]
    ).map { ($0[0], $0[1]) }
  }

  func years() throws -> [Int: (national: Int, allotted: Int)] {
    var years: [Int: (national: Int, allotted: Int)] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT year, national, allotted FROM quota_year") {
      years[row[0]] = (row[1], row[2])
    }
    return years
  }

  /// In the order they were kept, each with its number.
  func postings(on key: QuotaAccount.Key, after number: Int, most: Int) throws
    -> [(number: Int, posting: Posting)]
  {
    let sql = """
      \(Self.postings) WHERE p.year = ? AND p.region = ? AND p.line = ? AND p.number > ?
      ORDER BY p.number LIMIT ?
      """
    let arguments: StatementArguments = [
      key.year, key.region.name, key.lineName, number, most,
    ]
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map {
      ($0[8], try Self.posting($0))
    }
  }

  /// Whether the movement that has the key of this one is this one.
  func kept(_ posting: Posting, of number: Int) throws -> Bool {
    let sql = """
      \(Self.postings) WHERE p.permit_case = ? AND p.event = ? AND p.kind = ? AND p.further = ?
      """
    let arguments: StatementArguments = [
      number, posting.cause.event, posting.kind.rawValue, posting.further,
    ]
    return try Row.fetchOne(db, sql: sql, arguments: arguments).map(Self.posting) == posting
  }

  private static var postings: String {
    """
    SELECT p.kind, p.year, p.region, p.line, p.places, p.day, c.id, p.event, p.number, p.further
    FROM posting p JOIN permit_case c ON c.number = p.permit_case
    """
  }

  private static func posting(_ row: Row) throws -> Posting {
    let posting = Posting.Kind(rawValue: row[0]).flatMap { kind in
      Identifier<PermitCase>(row[6] as String).flatMap { permitCase in
        Day(exactly: row[5]).flatMap { day in
          Posting(
            kind: kind, account: .init(region: row[2], lineName: row[3], year: row[1]),
            places: row[4], day: day, cause: .init(permitCase: permitCase, event: row[7]),
            isFurther: row[9] as String != "")
        }
      }
    }
    guard let posting else { throw RegisterFault.damaged(.init("no posting: \(row[8] as Int)")) }
    return posting
  }

  private static func account(_ row: Row) throws -> QuotaAccount {
    try account(
      QuotaAccount.Key(region: row[1], lineName: row[2], year: row[0]), allotted: row[3],
      held: row[4], used: row[5])
  }

  private static func account(_ key: QuotaAccount.Key, allotted: Int, held: Int, used: Int) throws
    -> QuotaAccount
  {
    guard let account = QuotaAccount(key: key, allotted: allotted, held: held, used: used) else {
      throw RegisterFault.damaged(.init("the quota of \(key) is overdrawn"))
    }
    return account
  }
}

extension QuotaTable {
  enum OrderState { case new, known, other }

  /// Whether an order with this key was taken in, and whether it said the same.
  func order(_ key: String, says change: JournalChange) throws -> OrderState {
    let sql = "SELECT body FROM quota_order WHERE key = ?"
    guard let body = try String.fetchOne(db, sql: sql, arguments: [key]) else { return .new }
    let kept = try JournalCoding.value(JournalChange.self, from: Data(body.utf8))
    return kept == change ? .known : .other
  }

  func keep(_ key: String, _ change: JournalChange, at sequence: Int) throws {
    let body = String(decoding: try JournalCoding.data(change), as: UTF8.self)
    try db.execute(
      sql: "INSERT INTO quota_order (key, body, sequence) VALUES (?, ?, ?)",
      arguments: [key, body, sequence])
  }
}

extension Posting {
  /// The region, where it is one more of the same event; empty otherwise. With case, event and kind it says what the key
  /// says.
  var further: String { key.hasSuffix("/\(kind.rawValue)") ? "" : account.region.name }
}

extension QuotaAccount.Key {
  /// Empty where the year was not split by category.
  var lineName: String { line?.name ?? "" }

  init(region: String, lineName: String, year: Int) {
    self.init(
      region: RegionKey(region), line: lineName.isEmpty ? nil : CategoryKey(lineName), year: year)
  }
}

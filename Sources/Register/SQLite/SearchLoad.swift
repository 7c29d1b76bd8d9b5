import GRDB

/// Words of search on their way into the search tables.
///
/// A search table is written in pieces, and each has to be joined with others later on; so words wait in tables of their
/// own, beside what else the transaction writes, until there are many of them or somebody searches.
struct SearchLoad {
  /// By the number of the case; the last words stay.
  private var cases: [Int: SearchText] = [:]
  /// Nil for a permit that is not open any more.
  private var permits: [Int: PermitText?] = [:]

  mutating func lay(_ text: SearchText, of number: Int) { cases[number] = text }

  mutating func lay(_ text: PermitText?, of number: Int) {
    permits.updateValue(text, forKey: number)
  }

  /// Lets everything wait; where that makes too much, it is laid down.
  mutating func unload(in db: Database) throws {
    if cases.isEmpty, permits.isEmpty { return }
    for (number, text) in cases.sorted(by: { $0.key < $1.key }) {
      try db.cachedStatement(
        sql:
          "REPLACE INTO case_search_waiting (number, words, region, employer) VALUES (?, ?, ?, ?)"
      ).run(number, text.words, text.region, text.employer)
    }
    for (number, text) in permits.sorted(by: { $0.key < $1.key }) {
      try db.cachedStatement(
        sql: """
          REPLACE INTO open_permit_search_waiting (number, words, region, category)
          VALUES (?, ?, ?, ?)
          """
      ).run(number, text?.words, text?.region, text?.category)
    }
    self = SearchLoad()
    let waiting = WaitingWords(db: db)
    if try waiting.count() >= WaitingWords.most { try waiting.layDown() }
  }
}

/// The words that wait.
struct WaitingWords {
  let db: Database

  /// As many as the next transaction still lays down within some milliseconds.
  static var most: Int { 256 }

  func isAny() throws -> Bool {
    let sql = """
      SELECT EXISTS (SELECT 1 FROM case_search_waiting)
        OR EXISTS (SELECT 1 FROM open_permit_search_waiting)
      """
    return try Bool.fetchOne(db.cachedStatement(sql: sql)) ?? false
  }

  func count() throws -> Int {
    let sql = """
      SELECT (SELECT count(*) FROM case_search_waiting)
        + (SELECT count(*) FROM open_permit_search_waiting)
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql)) ?? 0
  }

  /// Lays all of them into the search tables. In the order of their numbers: a row that comes before the last one would
  /// begin another piece.
  func layDown() throws {
    for sql in Self.layingDown { try db.cachedStatement(sql: sql).execute() }
  }

  private static var layingDown: [String] {
    [
      """
      REPLACE INTO case_search (rowid, words, region, employer)
      SELECT number, words, region, employer FROM case_search_waiting ORDER BY number
      """,
      "DELETE FROM case_search_waiting",
      """
      DELETE FROM open_permit_search WHERE rowid IN (
        SELECT number FROM open_permit_search_waiting WHERE words IS NULL)
      """,
      """
      REPLACE INTO open_permit_search (rowid, words, region, category)
      SELECT number, words, region, category FROM open_permit_search_waiting
      WHERE words IS NOT NULL ORDER BY number
      """,
      "DELETE FROM open_permit_search_waiting",
    ]
  }
}

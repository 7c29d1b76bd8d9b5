import GRDB

/// The words that wait to be laid into the search tables.
struct WaitingWords {
  let db: Database

  /// As many as a transaction lays down, and a search looks through, within some milliseconds.
  static var most: Int { 256 }

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

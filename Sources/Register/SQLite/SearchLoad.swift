import GRDB

/// Words of search that wait for the end of the transaction.
///
/// The index of words is written in pieces, and each has to be joined with others later on: one piece for all that a
/// transaction brings is the least work. It lays down a piece whenever a row comes that lies before the last one.
struct SearchLoad {
  /// By the number of the case; the last words stay.
  private var cases: [Int: SearchText] = [:]
  /// Nil for a permit that is not open any more.
  private var permits: [Int: PermitText?] = [:]

  mutating func lay(_ text: SearchText, of number: Int) { cases[number] = text }

  mutating func lay(_ text: PermitText?, of number: Int) {
    permits.updateValue(text, forKey: number)
  }

  mutating func unload(in db: Database) throws {
    for (number, text) in cases.sorted(by: { $0.key < $1.key }) {
      try db.cachedStatement(
        sql: "REPLACE INTO case_search (rowid, words, region, employer) VALUES (?, ?, ?, ?)"
      ).run(number, text.words, text.region, text.employer)
    }
    for (number, text) in permits.sorted(by: { $0.key < $1.key }) {
      try write(text, of: number, in: db)
    }
    self = SearchLoad()
  }

  private func write(_ text: PermitText?, of number: Int, in db: Database) throws {
    guard let text else {
      return try db.cachedStatement(sql: "DELETE FROM open_permit_search WHERE rowid = ?")
        .run(number)
    }
    try db.cachedStatement(
      sql: """
        REPLACE INTO open_permit_search (rowid, words, region, category) VALUES (?, ?, ?, ?)
        """
    ).run(number, text.words, text.region, text.category)
  }
}

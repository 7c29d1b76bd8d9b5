import GRDB

/// Words of search on their way into the search tables.
///
/// A search table is written in pieces, and each has to be joined with others later on; so words wait in tables of their
/// own, beside what else the transaction writes, until there are many of them. A search looks there too.
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

import Casework
import Foundation
import GRDB
import Measures

/// What the jobs of one transaction share: the connection, the end of the journal, and the words of search.
struct Freight {
  let db: Database
  var words = SearchLoad()
  private var head: JournalHead?

  init(db: Database) { self.db = db }

  /// Puts an entry at the end of the journal, which is looked for once in a transaction.
  ///
  /// - Returns: the sequence of the entry.
  mutating func enter(_ body: Data, at: Moment, day: Day, by: Party) throws -> Int {
    let table = JournalTable(db: db)
    let entry = JournalEntry(
      following: try head ?? table.head(), at: at, day: day, by: by, body: body)
    try table.append(entry)
    head = entry.head
    return entry.sequence
  }

  /// Writes what was gathered on the way; the answer goes through unchanged.
  mutating func unloaded(_ commitment: Commitment) throws -> Commitment {
    try words.unload(in: db)
    return commitment
  }
}

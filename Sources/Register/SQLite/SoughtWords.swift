import GRDB

/// What somebody typed, as a search index is asked for it.
///
/// FTS5 gathers every place of a beginning before it gives the first one, unless the beginning has an index of its own;
/// the places of a whole word it gives one by one. So a longer beginning is put as the words that begin with it, where
/// they are few.
struct SoughtWords {
  let db: Database
  /// The words of the index, a row for each place of each: an `fts5vocab` table.
  let table: Table

  enum Table: String {
    case cases = "case_search_word"
    case permits = "open_permit_search_word"

    /// The index whose words they are.
    var index: String {
      switch self {
      case .cases: "case_search"
      case .permits: "open_permit_search"
      }
    }
  }

  /// Letters of the longest beginning with an index of its own, as the schema has it.
  private static var indexed: Int { 4 }
  private static var few: Int { 6 }

  /// The typed beginnings of words, at least one, which all have to be found.
  func match(_ words: [String]) throws -> String {
    "words : (\(try words.map(match(word:)).joined(separator: " AND ")))"
  }

  private func match(word: String) throws -> String {
    guard word.count > Self.indexed, Self.isKept(word) else { return SearchText.beginning(word) }
    let whole = try beginning(with: word)
    // None: then nothing is found, unless the index parts words at another place.
    if whole.isEmpty || whole.count > Self.few { return SearchText.beginning(word) }
    return "(" + whole.map(SearchText.phrase).joined(separator: " OR ") + ")"
  }

  /// Of several typed words one that few cases have, as the index is asked for it, and the others.
  ///
  /// The index would walk every place of the others, however few cases have the one; these few are read instead.
  func rare(_ words: [String]) throws -> (match: String, others: [String])? {
    guard words.count > 1 else { return nil }
    // A long beginning is the likeliest, and the rest need not be asked for then.
    for word in words.sorted(by: { $0.count > $1.count }) {
      let sought = try match(word: word)
      let isWalked = word.count > Self.indexed && sought == SearchText.beginning(word)
      let match = "words : (\(sought))"
      if !isWalked, try isRare(match) { return (match, words.filter { $0 != word }) }
    }
    return nil
  }

  /// Most cases that are read to look for the other words in.
  private static var rarity: Int { 300 }

  private func isRare(_ match: String) throws -> Bool {
    let sql = """
      SELECT count(*) FROM (
        SELECT rowid FROM \(table.index) WHERE \(table.index) MATCH ? LIMIT \(Self.rarity + 1))
      """
    let count = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [match])
    return (count ?? 0) <= Self.rarity
  }

  /// Whether the index keeps a word letter by letter as it is typed: small Latin and Russian letters and digits.
  private static func isKept(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy {
      "a"..."z" ~= $0 || "0"..."9" ~= $0 || "\u{0430}"..."\u{044F}" ~= $0
    }
  }

  /// The words of the index that begin so, one more than ``few`` at most. Each is looked for behind the one before,
  /// for a walk would see every place of each.
  private func beginning(with letters: String) throws -> [String] {
    let next = "SELECT term FROM \(table.rawValue) WHERE term >="
    let sql = """
      WITH RECURSIVE word (term) AS (
        SELECT (\(next) ?1 LIMIT 1)
        UNION ALL SELECT (\(next) word.term || char(1) LIMIT 1) FROM word WHERE word.term < ?2)
      SELECT term FROM word WHERE term < ?2 LIMIT ?3
      """
    return try String.fetchAll(
      db.cachedStatement(sql: sql), arguments: [letters, letters + "\u{10FFFF}", Self.few + 1])
  }
}

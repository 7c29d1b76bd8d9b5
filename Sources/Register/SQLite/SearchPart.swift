import GRDB

/// One part of a search as SQL, along an order of its own: of several parts side by side each is read no further than
/// is shown.
struct SearchPart {
  let source: String
  /// The number of the case in the source; the answer is ordered by it, descending.
  let number: String
  private(set) var condition: String
  private(set) var arguments: StatementArguments

  init(_ source: String, number: String, before: Int) {
    self.source = source
    self.number = number
    condition = "\(number) < ?"
    arguments = [before]
  }

  mutating func add(_ text: String, _ values: StatementArguments = []) {
    condition += " AND \(text)"
    arguments += values
  }

  /// All the typed words, in a source `s` of which few enough rows are left to be walked. The words of a row are dear to
  /// come by, so only those of rows that meet the conditions are looked at.
  mutating func add(words: [String], where conditions: [String], _ values: StatementArguments) {
    let condition = conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
    // Most rows are left out by the first, before their words are told apart.
    let within = words.map { _ in "instr(s.words, ?)" } + ["words_begin(s.words, ?)"]
    add(
      "CASE WHEN \(condition) THEN \(within.joined(separator: " AND ")) END",
      values + StatementArguments(words + [words.joined(separator: " ")]))
  }

  /// The newest of all parts. The cases themselves are at hand as `c`.
  static func rows(of parts: [SearchPart], _ columns: String, most: Int, in db: Database) throws
    -> [Row]
  {
    if parts.isEmpty { return [] }
    let texts = parts.map { part in
      """
      SELECT * FROM (SELECT \(columns) FROM \(part.source)
      CROSS JOIN permit_case c ON c.number = \(part.number)
      WHERE \(part.condition) ORDER BY \(part.number) DESC LIMIT ?)
      """
    }
    let sql = texts.joined(separator: " UNION ALL ") + " ORDER BY number DESC LIMIT ?"
    let arguments = parts.reduce(StatementArguments()) { $0 + $1.arguments + [most] } + [most]
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

import Casework
import GRDB
import Measures

/// Queues and search over the cases, page by page.
struct CaseFinding {
  let db: Database

  struct Found: Sendable {
    let number: Int
    let line: CaseLine
  }

  /// Newest first. A region finds its own cases and open permits of another region that name it too.
  func found(_ search: CaseSearch, after: Cursor?, most: Int) throws -> [Found] {
    let sought = SoughtWords(db: db, table: .cases)
    if let rare = try sought.rare(search.words) {
      return try found(search, rare.match, with: rare.others, after: after, most: most)
    }
    guard let words = try sought.match(search.words) else { return [] }
    var match = "words : (\(words))"
    var condition = "case_search MATCH ? AND s.rowid < ?"
    var last: StatementArguments = [after?.order ?? Int.max]
    if let employer = search.employer {
      match += " AND employer : \(SearchText.phrase(employer.rawValue))"
      condition += " AND c.employer = ?"
      last += [employer.rawValue]
    }
    guard let region = search.region?.name else {
      return try found([("case_search s", condition, [match] + last)], most: most)
    }
    let own = match + " AND region : \(SearchText.phrase(region))"
    let naming = "open_permit_further f CROSS JOIN case_search s ON s.rowid = f.number"
    return try found(
      [
        ("case_search s", condition + " AND c.region = ?", [own] + last + [region]),
        (naming, condition + " AND f.region = ?", [match] + last + [region]),
      ], most: most)
  }

  /// Among the few cases that have a rare word, those that have the others too.
  private func found(
    _ search: CaseSearch, _ rare: String, with others: [String], after: Cursor?, most: Int
  ) throws -> [Found] {
    var condition = "case_search MATCH ? AND s.rowid < ?"
    var arguments: StatementArguments = ["words : (\(rare))", after?.order ?? Int.max]
    if let employer = search.employer {
      condition += " AND c.employer = ?"
      arguments += [employer.rawValue]
    }
    if let region = search.region {
      condition += """
         AND (c.region = ? OR EXISTS (
          SELECT 1 FROM open_permit_further f WHERE f.number = c.number AND f.region = ?))
        """
      arguments += [region.name, region.name]
    }
    let sql = """
      SELECT \(CaseTable.columns), s.words FROM case_search s
      CROSS JOIN permit_case c ON c.number = s.rowid
      WHERE \(condition) ORDER BY s.rowid DESC
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
      .filter { row in SearchText.all(others, beginWordsOf: row[12]) }.prefix(most)
      .map { Found(number: $0[11], line: try CaseTable.line($0)) }
  }

  private func found(
    _ parts: [(source: String, condition: String, arguments: StatementArguments)], most: Int
  ) throws -> [Found] {
    let texts = parts.map {
      """
      SELECT * FROM (SELECT \(CaseTable.columns) FROM \($0.source)
      CROSS JOIN permit_case c ON c.number = s.rowid
      WHERE \($0.condition) ORDER BY s.rowid DESC LIMIT ?)
      """
    }
    let sql = texts.joined(separator: " UNION ALL ") + " ORDER BY number DESC LIMIT ?"
    let arguments = parts.reduce(StatementArguments()) { $0 + $1.arguments + [most] } + [most]
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
      .map { Found(number: $0[11], line: try CaseTable.line($0)) }
  }
}

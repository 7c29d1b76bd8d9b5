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
    let parts = try SearchPart.cases(search, sought, before: after?.order ?? Int.max)
    return try SearchPart.rows(of: parts, CaseTable.columns, most: most, in: db)
      .map { Found(number: $0[11], line: try CaseTable.line($0)) }
  }
}

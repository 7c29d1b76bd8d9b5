import Casework
import GRDB

/// Who read which notice, and when.
struct NoticeTable {
  let db: Database

  func read(_ notice: Identifier<Notice>, by reader: Identifier<Account>, at moment: Moment) throws
  {
    try db.execute(
      sql: """
        INSERT INTO notice_reading (reader, notice, moment) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
        """, arguments: [reader.rawValue, notice.rawValue, moment.milliseconds])
  }

  func moments(of notices: [Identifier<Notice>], by reader: Identifier<Account>) throws
    -> [Identifier<Notice>: Moment]
  {
    let statement = try db.cachedStatement(
      sql: "SELECT moment FROM notice_reading WHERE reader = ? AND notice = ?")
    var moments: [Identifier<Notice>: Moment] = [:]
    for notice in notices {
      let arguments: StatementArguments = [reader.rawValue, notice.rawValue]
      moments[notice] = try Int64.fetchOne(statement, arguments: arguments)
        .map(Moment.init(milliseconds:))
    }
    return moments
  }

  /// Of the newest `most` notices of an inbox, how many this reader has not read. Looks at no more than these, so that
  /// it takes as long for a full inbox as for a new one.
  func unread(_ inbox: RecordQuery, by reader: Identifier<Account>, most: Int) throws -> Int {
    let query = RecordTable.Query(kind: Notice.kind, inbox, after: nil)
    let sql = """
      SELECT count(*) FROM (SELECT id FROM record WHERE \(query.condition)
        ORDER BY day DESC, id DESC LIMIT ?) n
      WHERE NOT EXISTS (SELECT 1 FROM notice_reading WHERE reader = ? AND notice = n.id)
      """
    return try Int.fetchOne(
      db, sql: sql, arguments: query.arguments + [most, reader.rawValue]) ?? 0
  }
}

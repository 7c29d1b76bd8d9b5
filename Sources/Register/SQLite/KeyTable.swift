import Foundation
import GRDB

/// Keys of requests with the replies given to them.
struct KeyTable {
  let db: Database

  /// The reply given before, or a conflict; nil for a new key.
  func answer(to key: RequestKey) throws -> Commitment? {
    try answer(to: key.text, scope: key.scope, fingerprint: key.fingerprint)
  }

  func answer(to text: String, scope: String, fingerprint: Fingerprint) throws -> Commitment? {
    let statement = try db.cachedStatement(
      sql: "SELECT fingerprint, reply FROM request_key WHERE scope = ? AND text = ?")
    guard let row = try Row.fetchOne(statement, arguments: [scope, text]) else { return nil }
    guard try StoredValue.fingerprint(row[0]) == fingerprint else {
      return .conflict(.keyUsedOtherwise)
    }
    return .repeated(RequestKey.Reply(bytes: [UInt8](row[1] as Data)))
  }

  func keep(_ key: RequestKey, at moment: Moment, sequence: Int?) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO request_key (scope, text, fingerprint, reply, moment, sequence)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      key.scope, key.text, Data(key.fingerprint.bytes), Data(key.reply.bytes),
      moment.milliseconds, sequence,
    ])
  }

  func forget(before moment: Moment) throws {
    try db.execute(
      sql: "DELETE FROM request_key WHERE moment < ?", arguments: [moment.milliseconds])
  }
}

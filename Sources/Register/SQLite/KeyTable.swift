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
    let found = try statement.first(scope, text) { ($0.bytes(0), $0.bytes(1)) }
    guard let (kept, reply) = found else { return nil }
    guard kept == fingerprint.bytes else { return .conflict(.keyUsedOtherwise) }
    return .repeated(RequestKey.Reply(bytes: reply))
  }

  func keep(_ key: RequestKey, at moment: Moment, sequence: Int?) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO request_key (scope, text, fingerprint, reply, moment, sequence)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    try statement.run(
      key.scope, key.text, key.fingerprint.bytes, key.reply.bytes, moment.milliseconds, sequence)
  }

  /// Keys lie in the order of time, up to those who rode in one transaction: everything before the first that is still
  /// needed is looked at, and nothing behind it.
  func forget(before moment: Moment) throws {
    try db.execute(
      sql: """
        DELETE FROM request_key WHERE moment < ?1 AND number < coalesce(
          (SELECT number FROM request_key WHERE moment >= ?1 ORDER BY number LIMIT 1), ?2)
        """, arguments: [moment.milliseconds, Int64.max])
  }
}

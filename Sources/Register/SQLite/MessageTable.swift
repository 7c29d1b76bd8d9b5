import Foundation
import GRDB

/// Messages that wait to be sent to other systems.
struct MessageTable {
  let db: Database

  func keep(_ message: OutboxMessage, at moment: Moment) throws {
    try db.cachedStatement(
      sql: "INSERT INTO message (destination, subject, body, next) VALUES (?, ?, ?, ?)"
    ).run(message.destination, message.subject, message.body, moment.milliseconds)
  }

  /// Of each subject only the oldest, when its time has come.
  func waiting(at moment: Moment, most: Int) throws -> [WaitingMessage] {
    let sql = """
      SELECT number, destination, subject, body, failures FROM message
      WHERE next <= ?1 AND number IN (
        SELECT min(number) FROM message WHERE next < ?2 GROUP BY destination, subject)
      ORDER BY number LIMIT ?3
      """
    let arguments: StatementArguments = [
      moment.milliseconds, Moment.never.milliseconds, most,
    ]
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      WaitingMessage(
        number: row[0],
        message: OutboxMessage(
          destination: row[1], subject: row[2], body: [UInt8](row[3] as Data)),
        failures: row[4])
    }
  }

  func sent(_ number: Int) throws {
    try db.execute(sql: "DELETE FROM message WHERE number = ?", arguments: [number])
  }

  func failed(_ number: Int, next: Moment, fault: String) throws {
    try db.execute(
      sql: "UPDATE message SET failures = failures + 1, next = ?, fault = ? WHERE number = ?",
      arguments: [next.milliseconds, fault, number])
  }

  /// Everything that has not left, oldest first.
  func all(after number: Int, most: Int) throws -> [UnsentMessage] {
    let sql = """
      SELECT number, destination, failures, next, fault FROM message
      WHERE number > ? ORDER BY number LIMIT ?
      """
    return try Row.fetchAll(db, sql: sql, arguments: [number, most]).map { row in
      UnsentMessage(
        number: row[0], destination: row[1], failures: row[2],
        next: Moment(milliseconds: row[3]), fault: row[4])
    }
  }
}

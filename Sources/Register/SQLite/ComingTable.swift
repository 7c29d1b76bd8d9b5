import Casework
import Foundation
import GRDB

/// How accounts prove themselves, and who is in.
struct ComingTable {
  let db: Database

  func take(_ upkeep: Upkeep) throws {
    switch upkeep {
    case .credential(let account, let proof): try keep(proof, of: account)
    case .sessionBegan(let session): try keep(session)
    case .sessionSeen(let token, let moment):
      try db.execute(
        sql: "UPDATE session SET seen = max(seen, ?) WHERE token = ?",
        arguments: [moment.milliseconds, Data(token.bytes)])
    case .sessionEnded(let token):
      try db.execute(
        sql: "DELETE FROM session WHERE token = ?", arguments: [Data(token.bytes)])
    case .sessionsEnded(let account):
      try db.execute(
        sql: "DELETE FROM session WHERE account = ?", arguments: [account.rawValue])
    case .sweep(let sessions, let keys):
      try db.execute(
        sql: "DELETE FROM session WHERE ends <= ?", arguments: [sessions.milliseconds])
      try KeyTable(db: db).forget(before: keys)
    case .messageSent(let number): try MessageTable(db: db).sent(number)
    case .messageFailed(let number, let next, let fault):
      try MessageTable(db: db).failed(number, next: next, fault: fault)
    case .noticeRead(let notice, let reader, let moment):
      try NoticeTable(db: db).read(notice, by: reader, at: moment)
    }
  }

  private func keep(_ proof: [UInt8], of account: Identifier<Account>) throws {
    try db.execute(
      sql: """
        INSERT INTO credential (account, proof) VALUES (?1, ?2)
        ON CONFLICT (account) DO UPDATE SET proof = ?2
        """, arguments: [account.rawValue, Data(proof)])
  }

  private func keep(_ session: Session) throws {
    try db.execute(
      sql: """
        INSERT INTO session (token, account, began, seen, ends, stage, role)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        Data(session.token.bytes), session.account.rawValue, session.began.milliseconds,
        session.seen.milliseconds, session.ends.milliseconds, session.stage.rawValue, session.role,
      ])
  }

  func proof(of account: Identifier<Account>) throws -> [UInt8]? {
    try Data.fetchOne(
      db, sql: "SELECT proof FROM credential WHERE account = ?", arguments: [account.rawValue]
    ).map { [UInt8]($0) }
  }

  private static var sessionColumns: String {
    "token, account, began, seen, ends, stage, role"
  }

  func session(_ token: Fingerprint) throws -> Session? {
    let statement = try db.cachedStatement(
      sql: "SELECT \(Self.sessionColumns) FROM session WHERE token = ?")
    return try Row.fetchOne(statement, arguments: [Data(token.bytes)]).map(Self.session)
  }

  func sessions(of account: Identifier<Account>) throws -> [Session] {
    let sql = """
      SELECT \(Self.sessionColumns) FROM session WHERE account = ?
      ORDER BY began, token
      """
    return try Row.fetchAll(db, sql: sql, arguments: [account.rawValue]).map(Self.session)
  }

  private static func session(_ row: Row) throws -> Session {
    guard let stage = Session.Stage(rawValue: row[5]) else {
      throw RegisterFault.damaged(.init("no stage of a session: \(row[5] as String)"))
    }
    return Session(
      token: try StoredValue.fingerprint(row[0]), account: try StoredValue.key(row[1]),
      began: Moment(milliseconds: row[2]), seen: Moment(milliseconds: row[3]),
      ends: Moment(milliseconds: row[4]), stage: stage, role: row[6])
  }
}

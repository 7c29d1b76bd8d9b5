import Foundation
import GRDB

/// Brings a register to this release, forward only. What another release wrote is refused, not guessed at.
struct Migrations {
  let db: Database
  /// Hears how far it is where everything has to be made anew from the journal.
  let tell: @Sendable (RegisterProgress) -> Void

  func run() throws {
    try db.inTransaction(.immediate) {
      try db.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS migration (
            number INTEGER PRIMARY KEY, name TEXT NOT NULL, fingerprint TEXT NOT NULL) STRICT
          """)
      try runMissing(done: try done())
      return .commit
    }
  }

  private func runMissing(done: [Int: String]) throws {
    let known = Schema.migrations
    let unknown = done.keys.filter { number in !known.contains { $0.number == number } }
    guard unknown.isEmpty else {
      throw RegisterFault.otherRelease(.init("migrations \(unknown.sorted()) are not known here"))
    }
    var isBehind = false
    for migration in known {
      let fingerprint = Fingerprint(of: Array(migration.sql.utf8)).description
      if let kept = done[migration.number] {
        guard kept == fingerprint else {
          throw RegisterFault.otherRelease(.init("migration \(migration.number) is another one"))
        }
      } else {
        try db.execute(sql: migration.sql)
        try db.execute(
          sql: "INSERT INTO migration (number, name, fingerprint) VALUES (?, ?, ?)",
          arguments: [migration.number, migration.name, fingerprint])
        isBehind = isBehind || migration.isDerived
      }
    }
    // A new register has nothing to follow.
    if isBehind { try Rebuilding(db: db, tell: tell).run() }
  }

  private func done() throws -> [Int: String] {
    var done: [Int: String] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT number, fingerprint FROM migration") {
      done[row[0]] = row[1]
    }
    return done
  }
}

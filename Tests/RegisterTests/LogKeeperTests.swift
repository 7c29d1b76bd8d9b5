import Foundation
import GRDB
import Testing

@testable import Register

/// The log is carried over beside the writer, begins anew, and loses nothing.
@Suite struct `The keeper of the log` {
  let drawer: Drawer
  let register: SQLiteRegister

  init() throws {
    drawer = try Drawer()
    register = try drawer.open()
    try register.pool.write { db in
      try db.execute(sql: "CREATE TABLE load (number INTEGER PRIMARY KEY, bytes BLOB) STRICT")
    }
  }

  private var logBytes: Int {
    get throws {
      let facts = try FileManager.default.attributesOfItem(atPath: drawer.path + "-wal")
      return try #require(facts[.size] as? Int)
    }
  }

  /// About 250 pages in one transaction.
  private func write(_ number: Int) async throws {
    let commitment = try await register.train.board { freight in
      try freight.db.execute(
        sql: "INSERT INTO load VALUES (?, zeroblob(1000000))", arguments: [number])
      return .done(nil)
    }
    #expect(commitment == .done(nil))
  }

  @Test func `carries it over while the writer goes on`() async throws {
    // Twice as much as it may grow to before it is carried over.
    for number in 0..<64 {
      try await write(number)
      // Room for the one who carries: this is not about speed.
      if number % 5 == 4 { try await Task.sleep(for: .milliseconds(30)) }
    }
    #expect(try logBytes < 50 << 20)
    let count = try await register.pool.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM load")
    }
    #expect(count == 64)
    #expect(try await register.verify().isClean)
    let copy = drawer.folder + "/copy.sqlite"
    try await register.backUp(to: copy)
    try register.close()
    // Whoever closes last carries the rest over.
    #expect(!FileManager.default.fileExists(atPath: drawer.path + "-wal"))
    let again = try drawer.open()
    let kept = try await again.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM load") }
    #expect(kept == 64)
    try again.close()
  }

  @Test func `is not asked any more when it is gone`() async throws {
    let other = try Drawer()
    let pool = try DatabasePool(path: other.path)
    weak var gone: LogKeeper?
    do {
      let keeper = try LogKeeper(path: other.path)
      gone = keeper
      try await pool.writeWithoutTransaction { [keeper] db in keeper.watch(db) }
    }
    #expect(gone == nil)
    try await pool.write { try $0.execute(sql: "CREATE TABLE load (number INTEGER) STRICT") }
    try pool.close()
  }

  @Test func `asks the disk as strictly as the writer does`() throws {
    let keeper = try LogKeeper(path: drawer.path)
    #expect(try keeper.synchronous == 2)
    try keeper.close()
  }
}

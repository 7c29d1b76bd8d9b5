import CStoreSetup
import Casework
import Foundation
import GRDB
import Measures

/// The register in one SQLite file: one writer with group commit, many readers.
public struct SQLiteRegister: Register {
  let pool: DatabasePool
  private let glances: Glances
  let train: CommitTrain
  let shelf: CaseShelf
  let forms: FormShelf

  /// Opens the register, makes a new one where there is none, and brings an older one to this release.
  ///
  /// Ends with `.notDurable` unless every acknowledged write outlives a power cut.
  /// - Parameter tell: hears how far it is when an older register is made anew from its journal, which takes minutes where
  ///   there are very many cases
  public static func open(
    path: String, readers: Int = 4,
    tell: @escaping @Sendable (RegisterProgress) -> Void = { _ in }
  ) throws(RegisterFault) -> SQLiteRegister {
    do {
      _ = isSetUp
      let pool = try DatabasePool(path: path, configuration: configuration(readers: readers))
      try pool.writeWithoutTransaction { db in
        try makeDurable(db)
        try Migrations(db: db, tell: tell).run()
        try assertDurable(db)
      }
      // Opened last: it finds the file as this release needs it.
      let glances = try Glances(path: path, count: readers)
      let log = try LogKeeper(path: path)
      pool.writeWithoutTransaction { db in log.watch(db) }
      return SQLiteRegister(
        pool: pool, glances: glances, train: CommitTrain(pool: pool, log: log),
        shelf: CaseShelf(capacity: 4096), forms: FormShelf(capacity: 512))
    } catch {
      throw RegisterFault(error)
    }
  }

  /// Ends all connections; nothing may be asked afterwards.
  public func close() throws(RegisterFault) {
    do {
      try glances.close()
      try train.close()
    } catch { throw RegisterFault(error) }
  }

  private static func configuration(readers: Int) -> Configuration {
    var configuration = Configuration()
    configuration.label = "register"
    configuration.maximumReaderCount = max(1, readers)
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -16000")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      db.add(function: SearchText.wordsBegin)
    }
    return configuration
  }

  /// The pool sets `synchronous` to NORMAL while it opens, so that FULL has to come afterwards.
  private static func makeDurable(_ db: Database) throws {
    try db.execute(sql: "PRAGMA synchronous = FULL")
  }

  /// Settings of the process, once.
  private static let isSetUp: Bool = {
    store_count_no_memory()
    return true
  }()

  private static func assertDurable(_ db: Database) throws {
    let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
    let foreignKeys = try Int.fetchOne(db, sql: "PRAGMA foreign_keys")
    guard synchronous == 2, mode == "wal", foreignKeys == 1 else {
      throw RegisterFault.notDurable(
        .init(
          "synchronous \(synchronous ?? -1), journal_mode \(mode ?? "?"), "
            + "foreign_keys \(foreignKeys ?? -1)"))
    }
  }

  /// One look at a state of the register that does not change meanwhile.
  func reading<Value: Sendable>(_ look: @escaping @Sendable (Database) throws -> Value)
    async throws(RegisterFault) -> Value
  {
    do { return try await pool.read(look) } catch { throw RegisterFault(error) }
  }

  /// One statement along a key, for a row or a few, on the spot.
  func glancing<Value>(_ look: (Database) throws -> Value) throws(RegisterFault) -> Value {
    do { return try glances.look(look) } catch { throw RegisterFault(error) }
  }
}

extension SQLiteRegister {
  public func commit(_ write: Write) async throws(RegisterFault) -> Commitment {
    let job = try WriteJob(write, forms: forms)
    let commitment = try await train.board(job.run)
    if case .done = commitment {
      for new in job.forms { forms.lay(new.form, new.mark) }
      lay(write.changes)
    }
    return commitment
  }

  public func tend(_ upkeep: [Upkeep]) async throws(RegisterFault) {
    _ = try await train.board { freight in
      let table = ComingTable(db: freight.db)
      for item in upkeep { try table.take(item) }
      return .done(nil)
    }
  }

  /// Reads bodies of the journal; a form that is not at hand is looked for on the spot.
  var journalReading: JournalReading {
    JournalReading(shelf: forms) { mark in
      try glancing { db in try FormTable(db: db).form(mark) }
    }
  }

  private func lay(_ changes: [Change]) {
    for case .step(let step, _) in changes { shelf.lay(step.after) }
  }
}

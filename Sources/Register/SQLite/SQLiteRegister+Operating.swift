import Casework
import Foundation
import GRDB

extension SQLiteRegister {
  /// Recomputes everything from the journal and says what differs.
  ///
  /// - Parameters:
  ///   - heads: heads of the journal as they were published; one that is not in it is a difference.
  ///   - tell: hears now and then how far it is; called from the reader's thread.
  public func verify(
    against heads: [JournalHead] = [],
    tell: @escaping @Sendable (RegisterProgress) -> Void = { _ in }
  ) async throws(RegisterFault) -> Verification {
    try await reading { db in
      var verifier = Verifier(db: db, tell: tell)
      return try verifier.run(heads: heads)
    }
  }

  /// Empties everything that follows from the journal and writes it anew, in one transaction.
  ///
  /// Files, keys, sessions and waiting messages stay as they are. Ends with `.damaged`, and nothing is changed, when
  /// the journal itself cannot be followed.
  public func rebuild(
    tell: @escaping @Sendable (RegisterProgress) -> Void = { _ in }
  ) async throws(RegisterFault) {
    do {
      try await pool.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try Rebuilding(db: db, tell: tell).run()
          return .commit
        }
      }
    } catch {
      throw RegisterFault(error)
    }
    shelf.clear()
  }

  /// Copies the register to another file while it is in use: the state of one moment.
  ///
  /// - Parameter path: a file that is not there yet.
  public func backUp(to path: String) async throws(RegisterFault) {
    try StoredFile.require(absent: path)
    do {
      // A connection of its own: the writer goes on meanwhile.
      let copying = try DatabaseQueue(path: pool.path)
      try await copying.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
      try copying.close()
      try StoredFile.sync(path)
    } catch {
      throw RegisterFault(error)
    }
  }

  /// Puts a copy in the place of a register. Nobody may have the register open.
  ///
  /// The copy is verified first; one that differs from its own journal is not restored.
  /// - Parameters:
  ///   - replacing: whether a register that is there gives way.
  ///   - tell: hears how far the verification of the copy is.
  public static func restore(
    from copy: String, to path: String, replacing: Bool,
    tell: @escaping @Sendable (RegisterProgress) -> Void = { _ in }
  ) async throws(RegisterFault) -> Verification {
    if !replacing { try StoredFile.require(absent: path) }
    try requireUnused(path)
    let fresh = path + ".restoring"
    try StoredFile.copy(copy, to: fresh)
    let register = try SQLiteRegister.open(path: fresh)
    let verification = try await register.verify(tell: tell)
    try register.close()
    guard verification.isClean else {
      StoredFile.remove(fresh)
      return verification
    }
    try StoredFile.sync(fresh)
    try StoredFile.move(fresh, over: path)
    return verification
  }

  /// `.busy` when anybody has the register open.
  private static func requireUnused(_ path: String) throws(RegisterFault) {
    guard StoredFile.exists(path) else { return }
    var configuration = Configuration()
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    do {
      let only = try DatabaseQueue(path: path, configuration: configuration)
      try only.inDatabase { db in
        try db.inTransaction(.exclusive) { .commit }
      }
      try only.close()
    } catch {
      throw RegisterFault(error)
    }
  }
}

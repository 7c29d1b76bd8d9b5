import GRDB
import GRDBSQLite
import Synchronization

/// Carries the log over into the register's file while the single writer goes on.
///
/// SQLite would have the writer do it whenever the log is long enough: everybody would wait meanwhile. Here a connection of
/// its own does nearly all of it; what was written meanwhile, the writer carries over behind its next transaction, so that
/// nothing is left and the log begins anew.
final class LogKeeper: Sendable {
  private enum Stage {
    case resting, carrying, nearlyDone
  }

  /// Pages: what is written again before the log is carried over is carried once. 32 MB of log.
  private static var most: Int32 { 8000 }

  private let carrier: DatabaseQueue
  private let stage = Mutex(Stage.resting)

  init(path: String) throws {
    var configuration = Configuration()
    configuration.label = "register-log"
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
    carrier = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// What SQLite knows of a keeper. It outlives both, some bytes for each register that was opened: the writer's connection
  /// cannot say when it hears no more.
  private final class Ear: Sendable {
    weak let keeper: LogKeeper?

    init(_ keeper: LogKeeper) { self.keeper = keeper }
  }

  /// Hears of every transaction of the writer, as long as it lives.
  func watch(_ writer: Database) {
    let ear = unsafe Unmanaged.passRetained(Ear(self)).toOpaque()
    unsafe sqlite3_wal_hook(
      writer.sqliteConnection,
      { ear, connection, _, pages in
        guard let ear = unsafe ear, let connection = unsafe connection else { return SQLITE_OK }
        unsafe Unmanaged<Ear>.fromOpaque(ear).takeUnretainedValue()
          .keeper?.hear(pages, from: connection)
        return SQLITE_OK
      }, ear)
  }

  func close() throws { try carrier.close() }

  /// How strictly the one who carries asks the disk; 2 is FULL.
  var synchronous: Int? {
    get throws { try carrier.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } }
  }

  private func hear(_ pages: Int32, from writer: SQLiteConnection) {
    let was = stage.withLock { stage in
      let was = stage
      if was == .nearlyDone { stage = .resting }
      if was == .resting, pages >= Self.most { stage = .carrying }
      return was
    }
    switch was {
    case .carrying: return
    case .nearlyDone: unsafe Self.carry(writer)
    case .resting where pages >= Self.most: carryMost()
    case .resting: return
    }
  }

  private func carryMost() {
    carrier.asyncWriteWithoutTransaction { [self] db in
      if let connection = unsafe db.sqliteConnection { unsafe Self.carry(connection) }
      stage.withLock { $0 = .nearlyDone }
    }
  }

  /// As far as those who read allow, waiting for nobody. What could not be carried over stays in the log, and is as safe
  /// there; the next time comes.
  private static func carry(_ connection: SQLiteConnection) {
    _ = unsafe sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
  }
}

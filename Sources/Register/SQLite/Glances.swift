import GRDB
import Synchronization

/// Connections for one statement along a key, done on the spot: handing it to another thread, beginning and ending a
/// transaction, or asking whether the schema is another one, each take longer than the look.
///
/// Whoever waits here waits for somebody who is looking. The readers of the pool may be held by somebody who waits for
/// this very thread.
final class Glances: Sendable {
  private let readers: [DatabaseQueue]
  private let turn = Atomic<Int>(0)

  init(path: String, count: Int) throws {
    var configuration = Configuration()
    configuration.label = "register-glance"
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    readers = try (0..<max(1, count)).map { _ in
      try DatabaseQueue(path: path, configuration: configuration)
    }
  }

  func look<Value>(_ look: (Database) throws -> Value) throws -> Value {
    let turn = turn.wrappingAdd(1, ordering: .relaxed).oldValue
    return try readers[Int(UInt(bitPattern: turn) % UInt(readers.count))].unsafeRead(look)
  }

  func close() throws {
    for reader in readers { try reader.close() }
  }
}

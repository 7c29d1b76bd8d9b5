import GRDB
import Synchronization

/// Connections for one statement along a key, done on the spot: handing it to another thread, beginning and ending a
/// transaction, or asking whether the schema is another one, each take longer than the look.
///
/// Whoever waits here waits for somebody who is looking. The readers of the pool may be held by somebody who waits for
/// this very thread.
final class Glances: Sendable {
  /// Of a word of bits.
  private static let most = UInt64.bitWidth

  private let readers: [DatabaseQueue]
  /// A bit for each reader that somebody looks through.
  private let busy = Atomic<UInt64>(0)

  init(path: String, count: Int) throws {
    var configuration = Configuration()
    configuration.label = "register-glance"
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    readers = try (0..<min(max(1, count), Self.most)).map { _ in
      try DatabaseQueue(path: path, configuration: configuration)
    }
  }

  func look<Value>(_ look: (Database) throws -> Value) throws -> Value {
    guard let place = take() else { return try readers[readers.count - 1].unsafeRead(look) }
    defer { busy.bitwiseXor(1 << place, ordering: .releasing) }
    return try readers[place].unsafeRead(look)
  }

  /// A reader that nobody looks through; nil where there is none.
  private func take() -> Int? {
    var known = busy.load(ordering: .relaxed)
    while true {
      let place = (~known).trailingZeroBitCount
      guard place < readers.count else { return nil }
      let taken = busy.weakCompareExchange(
        expected: known, desired: known | 1 << place, ordering: .acquiring)
      if taken.exchanged { return place }
      known = taken.original
    }
  }

  func close() throws {
    for reader in readers { try reader.close() }
  }
}

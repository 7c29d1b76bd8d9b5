import ColumnKernels
import Synchronization

/// Memory of columns that nobody reads any longer, kept for the next run: fresh memory costs more to be got from the
/// system than many rulings cost to be worked out.
final class ColumnStore: Sendable {
  private let kept = Mutex<[Int: [UInt]]>([:])

  deinit {
    for address in kept.withLock({ $0.values.flatMap(\.self) }) { Self.free(address) }
  }

  func take(_ byteCount: Int) -> UInt? { kept.withLock { $0[byteCount]?.popLast() } }

  func give(_ address: UInt, _ byteCount: Int) {
    kept.withLock { $0[byteCount, default: []].append(address) }
  }

  /// Some more than asked for, to begin where columns do not hinder each other; nil when there is none.
  static func allocate(_ byteCount: Int) -> UInt? {
    column_allocate(UInt64(byteCount + 4096)).map { UInt(bitPattern: $0) }
  }

  static func free(_ address: UInt) { column_free(UnsafeMutableRawPointer(bitPattern: address)) }
}

import Measures
import Synchronization

/// Forms of explanations written before: cases that took the same way through the book share one.
///
/// A form holds words of the book and names of facts, never an answer. The older half is forgotten when the younger
/// one is full; whoever holds such a form keeps it, and the next case makes it anew.
final class WrittenForms: Sendable {
  private struct Key: Hashable {
    let count: Int
    let places: Int
    let sum: UInt64
  }

  private struct Boards {
    var young: [Key: TextForm] = [:]
    var old: [Key: TextForm] = [:]
  }

  /// Forms on one of the two boards: of 30 kB each about 15 MB.
  private let capacity = 512
  private let boards = Mutex(Boards())

  /// The form with these bytes: the one that was known, or a new one.
  ///
  /// - Parameter places: how many values are left out of them
  func form(of bytes: [UInt8], places: Int) -> TextForm {
    let key = Key(count: bytes.count, places: places, sum: Self.sum(bytes))
    let known = boards.withLock { $0.young[key] ?? $0.old[key] }
    if let known, Self.areSame(known.bytes, bytes) { return known }
    let form = TextForm(bytes: bytes)
    boards.withLock { boards in
      boards.young[key] = form
      guard boards.young.count >= capacity else { return }
      boards.old = boards.young
      boards.young = [:]
    }
    return form
  }

  // Both loops have no way out before the end: many bytes are taken at once so.

  private static func sum(_ bytes: [UInt8]) -> UInt64 {
    var (plain, weighed, weight): (UInt32, UInt32, UInt32) = (0, 0, 1)
    for byte in bytes {
      plain &+= UInt32(byte)
      weighed &+= UInt32(byte) &* weight
      weight &+= 2
    }
    return UInt64(weighed) << 32 | UInt64(plain)
  }

  private static func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    var difference: UInt8 = 0
    for index in one.indices { difference |= one[index] ^ other[index] }
    return difference == 0
  }
}

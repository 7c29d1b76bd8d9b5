import Measures
import Synchronization

/// Forms of explanations written before: cases that took the same way through the book share one.
///
/// A form holds words of the book and names of facts, never an answer. The older half is forgotten when the younger
/// one is full; whoever holds such a form keeps it, and the next case makes it anew.
final class WrittenForms: Sendable {
  /// Forms of one length with values at the same places: seldom more than one.
  private struct Key: Hashable {
    let count: Int
    let places: Int
  }

  private struct Boards {
    var young: [Key: [TextForm]] = [:]
    var old: [Key: [TextForm]] = [:]
    /// How many lie on the younger one.
    var count = 0
  }

  /// Forms on one of the two boards: of 30 kB each about 15 MB.
  private let capacity = 512
  private let boards = Mutex(Boards())

  /// The form with these bytes: the one that was known, or a new one.
  ///
  /// - Parameter places: a number that is the same for equal bytes
  func form(of bytes: [UInt8], places: Int) -> TextForm {
    let key = Key(count: bytes.count, places: places)
    let (young, old) = boards.withLock { ($0.young[key], $0.old[key]) }
    for form in (young ?? []) + (old ?? []) where Self.areSame(form.bytes, bytes) { return form }
    let form = TextForm(bytes: bytes)
    boards.withLock { boards in
      boards.young[key, default: []].append(form)
      boards.count += 1
      guard boards.count >= capacity else { return }
      boards = Boards(old: boards.young)
    }
    return form
  }

  /// No way out before the end: many bytes are compared at once so.
  private static func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    var difference: UInt8 = 0
    for index in one.indices { difference |= one[index] ^ other[index] }
    return difference == 0
  }
}

import Measures
import Synchronization

/// Forms of explanations written before: cases that took the same way through the book share one.
///
/// A form holds words of the book and names of facts, never an answer. One that is forgotten is made anew for the next
/// case.
final class WrittenForms: Sendable {
  /// Two forms of one length with values at the same places are seldom: then the later one is known.
  private struct Key: Hashable {
    let count: Int
    let places: Int
  }

  /// Forms of 30 kB each: 15 to 30 MB.
  private let known = Mutex(Recent<Key, TextForm>(capacity: 512))

  /// The form with these bytes: the one that was known, or a new one.
  ///
  /// - Parameter places: a number that is the same for equal bytes
  func form(of bytes: [UInt8], places: Int) -> TextForm {
    let key = Key(count: bytes.count, places: places)
    if let form = known.withLock({ $0[key] }), Self.areSame(form.bytes, bytes) { return form }
    let form = TextForm(bytes: bytes)
    known.withLock { $0.lay(form, at: key) }
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

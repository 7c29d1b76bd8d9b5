import Casework
import Measures
import Synchronization

/// Folded cases kept at hand. Whoever takes one from here compares its version with the one in the register, at the latest
/// when a step on it is kept.
final class CaseShelf: Sendable {
  /// A case has many parts: in a box of its own it is moved about as one.
  private final class Box: Sendable {
    let permitCase: PermitCase
    init(_ permitCase: PermitCase) { self.permitCase = permitCase }
  }

  private let boxes: Mutex<Recent<Identifier<PermitCase>, Box>>

  /// - Parameter capacity: so many cases laid last are at hand.
  init(capacity: Int) { boxes = Mutex(Recent(capacity: capacity)) }

  func take(_ id: Identifier<PermitCase>) -> PermitCase? {
    boxes.withLock { $0[id] }?.permitCase
  }

  /// A later version is never replaced by an earlier one.
  func lay(_ permitCase: PermitCase) {
    let box = Box(permitCase)
    // A case has so many parts that it takes a while to go: nobody waits for that.
    _ = boxes.withLock { boxes -> (Box?, Box?) in
      if let known = boxes[permitCase.id], known.permitCase.version > permitCase.version {
        return (nil, nil)
      }
      return boxes.lay(box, at: permitCase.id)
    }
  }

  func clear() { boxes.withLock { $0.clear() } }
}

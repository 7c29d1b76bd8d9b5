import Casework
import Synchronization

/// Folded cases kept at hand. A case is only taken from here when its version is the one in the register.
final class CaseShelf: Sendable {
  /// A case has many parts: in a box of its own it is moved about as one.
  private final class Box: Sendable {
    let permitCase: PermitCase
    init(_ permitCase: PermitCase) { self.permitCase = permitCase }
  }

  private struct Boards {
    var young: [Identifier<PermitCase>: Box] = [:]
    var old: [Identifier<PermitCase>: Box] = [:]
  }

  private let capacity: Int
  private let boards = Mutex(Boards())

  /// - Parameter capacity: cases on one of two boards; the older board is cleared when the younger is full.
  init(capacity: Int) { self.capacity = capacity }

  func take(_ id: Identifier<PermitCase>) -> PermitCase? {
    boards.withLock { $0.young[id] ?? $0.old[id] }?.permitCase
  }

  /// A later version is never replaced by an earlier one.
  func lay(_ permitCase: PermitCase) {
    let box = Box(permitCase)
    boards.withLock { boards in
      let known = boards.young[permitCase.id] ?? boards.old[permitCase.id]
      if let known, known.permitCase.version > permitCase.version { return }
      boards.young[permitCase.id] = box
      if boards.young.count >= capacity {
        boards.old = boards.young
        boards.young = [:]
      }
    }
  }

  func clear() { boards.withLock { $0 = Boards() } }
}

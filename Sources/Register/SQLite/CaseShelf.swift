import Casework
import Synchronization

/// Folded cases kept at hand. A case is only taken from here when its version is the one in the register.
final class CaseShelf: Sendable {
  private struct Boards {
    var young: [Identifier<PermitCase>: PermitCase] = [:]
    var old: [Identifier<PermitCase>: PermitCase] = [:]
  }

  private let capacity: Int
  private let boards = Mutex(Boards())

  /// - Parameter capacity: cases on one of two boards; the older board is cleared when the younger is full.
  init(capacity: Int) { self.capacity = capacity }

  func take(_ id: Identifier<PermitCase>) -> PermitCase? {
    boards.withLock { $0.young[id] ?? $0.old[id] }
  }

  /// A later version is never replaced by an earlier one.
  func lay(_ permitCase: PermitCase) {
    boards.withLock { boards in
      let known = boards.young[permitCase.id] ?? boards.old[permitCase.id]
      if let known, known.version > permitCase.version { return }
      boards.young[permitCase.id] = permitCase
      if boards.young.count >= capacity {
        boards.old = boards.young
        boards.young = [:]
      }
    }
  }

  func clear() { boards.withLock { $0 = Boards() } }
}

import LawLanguage
import Synchronization

/// What was still to be asked after the answers of earlier pages, so that a page reads the law once and not once for
/// every answer before it.
///
/// It holds no answers: what was asked is found by two sums over topic and facts. One memory belongs to one book.
public final class InterviewMemory: Sendable {
  private struct Key: Hashable {
    let first: Int
    let second: Int
  }

  /// Forgotten as a whole when so many are held.
  private static var limit: Int { 8192 }

  private let held = Mutex<[Key: [BookPath]]>([:])

  public init() {}

  func wanted(_ topic: ID<Topic>, _ facts: CaseFacts) -> [BookPath]? {
    let key = key(topic, facts)
    return held.withLock { $0[key] }
  }

  func keep(_ paths: [BookPath], _ topic: ID<Topic>, _ facts: CaseFacts) {
    let key = key(topic, facts)
    held.withLock { held in
      if held.count >= Self.limit { held.removeAll(keepingCapacity: true) }
      held[key] = paths
    }
  }

  private func key(_ topic: ID<Topic>, _ facts: CaseFacts) -> Key {
    Key(first: sum(topic, facts, salt: 0), second: sum(topic, facts, salt: 1))
  }

  private func sum(_ topic: ID<Topic>, _ facts: CaseFacts, salt: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(salt)
    hasher.combine(topic)
    hasher.combine(facts)
    return hasher.finalize()
  }
}

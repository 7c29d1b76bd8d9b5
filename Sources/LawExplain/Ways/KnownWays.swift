import Measures
import Synchronization

/// Ways taken before. One that is forgotten is learnt anew from the next case.
///
/// What is kept are words of the book, names of facts, and which questions were answered yes: no other answer.
final class KnownWays: Sendable {
  /// Of about 50 kB each with their forms: 13 MB when all are laid.
  private let known = Mutex(Recent<UInt64, KnownWay>(capacity: 256))

  /// The way, if it was taken before: the same in every step.
  func known(_ way: Way) -> KnownWay? {
    let found = known.withLock { $0[way.mark] }
    return found?.way == way ? found : nil
  }

  func lay(_ way: KnownWay) { known.withLock { $0.lay(way, at: way.way.mark) } }
}

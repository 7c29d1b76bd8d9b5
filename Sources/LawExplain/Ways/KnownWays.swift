import Measures
import Synchronization

/// Ways taken before. One that is forgotten is learnt anew from the next case.
final class KnownWays: Sendable {
  /// Of about 20 kB each: 10 to 20 MB.
  private let known = Mutex(Recent<UInt64, KnownWay>(capacity: 512))

  /// The way, if it was taken before: the same in every step.
  func known(_ way: Way) -> KnownWay? {
    let found = known.withLock { $0[way.mark] }
    return found?.way == way ? found : nil
  }

  func lay(_ way: KnownWay) { known.withLock { $0.lay(way, at: way.way.mark) } }
}

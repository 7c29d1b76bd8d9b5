import Measures
import Office
import Register
import Synchronization

/// The time of a demo: it stands where the tale says, and goes on from there once the tale is told.
///
/// A demo tells of days that lie in the past or the future, so the law of those days answers; the visitor's own
/// clock only moves it on.
public final class DemoClock: Sendable {
  private struct Hands {
    var day: Day
    /// Writes of the same day follow each other.
    var ticks: Int64 = 0
    var drawn: UInt64
    /// What the outer clock showed when the tale was told.
    var release: Moment?
  }

  private let hands: Mutex<Hands>
  private let outer: @Sendable () -> Moment

  /// - Parameters:
  ///   - seed: the same seed gives the same keys in every run
  ///   - outer: the real clock, read only after `letGo`
  public init(from day: Day, seed: UInt64, outer: @escaping @Sendable () -> Moment) {
    hands = Mutex(Hands(day: day, drawn: seed))
    self.outer = outer
  }

  /// Puts the clock to nine in the morning of a day of the tale.
  func turn(to day: Day) {
    hands.withLock { hands in
      if hands.day != day { hands.ticks = 0 }
      hands.day = day
    }
  }

  /// From now on time passes.
  func letGo() {
    let moment = outer()
    hands.withLock { $0.release = moment }
  }

  /// A moment of the demo, in Coordinated Universal Time.
  public func now() -> Moment {
    let outer = outer()
    return hands.withLock { hands in
      hands.ticks += 1
      let passed = hands.release.map { outer.milliseconds - $0.milliseconds } ?? 0
      return Moment(
        milliseconds: Self.morning(of: hands.day) + hands.ticks + max(passed, 0))
    }
  }

  /// The legal day of the demo.
  public func today() -> Day {
    let outer = outer()
    return hands.withLock { hands in
      guard let release = hands.release else { return hands.day }
      let passed = max(outer.milliseconds - release.milliseconds, 0) + Self.morningMilliseconds
      return hands.day.adding(days: Int(passed / Self.dayMilliseconds)) ?? hands.day
    }
  }

  /// The world that an office of the demo stands in while the tale is told.
  var world: World {
    World(
      now: { self.now() }, today: { self.today() },
      randomBytes: { count in self.bytes(count) })
  }

  /// Bytes that differ from draw to draw and are the same in every run: only for keys, never for secrets.
  private func bytes(_ count: Int) -> [UInt8] {
    hands.withLock { hands in
      (0..<count).map { _ in
        hands.drawn = hands.drawn &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: hands.drawn >> 33)
      }
    }
  }

  private static var dayMilliseconds: Int64 { 86_400_000 }
  private static var morningMilliseconds: Int64 { 4 * 3_600_000 }

  /// Nine o'clock in Kazakhstan is four in Coordinated Universal Time.
  private static func morning(of day: Day) -> Int64 {
    Int64(day.number) * dayMilliseconds + morningMilliseconds
  }
}

import Measures

/// An instant in whole milliseconds of Coordinated Universal Time.
///
/// Always handed in: this room has no clock.
public struct Moment: Hashable, Codable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Later than every instant.
  public static var never: Moment { Moment(milliseconds: .max) }

  /// The instant so many seconds later.
  public func adding(seconds: Int64) -> Moment {
    Moment(milliseconds: milliseconds + seconds * 1000)
  }
}

/// A civil day of the proleptic Gregorian calendar, without time or time zone.
///
/// The range is 0001-01-01...9999-12-31; a day outside of it cannot be made.
@frozen
public struct Day: Hashable, Sendable {
  /// Days since 1970-01-01, negative before it.
  public let number: Int32

  /// The day with the given number.
  ///
  /// - Parameter number: days since 1970-01-01, within `earliest.number...latest.number`;
  ///   anything else is a mistake of the caller and stops the program. For a number that is not
  ///   known to be in range use `init(exactly:)`.
  @inlinable
  public init(number: Int32) {
    precondition(Day.holds(Int(number)), "a day outside of years 1...9999")
    self.number = number
  }

  /// The day with the given number, or nil outside of years 1...9999.
  ///
  /// - Parameter number: days since 1970-01-01.
  @inlinable
  public init?(exactly number: Int) {
    guard Day.holds(number) else { return nil }
    self.number = Int32(truncatingIfNeeded: number)
  }

  /// For numbers already known to be in range.
  @inlinable
  init(unchecked number: Int32) {
    self.number = number
  }

  /// The first representable day, 0001-01-01.
  @inlinable
  public static var earliest: Day { Day(unchecked: -719_162) }

  /// The last representable day, 9999-12-31.
  @inlinable
  public static var latest: Day { Day(unchecked: 2_932_896) }

  @inlinable
  static func holds(_ number: Int) -> Bool {
    number >= Int(earliest.number) && number <= Int(latest.number)
  }
}

extension Day: Comparable {
  /// The earlier day is the lesser.
  @inlinable
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }
}

/// A count of calendar days; never to be mixed with months.
@frozen
public struct Days: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number of days, negative for days back.
  public let count: Int

  /// A term of so many days.
  @inlinable
  public init(_ count: Int) {
    self.count = count
  }

  /// The shorter term is the lesser.
  @inlinable
  public static func < (left: Days, right: Days) -> Bool {
    left.count < right.count
  }

  /// The count with its unit: "1 day", "30 days".
  public var description: String {
    count == 1 ? "1 day" : "\(count) days"
  }
}

/// A count of calendar months; how many days they are depends on where they begin.
@frozen
public struct Months: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number of months, negative for months back; 12 make a year.
  public let count: Int

  /// A term of so many months.
  @inlinable
  public init(_ count: Int) {
    self.count = count
  }

  /// The shorter term is the lesser.
  @inlinable
  public static func < (left: Months, right: Months) -> Bool {
    left.count < right.count
  }

  /// The count with its unit: "1 month", "12 months".
  public var description: String {
    count == 1 ? "1 month" : "\(count) months"
  }
}

extension Day {
  /// The day at the end of a term of days, or nil outside of years 1...9999.
  @inlinable
  public func adding(_ term: Days) -> Day? {
    adding(days: term.count)
  }

  /// The day at the end of a term of months, or nil outside of years 1...9999.
  @inlinable
  public func adding(_ term: Months, rounding: MonthEnd) -> Day? {
    adding(months: term.count, rounding: rounding)
  }
}

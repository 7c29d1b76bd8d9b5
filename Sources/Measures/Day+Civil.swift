// Both conversions follow Neri and Schneider, "Euclidean affine functions and their application to
// calendar algorithms" (2022). They count years from 1 March, so that the leap day comes last and
// month lengths follow one linear formula. Day 0 of that count is 0000-03-01, before `earliest`,
// hence all intermediate values are non-negative and unsigned division is enough.

extension Day {
  /// Days from 0000-03-01 to 1970-01-01.
  @inlinable
  static var marchEpoch: Int32 { 719_468 }

  /// Days since 0000-03-01.
  @inlinable
  var sinceMarchEpoch: UInt32 { UInt32(bitPattern: number &+ Day.marchEpoch) }

  /// The civil day, or nil when there is no such date.
  ///
  /// - Parameters:
  ///   - year: 1...9999.
  ///   - month: 1...12.
  ///   - day: 1 up to the length of the month.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1 else { return nil }
    guard day <= Day.lengthOfMonth(month, year: year) else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// For dates already known to exist.
  @inlinable
  init(uncheckedYear year: Int, month: Int, day: Int) {
    let beforeMarch = month <= 2
    let marchYear = UInt32(truncatingIfNeeded: beforeMarch ? year &- 1 : year)
    let marchMonth = UInt32(truncatingIfNeeded: beforeMarch ? month &+ 12 : month)
    let century = marchYear / 100
    let daysOfYears = 1461 &* marchYear / 4 &- century &+ century / 4
    let daysOfMonths = (979 &* marchMonth &- 2919) / 32
    let days = daysOfYears &+ daysOfMonths &+ UInt32(truncatingIfNeeded: day &- 1)
    self.init(unchecked: Int32(bitPattern: days) &- Day.marchEpoch)
  }

  /// Year 1...9999, month 1...12 and day of the month 1...31.
  @inlinable
  public var components: (year: Int, month: Int, day: Int) {
    let quarterDays = 4 &* sinceMarchEpoch &+ 3
    let century = quarterDays / 146_097
    let quarterDaysOfCentury = (quarterDays % 146_097) | 3
    let product = 2_939_745 &* UInt64(quarterDaysOfCentury)
    let yearOfCentury = UInt32(truncatingIfNeeded: product >> 32)
    let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
    let monthAndDay = 2141 &* dayOfYear &+ 197_913
    let marchMonth = Int(monthAndDay >> 16)
    let beforeMarch = dayOfYear >= 306
    return (
      year: Int(100 &* century &+ yearOfCentury) &+ (beforeMarch ? 1 : 0),
      month: beforeMarch ? marchMonth &- 12 : marchMonth,
      day: Int((monthAndDay & 0xFFFF) / 2141) &+ 1
    )
  }

  /// The year, 1...9999.
  @inlinable
  public var year: Int { components.year }

  /// The month of the year, 1...12.
  @inlinable
  public var month: Int { components.month }

  /// The day of the month, 1...31.
  @inlinable
  public var day: Int { components.day }

  /// The day of the week.
  @inlinable
  public var weekday: Weekday {
    // 0000-03-01 is a Wednesday, two days after a Monday.
    Weekday(daysAfterMonday: (sinceMarchEpoch &+ 2) % 7)
  }

  /// Whether the year has a 29 February.
  ///
  /// - Parameter year: 1...9999.
  @inlinable
  public static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days in a month: 28...31.
  ///
  /// - Parameters:
  ///   - month: 1...12; anything else is a mistake of the caller and stops the program.
  ///   - year: 1...9999.
  @inlinable
  public static func lengthOfMonth(_ month: Int, year: Int) -> Int {
    precondition(month >= 1 && month <= 12, "a month outside of 1...12")
    if month == 2 { return isLeapYear(year) ? 29 : 28 }
    // Odd months up to July and even ones from August have 31 days.
    return 30 | (month ^ (month >> 3))
  }
}

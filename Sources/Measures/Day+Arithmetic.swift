extension Day {
  /// The day so many days later (earlier when negative), or nil outside of years 1...9999.
  @inlinable
  public func adding(days: Int) -> Day? {
    let (sum, overflow) = Int(number).addingReportingOverflow(days)
    return overflow ? nil : Day(exactly: sum)
  }

  /// The same day so many months later (earlier when negative), or nil outside of years 1...9999.
  ///
  /// - Parameters:
  ///   - months: calendar months; 12 make a year.
  ///   - rounding: what to do when that month has no such day.
  @inlinable
  public func adding(months: Int, rounding: MonthEnd) -> Day? {
    let (year, month, day) = components
    let (total, overflow) = months.addingReportingOverflow(year &* 12 &+ month &- 1)
    guard !overflow, total >= 12, total < 120_000 else { return nil }
    let targetYear = total / 12
    let targetMonth = total % 12 &+ 1
    let length = Day.lengthOfMonth(targetMonth, year: targetYear)
    let kept = day < length ? day : length
    let end = Day(uncheckedYear: targetYear, month: targetMonth, day: kept)
    // December has 31 days, so one more day never leaves year 9999.
    return day > length && rounding.isUp ? Day(unchecked: end.number &+ 1) : end
  }

  /// Days from `other` to this day, negative when this day is the earlier.
  @inlinable
  public func days(since other: Day) -> Int {
    Int(number) &- Int(other.number)
  }

  /// Complete months from `other` to this day.
  ///
  /// The greatest count of months that, added to `other`, does not go past this day. Negative when
  /// this day is the earlier: the same count with the two days exchanged and the sign turned.
  ///
  /// - Parameters:
  ///   - other: the day the months are counted from.
  ///   - rounding: when a month begun on the 31st is complete in a shorter month: on its last day
  ///     (`down`) or on the first day of the next (`up`).
  @inlinable
  public func fullMonths(since other: Day, rounding: MonthEnd = .up) -> Int {
    guard other <= self else { return 0 &- other.fullMonths(since: self, rounding: rounding) }
    let (year, month, day) = components
    let start = other.components
    let months = (year &- start.year) &* 12 &+ month &- start.month
    if day >= start.day { return months }
    let atMonthEnd = !rounding.isUp && day == Day.lengthOfMonth(month, year: year)
    return atMonthEnd ? months : months &- 1
  }

  /// Complete years from `other` to this day; the age of a person born on `other`.
  ///
  /// Negative when this day is the earlier, as in `fullMonths(since:rounding:)`.
  ///
  /// - Parameters:
  ///   - other: the day the years are counted from.
  ///   - rounding: when a year begun on 29 February is complete in a common year: on 28 February
  ///     (`down`) or on 1 March (`up`).
  @inlinable
  public func fullYears(since other: Day, rounding: MonthEnd = .up) -> Int {
    fullMonths(since: other, rounding: rounding) / 12
  }
}

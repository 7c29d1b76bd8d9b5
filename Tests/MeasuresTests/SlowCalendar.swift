/// The civil calendar once more, by walking day after day: slow, and independent of `Day`.
struct SlowCalendar: Equatable {
  var year: Int
  var month: Int
  var day: Int

  static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  static func isLeap(_ year: Int) -> Bool {
    if year % 400 == 0 { return true }
    if year % 100 == 0 { return false }
    return year % 4 == 0
  }

  static func length(year: Int, month: Int) -> Int {
    month == 2 && isLeap(year) ? 29 : lengths[month - 1]
  }

  mutating func step() {
    day += 1
    if day > SlowCalendar.length(year: year, month: month) {
      day = 1
      month += 1
    }
    if month > 12 {
      month = 1
      year += 1
    }
  }

  /// The same day one month later or earlier, the day of the month not yet looked at.
  mutating func stepMonth(forward: Bool) {
    month += forward ? 1 : -1
    if month > 12 {
      month = 1
      year += 1
    }
    if month < 1 {
      month = 12
      year -= 1
    }
  }
}

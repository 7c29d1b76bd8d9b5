import Measures
import Testing

@Suite struct DayArithmeticTests {
  @Test func `31 January plus one month is the last day of February`() throws {
    #expect(try day("2026-01-31").adding(months: 1, rounding: .down) == day("2026-02-28"))
    #expect(try day("2024-01-31").adding(months: 1, rounding: .down) == day("2024-02-29"))
    #expect(try day("2024-01-30").adding(months: 1, rounding: .down) == day("2024-02-29"))
  }

  @Test func `31 January plus one month is 1 March when rounded up`() throws {
    #expect(try day("2026-01-31").adding(months: 1, rounding: .up) == day("2026-03-01"))
    #expect(try day("2026-01-29").adding(months: 1, rounding: .up) == day("2026-03-01"))
    #expect(try day("2024-01-29").adding(months: 1, rounding: .up) == day("2024-02-29"))
  }

  @Test func `29 February comes back after four years`() throws {
    let leapDay = try day("2024-02-29")
    #expect(try leapDay.adding(months: 48, rounding: .up) == day("2028-02-29"))
    #expect(try leapDay.adding(months: 12, rounding: .down) == day("2025-02-28"))
    #expect(try leapDay.adding(months: 12, rounding: .up) == day("2025-03-01"))
    #expect(try leapDay.adding(months: -12, rounding: .down) == day("2023-02-28"))
  }

  @Test func `months agree with a count on the fingers`() throws {
    let numbers = try day("1999-01-01").number...day("2004-12-31").number
    var failures: [String] = []
    for start in numbers.map(Day.init(number:)) {
      for forward in [true, false] {
        var slow = SlowCalendar(year: start.year, month: start.month, day: start.day)
        for count in 1...30 {
          slow.stepMonth(forward: forward)
          let months = forward ? count : -count
          for rounding in MonthEnd.allCases
          where start.adding(months: months, rounding: rounding) != settled(slow, rounding) {
            failures.append("\(start) \(months) \(rounding)")
          }
        }
      }
    }
    #expect(failures.isEmpty)
  }

  private func settled(_ slow: SlowCalendar, _ rounding: MonthEnd) -> Day? {
    let length = SlowCalendar.length(year: slow.year, month: slow.month)
    if slow.day <= length { return Day(year: slow.year, month: slow.month, day: slow.day) }
    guard rounding == .up else { return Day(year: slow.year, month: slow.month, day: length) }
    var next = slow
    next.stepMonth(forward: true)
    return Day(year: next.year, month: next.month, day: 1)
  }

  @Test(arguments: MonthEnd.allCases)
  func `full months are the most that can be added without going past`(
    rounding: MonthEnd
  ) throws {
    let starts = try day("2023-11-01").number...day("2024-04-30").number
    var failures: [String] = []
    for start in starts.map(Day.init(number:)) {
      var months = 0
      for end in (start.number...start.number + 900).map(Day.init(number:)) {
        while let next = start.adding(months: months + 1, rounding: rounding), next <= end {
          months += 1
        }
        let isSame =
          end.fullMonths(since: start, rounding: rounding) == months
          && start.fullMonths(since: end, rounding: rounding) == -months
          && end.fullYears(since: start, rounding: rounding) == months / 12
        if !isSame { failures.append("\(start) \(end)") }
      }
    }
    #expect(failures.isEmpty)
  }

  @Test func `a person grows older on the birthday`() throws {
    let birth = try day("2008-05-17")
    #expect(try day("2026-05-16").fullYears(since: birth) == 17)
    #expect(try day("2026-05-17").fullYears(since: birth) == 18)
    #expect(try day("2008-05-17").fullYears(since: birth) == 0)
  }

  @Test func `a person born on 29 February grows older on 1 March of a common year`() throws {
    let birth = try day("2008-02-29")
    #expect(try day("2026-02-28").fullYears(since: birth) == 17)
    #expect(try day("2026-03-01").fullYears(since: birth) == 18)
    #expect(try day("2026-02-28").fullYears(since: birth, rounding: .down) == 18)
    #expect(try day("2024-02-28").fullYears(since: birth, rounding: .down) == 15)
  }

  @Test func `days between two days count one way and the other`() throws {
    #expect(try day("2026-03-01").days(since: day("2026-02-28")) == 1)
    #expect(try day("2024-02-28").days(since: day("2024-03-01")) == -2)
    #expect(Day.latest.days(since: .earliest) == 3_652_058)
  }

  @Test func `days cross months, years and 1970`() throws {
    #expect(try day("2026-12-31").adding(days: 1) == day("2027-01-01"))
    #expect(try day("1970-01-01").adding(days: -1) == day("1969-12-31"))
    #expect(try day("2026-02-16").adding(days: 90) == day("2026-05-17"))
  }

  @Test(arguments: [1, 400, Int(Int32.max), Int(Int32.max) + 1, .max])
  func `there are no days past the ends`(days: Int) {
    #expect(Day.latest.adding(days: days) == nil)
    #expect(Day.earliest.adding(days: -days) == nil)
    #expect(Day.earliest.adding(days: .min) == nil)
  }

  @Test(arguments: [1, 120_000, Int(Int32.max), Int.max], MonthEnd.allCases)
  func `there are no months past the ends`(months: Int, rounding: MonthEnd) {
    #expect(Day.latest.adding(months: months, rounding: rounding) == nil)
    #expect(Day.earliest.adding(months: -months, rounding: rounding) == nil)
    #expect(Day.earliest.adding(months: .min, rounding: rounding) == nil)
  }

  @Test func `the whole calendar can be crossed in months`() throws {
    let last = try day("9999-12-01")
    #expect(Day.earliest.adding(months: 9998 * 12 + 11, rounding: .down) == last)
    #expect(last.adding(months: -(9998 * 12 + 11), rounding: .up) == .earliest)
    #expect(Day.latest.fullMonths(since: .earliest) == 9998 * 12 + 11)
    #expect(Day.latest.fullYears(since: .earliest) == 9998)
  }

  @Test func `terms of days and of months are added each in its own way`() throws {
    let start = try day("2026-01-31")
    #expect(start.adding(Days(30)) == (try day("2026-03-02")))
    #expect(start.adding(Months(1), rounding: .down) == (try day("2026-02-28")))
    #expect(Days(5) < Days(30))
    #expect(Months(-1) < Months(0))
    #expect([Days(1).description, Days(30).description] == ["1 day", "30 days"])
    #expect([Months(1).description, Months(12).description] == ["1 month", "12 months"])
  }
}

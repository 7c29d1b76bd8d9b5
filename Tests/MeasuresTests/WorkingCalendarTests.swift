import Measures
import Testing

@Suite struct WorkingCalendarTests {
  /// Days off in Kazakhstan in 2026; rest that falls on a weekend moves to the next working day.
  static func kazakhstan2026() throws -> WorkingCalendar.YearPlan {
    let holidays = [
      "2026-01-01", "2026-01-02", "2026-01-07", "2026-03-08", "2026-03-21", "2026-03-22",
      "2026-03-23", "2026-05-01", "2026-05-07", "2026-05-09", "2026-05-27", "2026-07-06",
      "2026-08-30", "2026-10-25", "2026-12-16",
    ]
    let moved = [
      "2026-03-09", "2026-03-24", "2026-03-25", "2026-05-11", "2026-08-31", "2026-10-26",
    ]
    return WorkingCalendar.YearPlan(
      holidays: Set(try holidays.map { try day($0) }),
      movedRestDays: Set(try moved.map { try day($0) }))
  }

  static func calendar(_ years: [Int: WorkingCalendar.YearPlan]) -> WorkingCalendar {
    WorkingCalendar(restWeekdays: [.saturday, .sunday], years: years)
  }

  let calendar: WorkingCalendar

  init() throws {
    calendar = Self.calendar([2026: try Self.kazakhstan2026()])
  }

  @Test func `a plain Monday is worked and a Saturday is not`() throws {
    #expect(calendar.isWorkingDay(try day("2026-02-16")) == true)
    #expect(calendar.isWorkingDay(try day("2026-02-14")) == false)
    #expect(calendar.isWorkingDay(try day("2026-02-15")) == false)
  }

  @Test(arguments: [
    ("2026-03-08", "2026-03-09"), ("2026-03-21", "2026-03-24"), ("2026-03-22", "2026-03-25"),
    ("2026-05-09", "2026-05-11"), ("2026-08-30", "2026-08-31"), ("2026-10-25", "2026-10-26"),
  ])
  func `rest moved from a weekend is a day off`(from: String, to: String) throws {
    #expect(try day(to).weekday < .saturday)
    #expect(calendar.isWorkingDay(try day(from)) == false)
    #expect(calendar.isWorkingDay(try day(to)) == false)
  }

  @Test func `the working day after Friday 20 March is Thursday 26 March`() throws {
    let friday = try day("2026-03-20")
    #expect(calendar.day(after: friday, workingDays: 1) == (try day("2026-03-26")))
    #expect(calendar.day(after: friday, workingDays: 3) == (try day("2026-03-30")))
    #expect(calendar.day(after: try day("2026-03-26"), workingDays: -1) == friday)
  }

  @Test func `counting may start on a day off`() throws {
    let holiday = try day("2026-03-22")
    #expect(calendar.day(after: holiday, workingDays: 1) == (try day("2026-03-26")))
    #expect(calendar.day(after: holiday, workingDays: -1) == (try day("2026-03-20")))
    #expect(calendar.day(after: holiday, workingDays: 0) == holiday)
  }

  @Test func `a Saturday declared worked counts`() throws {
    let saturday = try day("2026-05-16")
    var plan = try Self.kazakhstan2026()
    plan.working = [saturday]
    let calendar = Self.calendar([2026: plan])
    #expect(calendar.isWorkingDay(saturday) == true)
    #expect(calendar.day(after: try day("2026-05-15"), workingDays: 1) == saturday)
    #expect(calendar.workingDays(from: try day("2026-05-15"), through: saturday) == 1)
  }

  @Test func `the first day is not counted and the last is`() throws {
    #expect(calendar.workingDays(from: try day("2026-02-16"), through: try day("2026-02-20")) == 4)
    #expect(calendar.workingDays(from: try day("2026-02-20"), through: try day("2026-02-22")) == 0)
    #expect(calendar.workingDays(from: try day("2026-02-20"), through: try day("2026-02-16")) == -4)
    #expect(calendar.workingDays(from: try day("2026-02-20"), through: try day("2026-02-20")) == 0)
  }

  @Test func `2026 has 246 working days`() throws {
    let count = calendar.workingDays(from: try day("2025-12-31"), through: try day("2026-12-31"))
    #expect(count == 246)
  }

  @Test func `nothing is said of a year without a plan`() throws {
    #expect(calendar.knows(2026))
    #expect(!calendar.knows(2025) && !calendar.knows(2027))
    #expect(calendar.isWorkingDay(try day("2025-12-31")) == nil)
    #expect(calendar.isWorkingDay(try day("2027-01-01")) == nil)
    #expect(calendar.isWorkingDay(.earliest) == nil)
    #expect(calendar.isWorkingDay(.latest) == nil)
  }

  @Test func `a count that enters an unknown year has no end`() throws {
    #expect(calendar.day(after: try day("2026-12-30"), workingDays: 1) == (try day("2026-12-31")))
    #expect(calendar.day(after: try day("2026-12-30"), workingDays: 2) == nil)
    #expect(calendar.day(after: try day("2026-12-31"), workingDays: 1) == nil)
    #expect(calendar.day(after: try day("2026-01-05"), workingDays: -1) == nil)
    #expect(
      calendar.workingDays(from: try day("2026-12-30"), through: try day("2027-01-04")) == nil)
    #expect(
      calendar.workingDays(from: try day("2025-12-30"), through: try day("2026-01-08")) == nil)
  }

  @Test func `only counted days need to be known`() throws {
    let eve = try day("2025-12-31")
    #expect(calendar.day(after: eve, workingDays: 1) == (try day("2026-01-05")))
    #expect(calendar.workingDays(from: eve, through: try day("2026-01-08")) == 3)
    #expect(calendar.day(after: try day("2027-01-01"), workingDays: -1) == (try day("2026-12-31")))
    #expect(calendar.day(after: try day("2040-01-01"), workingDays: 0) == (try day("2040-01-01")))
  }

  @Test func `a gap between known years is not crossed`() throws {
    let gap = Self.calendar([2024: .init(), 2026: .init()])
    #expect(gap.day(after: try day("2024-12-31"), workingDays: 1) == nil)
    #expect(gap.day(after: try day("2026-01-01"), workingDays: -1) == nil)
    #expect(gap.workingDays(from: try day("2024-12-01"), through: try day("2026-02-01")) == nil)
    #expect(gap.isWorkingDay(try day("2024-12-31")) == true)
    #expect(gap.isWorkingDay(try day("2026-01-01")) == true)
  }

  @Test func `counts agree with walking day after day across three years`() throws {
    let calendar = Self.calendar([2025: .init(), 2026: try Self.kazakhstan2026(), 2027: .init()])
    let first = try day("2025-12-01")
    let last = try day("2027-01-31")
    var failures: [String] = []
    for start in (first.number...last.number).map(Day.init(number:)) {
      for count in [-40, -7, -1, 1, 2, 15, 60] {
        let end = walked(calendar, from: start, count: count)
        if calendar.day(after: start, workingDays: count) != end {
          failures.append("\(start) \(count)")
        }
        if let end, count > 0, calendar.workingDays(from: start, through: end) != count {
          failures.append("\(start) through \(end)")
        }
      }
    }
    #expect(failures.isEmpty)
  }

  private func walked(_ calendar: WorkingCalendar, from start: Day, count: Int) -> Day? {
    var day = start
    var left = abs(count)
    while left > 0 {
      guard let next = day.adding(days: count.signum()),
        let isWorking = calendar.isWorkingDay(next)
      else { return nil }
      day = next
      if isWorking { left -= 1 }
    }
    return day
  }

  @Test func `the ends of the calendar and of the integers do not trap`() {
    let ends = Self.calendar([1: .init(), 9999: .init(), 0: .init(), 10_000: .init()])
    #expect(!ends.knows(0) && !ends.knows(10_000))
    #expect(ends.day(after: .latest, workingDays: 1) == nil)
    #expect(ends.day(after: .earliest, workingDays: -1) == nil)
    #expect(ends.day(after: .earliest, workingDays: .max) == nil)
    #expect(ends.day(after: .latest, workingDays: .min) == nil)
    #expect(ends.day(after: .latest, workingDays: .max) == nil)
    #expect(ends.isWorkingDay(.latest) == true)
  }

  @Test func `a calendar without plans knows nothing`() throws {
    let empty = Self.calendar([:])
    let start = try day("2026-01-01")
    #expect(empty.isWorkingDay(start) == nil)
    #expect(empty.day(after: start, workingDays: 1) == nil)
    #expect(empty.workingDays(from: start, through: try day("2026-01-02")) == nil)
  }

  @Test func `days of another year in a plan have no effect and can be found`() throws {
    let stray = try day("2027-01-04")
    var plan = try Self.kazakhstan2026()
    #expect(plan.strayDays(year: 2026).isEmpty)
    plan.movedRestDays.insert(stray)
    #expect(plan.strayDays(year: 2026) == [stray])
    #expect(Self.calendar([2026: plan, 2027: .init()]).isWorkingDay(stray) == true)
  }

  @Test func `calendars with the same plans are equal`() throws {
    let same = Self.calendar([2026: try Self.kazakhstan2026()])
    #expect(calendar == same)
    #expect(calendar.hashValue == same.hashValue)
    #expect(calendar != Self.calendar([2026: .init()]))
  }
}

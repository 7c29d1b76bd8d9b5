import Measures
import Testing

/// A day that the test knows to exist.
func day(_ iso: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Day {
  try #require(Day(iso: iso), sourceLocation: sourceLocation)
}

@Suite struct DayTests {
  @Test func `day 0 is Thursday 1 January 1970`() throws {
    #expect(Day(number: 0) == (try day("1970-01-01")))
    #expect(Day(number: 0).weekday == .thursday)
    #expect(try day("2026-02-16").weekday == .monday)
    #expect(try day("2000-01-01").number == 10957)
  }

  @Test func `every day from 1900 to 2100 goes to its number and back`() throws {
    try walk(from: 1900, through: 2100)
  }

  @Test func `the first and the last four centuries go to their numbers and back`() throws {
    try walk(from: 1, through: 400)
    try walk(from: 9600, through: 9999)
  }

  private func walk(from first: Int, through last: Int) throws {
    var slow = SlowCalendar(year: first, month: 1, day: 1)
    var number = try #require(Day(year: first, month: 1, day: 1)).number
    var weekday = Day(number: number).weekday.rawValue
    var failures: [Int32] = []
    while slow.year <= last {
      let day = Day(year: slow.year, month: slow.month, day: slow.day)
      let (year, month, dayOfMonth) = Day(number: number).components
      let isSame =
        day?.number == number && year == slow.year && month == slow.month
        && dayOfMonth == slow.day && day?.weekday.rawValue == weekday
      if !isSame { failures.append(number) }
      slow.step()
      number += 1
      weekday = weekday == 7 ? 1 : weekday + 1
      if slow.year > 9999 { break }
    }
    #expect(failures.isEmpty)
    #expect(slow.year == last + 1)
  }

  @Test func `the text of every day from 1900 to 2100 reads back`() throws {
    let numbers = try day("1900-01-01").number...day("2100-12-31").number
    let unread = numbers.filter { Day(iso: Day(number: $0).description)?.number != $0 }
    #expect(numbers.count == 73_414)
    #expect(unread.isEmpty)
  }

  @Test func `a leap year divides by 4 but not by 100 unless by 400`() {
    for year in [4, 1904, 1996, 2000, 2024, 2400, 9996] {
      #expect(Day.isLeapYear(year))
      #expect(Day(year: year, month: 2, day: 29) != nil)
    }
    for year in [1, 1900, 2001, 2023, 2026, 2100, 9999] {
      #expect(!Day.isLeapYear(year))
      #expect(Day(year: year, month: 2, day: 29) == nil)
    }
  }

  @Test(arguments: [
    (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0),
    (2026, 1, 32), (2026, 4, 31), (2026, 2, 29), (2026, 2, 30), (2024, 2, 30),
    (Int.max, 1, 1), (Int.min, 1, 1), (2026, Int.max, 1), (2026, 1, Int.max), (2026, 1, Int.min),
  ])
  func `a date that does not exist is not a day`(date: (Int, Int, Int)) {
    #expect(Day(year: date.0, month: date.1, day: date.2) == nil)
  }

  @Test(arguments: [
    "", "2026", "2026-1-01", "2026-01-1", "26-01-01", "2026-13-01", "2026-02-29", "0000-01-01",
    "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00", "+026-01-01", "-026-01-01",
    "2026-01--1", "20260101", "01.01.2026", "２026-01-0", "٢٠٢٦-01-01", "2026-0a-01",
  ])
  func `only the strict form is read`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func `a part of a longer text is read as well`() throws {
    let text = "from 2026-07-01 on"
    #expect(Day(iso: text.dropFirst(5).prefix(10)) == (try day("2026-07-01")))
  }

  @Test func `years before 1000 are written with four digits`() {
    #expect(Day.earliest.description == "0001-01-01")
    #expect(Day(year: 987, month: 6, day: 5)?.description == "0987-06-05")
    #expect(Day.latest.description == "9999-12-31")
  }

  @Test func `numbers outside of years 1 to 9999 are no days`() {
    #expect(Day(exactly: Int(Day.earliest.number)) == Day.earliest)
    #expect(Day(exactly: Int(Day.earliest.number) - 1) == nil)
    #expect(Day(exactly: Int(Day.latest.number)) == Day.latest)
    #expect(Day(exactly: Int(Day.latest.number) + 1) == nil)
    #expect(Day(exactly: .max) == nil)
    #expect(Day(exactly: .min) == nil)
  }

  @Test func `a number outside of the range stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = Day(number: 2_932_897) }
    await #expect(processExitsWith: .failure) { _ = Day(number: .min) }
  }

  @Test func `the earlier day is the lesser`() throws {
    #expect(try day("2025-12-31") < day("2026-01-01"))
    #expect(try day("1969-12-31") < day("1970-01-01"))
    #expect(Day.earliest < Day.latest)
  }

  @Test func `weekdays run from Monday to Sunday`() {
    #expect(Weekday.allCases.map(\.rawValue) == Array(1...7))
    #expect(Weekday.monday < .sunday)
  }
}

import LawLanguage
import Measures

/// An unbroken run of years whose working days are decided.
struct KnownYears {
  let first: Int64
  let last: Int64
  /// How many working days lie in it up to each day, beginning with the day before the first.
  let counts: [Int64]
  /// The working days in order.
  let working: [Int64]

  static func all(in calendar: WorkingCalendar) -> [KnownYears] {
    var runs: [KnownYears] = []
    var years: [Int] = []
    for year in calendar.years.keys.sorted() {
      if let last = years.last, year != last + 1 {
        runs.append(KnownYears(years, calendar))
        years = []
      }
      years.append(year)
    }
    if !years.isEmpty { runs.append(KnownYears(years, calendar)) }
    return runs
  }

  private init(_ years: [Int], _ calendar: WorkingCalendar) {
    let start = Day(year: years.first ?? 1, month: 1, day: 1) ?? .earliest
    let end = Day(year: years.last ?? 1, month: 12, day: 31) ?? .latest
    first = Int64(start.number)
    last = Int64(end.number)
    var counts: [Int64] = [0]
    var working: [Int64] = []
    for number in first...last {
      if let day = Day(exactly: Int(number)), calendar.isWorkingDay(day) == true {
        working.append(number)
      }
      counts.append(Int64(working.count))
    }
    self.counts = counts
    self.working = working
  }
}

extension Compiler {
  /// Counted in the table of each run of known years; not known outside of them.
  mutating func workingDaysBetween(
    _ from: Term, _ to: Term, _ calendar: ID<LegalCalendar>
  ) -> Term {
    let low = sheet.add("LEAST(\(from.value), \(to.value))")
    let high = sheet.add("GREATEST(\(from.value), \(to.value))")
    var branches: [SQLText] = ["WHEN \(low) = \(high) THEN 0"]
    for run in KnownYears.all(in: book[calendar].days) {
      let isWithin: SQLText =
        "\(low) >= \(Int(run.first - 1)) AND \(high) <= \(Int(run.last))"
      let count: SQLText = "\(count(run, high)) - \(count(run, low))"
      branches.append("WHEN \(isWithin) THEN \(count)")
    }
    let count = sheet.add("CASE \(SQLText.joined(branches, " ")) END")
    let signed = sheet.add(
      "CASE WHEN (\(from.value)) > (\(to.value)) THEN 0 - (\(count)) ELSE \(count) END")
    return missing(signed, [from, to], -4_000_000...4_000_000)
  }

  /// Found in the table of working days; counting starts the next day (backwards the day before).
  mutating func addWorkingDays(
    _ from: Term, _ days: Term, _ calendar: ID<LegalCalendar>
  ) -> Term {
    var branches: [SQLText] = ["WHEN \(days.value) = 0 THEN \(from.value)"]
    for run in KnownYears.all(in: book[calendar].days) {
      let last = Int(run.last)
      let first = Int(run.first)
      let total = run.working.count
      let forward = sheet.add(
        "CASE WHEN (\(from.value)) BETWEEN \(first - 1) AND \(last - 1) AND \(days.value) BETWEEN 1 AND \(total) THEN \(count(run, from.value)) + (\(days.value)) - 1 END"
      )
      let before = sheet.add("(\(from.value)) - 1")
      let backward = sheet.add(
        "CASE WHEN (\(from.value)) BETWEEN \(first + 1) AND \(last + 1) AND \(days.value) BETWEEN \(-total) AND -1 THEN \(count(run, before)) + (\(days.value)) END"
      )
      let position = sheet.add("COALESCE(\(forward), \(backward))")
      branches.append(
        "WHEN \(position) BETWEEN 0 AND \(total - 1) THEN \(element(run.working, position))")
    }
    let value = sheet.add("CASE \(SQLText.joined(branches, " ")) END")
    let greatest = sheet.greatest(states: [from.state, days.state])
    let decided = sheet.add("CASE WHEN \(greatest) = 0 THEN \(value) END")
    return missing(decided, [from, days], .days)
  }

  private func count(_ run: KnownYears, _ day: Cell) -> SQLText {
    let position = "__POSITION__"
    let parts = dialect.element(run.counts, position).split(
      separator: position, maxSplits: 1, omittingEmptySubsequences: false)
    return "\(String(parts[0]))((\(day)) - \(Int(run.first - 1)))\(String(parts[1]))"
  }

  private func element(_ numbers: [Int64], _ position: Cell) -> SQLText {
    let mark = "__POSITION__"
    let parts = dialect.element(numbers, mark).split(
      separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    return "\(String(parts[0]))(\(position))\(String(parts[1]))"
  }

  /// Not known where all operands are values but the calendar has no such year.
  private mutating func missing(_ value: Cell, _ terms: [Term], _ range: ClosedRange<Int64>) -> Term
  {
    let greatest = sheet.greatest(states: terms.map(\.state))
    let decided = sheet.add("CASE WHEN \(greatest) = 0 THEN \(value) END")
    let state = sheet.add(
      "CASE WHEN \(greatest) = 0 AND \(decided) IS NULL THEN 3 ELSE \(greatest) END")
    return Term(
      decided, state, strict(terms).union(States(.notKnown)), .number, range)
  }
}

import LawLanguage
import Measures

/// Year, month and day of a date, as cells.
private struct Civil {
  let year, month, day: Cell
}

/// The calendar in whole numbers: every engine divides them alike, while their date functions differ.
extension Compiler {
  /// The quotient of two numbers that are not negative, rounded down.
  private func over(_ a: Cell, _ number: Int) -> SQLText {
    switch dialect {
    case .postgresql: "((\(a)) / \(number))"
    case .duckdb: "((\(a)) // \(number))"
    case .spark: "((\(a)) div \(number))"
    }
  }

  /// Splits a day number, counted from 0000-03-01 so that a leap day ends its year.
  private mutating func civil(_ number: Cell) -> Civil {
    let z = sheet.add("(\(number)) + 719468")
    let era = sheet.add(over(z, 146_097))
    let dayOfEra = sheet.add("(\(z)) - (\(era)) * 146097")
    let corrected = sheet.add(
      "(\(dayOfEra)) - \(over(dayOfEra, 1460)) + \(over(dayOfEra, 36524)) - \(over(dayOfEra, 146_096))"
    )
    let yearOfEra = sheet.add(over(corrected, 365))
    let dayOfYear = sheet.add(
      "(\(dayOfEra)) - ((\(yearOfEra)) * 365 + \(over(yearOfEra, 4)) - \(over(yearOfEra, 100)))")
    let fifths = sheet.add("(\(dayOfYear)) * 5 + 2")
    let month = sheet.add(over(fifths, 153))
    let monthStart = sheet.add("(\(month)) * 153 + 2")
    let day = sheet.add("(\(dayOfYear)) - \(over(monthStart, 5)) + 1")
    let civilMonth = sheet.add(
      "CASE WHEN (\(month)) < 10 THEN (\(month)) + 3 ELSE (\(month)) - 9 END")
    let year = sheet.add(
      "(\(yearOfEra)) + (\(era)) * 400 + CASE WHEN (\(month)) < 10 THEN 0 ELSE 1 END")
    return Civil(year: year, month: civilMonth, day: day)
  }

  private mutating func dayNumber(_ date: Civil) -> Cell {
    let year = sheet.add("(\(date.year)) - CASE WHEN (\(date.month)) <= 2 THEN 1 ELSE 0 END")
    let month = sheet.add(
      "CASE WHEN (\(date.month)) <= 2 THEN (\(date.month)) + 9 ELSE (\(date.month)) - 3 END")
    let monthStart = sheet.add("(\(month)) * 153 + 2")
    let years = sheet.add(
      "(\(year)) * 365 + \(over(year, 4)) - \(over(year, 100)) + \(over(year, 400))")
    return sheet.add("(\(years)) + \(over(monthStart, 5)) + (\(date.day)) - 1 - 719468")
  }

  private mutating func length(_ year: Cell, _ month: Cell) -> Cell {
    sheet.add(
      "CASE WHEN (\(month)) = 2 THEN CASE WHEN (\(year)) % 4 = 0 AND ((\(year)) % 100 <> 0 OR (\(year)) % 400 = 0) THEN 29 ELSE 28 END WHEN (\(month)) IN (4, 6, 9, 11) THEN 30 ELSE 31 END"
    )
  }

  mutating func datePart(_ part: DatePart, _ term: Term) -> Term {
    if part == .year, term.range.isWithin(.days) {
      let year = sheet.add(dialect.year("\(term.value)"))
      return Term(year, term.state, term.states, .number, 1...9999)
    }
    let date = civil(term.value)
    let one = sheet.add("1")
    switch part {
    case .year: return dated(date.year, term, 1...9999)
    case .month: return dated(date.month, term, 1...12)
    case .dayOfMonth: return dated(date.day, term, 1...31)
    case .startOfYear:
      return dated(dayNumber(Civil(year: date.year, month: one, day: one)), term, .days)
    case .endOfYear:
      let end = Civil(year: date.year, month: sheet.add("12"), day: sheet.add("31"))
      return dated(dayNumber(end), term, .days)
    case .startOfMonth:
      return dated(dayNumber(Civil(year: date.year, month: date.month, day: one)), term, .days)
    case .endOfMonth:
      let last = length(date.year, date.month)
      return dated(dayNumber(Civil(year: date.year, month: date.month, day: last)), term, .days)
    }
  }

  /// A part of a date; a CASE in the formula must not turn a NULL into a value.
  private mutating func dated(_ cell: Cell, _ term: Term, _ range: ClosedRange<Int64>) -> Term {
    let value =
      term.states == .value
      ? cell : sheet.add("CASE WHEN \(term.state) = 0 THEN \(cell) END")
    return Term(value, term.state, term.states, .number, range)
  }

  mutating func monthsAfter(_ from: Term, _ months: Term, _ end: MonthEnd) -> Term {
    if end == .down, let known = fixedMonthsAfter(from, months) { return known }
    let date = civil(from.value)
    let total = sheet.add(
      "CASE WHEN \(months.value) BETWEEN -120000 AND 120000 THEN (\(date.year)) * 12 + (\(date.month)) - 1 + (\(months.value)) END"
    )
    let year = sheet.add(over(total, 12))
    let month = sheet.add("(\(total)) % 12 + 1")
    let length = length(year, month)
    let day = sheet.add(
      "CASE WHEN (\(date.day)) > (\(length)) THEN \(length) ELSE \(date.day) END")
    var number = dayNumber(Civil(year: year, month: month, day: day))
    if end == .up {
      number = sheet.add(
        "(\(number)) + CASE WHEN (\(date.day)) > (\(length)) THEN 1 ELSE 0 END")
    }
    let value = sheet.add("CASE WHEN \(total) BETWEEN 12 AND 119999 THEN \(number) END")
    return failing(value, [from, months], .days)
  }

  /// A fixed number of months that cannot lead out of the calendar, by the engine's own dates: where a month is too
  /// short, each of them takes its last day.
  private mutating func fixedMonthsAfter(_ from: Term, _ months: Term) -> Term? {
    let count = months.range.lowerBound
    guard months.states == .value, count == months.range.upperBound, abs(count) <= 120_000 else {
      return nil
    }
    let reach = [from.range.lowerBound, from.range.upperBound].map { $0 + count * 31 }
    let near = [from.range.lowerBound, from.range.upperBound].map { $0 + count * 28 }
    let all = reach + near
    guard from.range.isWithin(.days), let low = all.min(), let high = all.max(),
      (low...high).isWithin(.days)
    else { return nil }
    let date = sheet.add(dialect.monthsAfter("\(from.value)", Int(count)))
    return Term(date, from.state, from.states, .number, low...high)
  }

  mutating func makeDate(_ terms: [Term]) -> Term {
    let date = Civil(year: terms[0].value, month: terms[1].value, day: terms[2].value)
    let length = length(date.year, date.month)
    let isDate: SQLText =
      "(\(date.year)) BETWEEN 1 AND 9999 AND (\(date.month)) BETWEEN 1 AND 12 AND (\(date.day)) BETWEEN 1 AND (\(length))"
    let test = sheet.add(isDate)
    let year = sheet.add("CASE WHEN \(test) THEN \(date.year) END")
    let month = sheet.add("CASE WHEN \(test) THEN \(date.month) END")
    let day = sheet.add("CASE WHEN \(test) THEN \(date.day) END")
    let number = dayNumber(Civil(year: year, month: month, day: day))
    return failing(sheet.add("CASE WHEN \(test) THEN \(number) END"), terms, .days)
  }

  /// Completed months or years; a month begun on the 31st is complete on the first day of the next where it is
  /// shorter. Backwards it is the same with the sign turned.
  mutating func fullMonths(_ from: Term, _ to: Term, inYears: Bool) -> Term {
    let first = civil(sheet.add("LEAST(\(from.value), \(to.value))"))
    let last = civil(sheet.add("GREATEST(\(from.value), \(to.value))"))
    let months = sheet.add(
      "((\(last.year)) - (\(first.year))) * 12 + (\(last.month)) - (\(first.month)) - CASE WHEN (\(last.day)) < (\(first.day)) THEN 1 ELSE 0 END"
    )
    let count = inYears ? sheet.add(over(months, 12)) : months
    let signed = sheet.add(
      "CASE WHEN (\(from.value)) > (\(to.value)) THEN 0 - (\(count)) ELSE \(count) END")
    let greatest = sheet.greatest(states: [from.state, to.state])
    let states = strict([from, to])
    let value =
      states == .value ? signed : sheet.add("CASE WHEN \(greatest) = 0 THEN \(signed) END")
    let range: ClosedRange<Int64> = inYears ? -9999...9999 : -120_000...120_000
    return Term(value, greatest, states, .number, range)
  }
}

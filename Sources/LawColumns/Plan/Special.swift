import LawLanguage
import Measures

/// What is reckoned row by row rather than by a kernel. Total: it has a result for every operand.
enum Special: Sendable {
  case monthsAfter(MonthEnd)
  case fullYears, fullMonths
  case datePart(DatePart)
  case makeDate
  case addWorkingDays(WorkingCalendar)
  case workingDaysBetween(WorkingCalendar)
  case round(RoundingStep)

  func result(_ a: Int64, _ b: Int64, _ c: Int64) -> RowResult {
    switch self {
    case .monthsAfter(let end): Self.date(Self.day(a)?.adding(months: Int(b), rounding: end))
    case .fullYears: Self.difference(a, b) { $1.fullYears(since: $0) }
    case .fullMonths: Self.difference(a, b) { $1.fullMonths(since: $0) }
    case .datePart(let part): Self.part(part, a)
    case .makeDate: Self.date(Day(year: Int(a), month: Int(b), day: Int(c)))
    case .addWorkingDays(let calendar): Self.adding(calendar, a, b)
    case .workingDaysBetween(let calendar): Self.counting(calendar, a, b)
    case .round(let step): step.rounded(a, b)
    }
  }

  /// What is known of the results for operands in these ranges: a range that holds them and 0, and one bit for each
  /// state that may occur.
  func shape(
    _ a: ClosedRange<Int64>, _ b: ClosedRange<Int64>
  ) -> (range: ClosedRange<Int64>, possible: UInt64) {
    let isDated = Self.isWithin(a, Self.calendar)
    let areDated = isDated && Self.isWithin(b, Self.calendar)
    switch self {
    case .monthsAfter: return monthsShape(a, b)
    case .makeDate: return (Self.calendar, Self.mayFail)
    case .addWorkingDays: return (Self.calendar, Self.mayFail | Self.mayMiss)
    case .fullYears: return (-10_000...10_000, areDated ? 1 : Self.mayFail)
    case .fullMonths: return (-120_000...120_000, areDated ? 1 : Self.mayFail)
    case .workingDaysBetween: return (-4_000_000...4_000_000, Self.mayFail | Self.mayMiss)
    case .datePart(let part): return (Self.range(of: part), isDated ? 1 : Self.mayFail)
    case .round(let step):
      guard let range = step.range(a, b) else { return (.min ... .max, Self.mayFail) }
      return (range, 1)
    }
  }

  /// A later day or more months never give an earlier day.
  private func monthsShape(
    _ a: ClosedRange<Int64>, _ b: ClosedRange<Int64>
  ) -> (range: ClosedRange<Int64>, possible: UInt64) {
    let low = result(a.lowerBound, b.lowerBound, 0)
    let high = result(a.upperBound, b.upperBound, 0)
    guard low.state == .value, high.state == .value else { return (Self.calendar, Self.mayFail) }
    return (min(low.bits, 0)...max(high.bits, 0), 1)
  }

  private static var mayFail: UInt64 { 1 | 1 << UInt64(RulingState.failed.rawValue) }
  private static var mayMiss: UInt64 { 1 | 1 << UInt64(RulingState.notKnown.rawValue) }

  static func isWithin(_ inner: ClosedRange<Int64>, _ outer: ClosedRange<Int64>) -> Bool {
    outer.contains(inner.lowerBound) && outer.contains(inner.upperBound)
  }

  static var calendar: ClosedRange<Int64> {
    Int64(Day.earliest.number)...Int64(Day.latest.number)
  }

  private static func range(of part: DatePart) -> ClosedRange<Int64> {
    switch part {
    case .year: 0...9999
    case .month: 0...12
    case .dayOfMonth: 0...31
    default: calendar
    }
  }

  private static func day(_ bits: Int64) -> Day? { Int(exactly: bits).flatMap(Day.init(exactly:)) }

  private static func date(_ day: Day?) -> RowResult {
    day.map { RowResult(Int64($0.number)) } ?? RowResult(.failed)
  }

  private static func difference(
    _ a: Int64, _ b: Int64, _ count: (Day, Day) -> Int
  ) -> RowResult {
    guard let from = day(a), let to = day(b) else { return RowResult(.failed) }
    return RowResult(Int64(count(from, to)))
  }

  private static func part(_ part: DatePart, _ bits: Int64) -> RowResult {
    guard let day = day(bits) else { return RowResult(.failed) }
    let (year, month, number) = day.components
    switch part {
    case .year: return RowResult(Int64(year))
    case .month: return RowResult(Int64(month))
    case .dayOfMonth: return RowResult(Int64(number))
    case .startOfYear: return date(Day(year: year, month: 1, day: 1))
    case .endOfYear: return date(Day(year: year, month: 12, day: 31))
    case .startOfMonth: return date(Day(year: year, month: month, day: 1))
    case .endOfMonth:
      return date(Day(year: year, month: month, day: Day.lengthOfMonth(month, year: year)))
    }
  }

  private static func adding(_ calendar: WorkingCalendar, _ a: Int64, _ b: Int64) -> RowResult {
    guard let from = day(a) else { return RowResult(.failed) }
    guard let count = Int(exactly: b), let day = calendar.day(after: from, workingDays: count)
    else { return RowResult(.notKnown) }
    return RowResult(Int64(day.number))
  }

  private static func counting(_ calendar: WorkingCalendar, _ a: Int64, _ b: Int64) -> RowResult {
    guard let from = day(a), let last = day(b) else { return RowResult(.failed) }
    return calendar.workingDays(from: from, through: last).map { RowResult(Int64($0)) }
      ?? RowResult(.notKnown)
  }
}

/// A quotient made a multiple of a unit.
struct RoundingStep: Sendable {
  var numeratorFactor: Int128
  var denominatorFactor: Int128
  /// In the scale of the result.
  var unit: Int64
  var rounding: Rounding

  /// What the numerator is multiplied by and divided by for a multiple of the unit; nil where they are no longs, or
  /// the divisor is not positive.
  func reduced(over denominator: Int64) -> (factor: Int64, divisor: Int64)? {
    let (below, overflow) = denominatorFactor.multipliedReportingOverflow(by: Int128(denominator))
    let (divisor, overflow2) = below.multipliedReportingOverflow(by: Int128(unit))
    guard !overflow, !overflow2, divisor > 0 else { return nil }
    var (a, b) = (numeratorFactor, divisor)
    while b != 0 { (a, b) = (b, a % b) }
    guard let factor = Int64(exactly: numeratorFactor / a),
      let reduced = Int64(exactly: divisor / a)
    else { return nil }
    return (factor, reduced)
  }

  func rounded(_ numerator: Int64, _ denominator: Int64) -> RowResult {
    let (wide, overflow) = numeratorFactor.multipliedReportingOverflow(by: Int128(numerator))
    let (below, overflow2) = denominatorFactor.multipliedReportingOverflow(by: Int128(denominator))
    let (units, overflow3) = below.multipliedReportingOverflow(by: Int128(unit))
    guard !overflow, !overflow2, !overflow3,
      let quotient = roundedQuotient(wide, units, rounding)
    else { return RowResult(.failed) }
    let (result, overflow4) = quotient.multipliedReportingOverflow(by: Int128(unit))
    guard !overflow4, let bits = Int64(exactly: result) else { return RowResult(.failed) }
    return RowResult(bits)
  }

  /// Holds every result and 0; nil where one may fail. A quotient grows or falls with each operand alone, so the
  /// corners hold all the others.
  func range(_ a: ClosedRange<Int64>, _ b: ClosedRange<Int64>) -> ClosedRange<Int64>? {
    guard b.lowerBound > 0 else { return nil }
    var low: Int64 = 0
    var high: Int64 = 0
    for numerator in [a.lowerBound, a.upperBound] {
      for denominator in [b.lowerBound, b.upperBound] {
        let end = rounded(numerator, denominator)
        guard end.state == .value else { return nil }
        low = min(low, end.bits)
        high = max(high, end.bits)
      }
    }
    return low...high
  }
}

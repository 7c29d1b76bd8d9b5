import Measures

/// Exact arithmetic on the values of the law; what leaves the range of exact numbers fails.
enum Arithmetic {
  static func unary(_ step: Instruction, _ a: Int64) -> Read {
    switch step.code {
    case .negate: checked(Int64(0).subtractingReportingOverflow(a))
    case .absolute: a < 0 ? checked(Int64(0).subtractingReportingOverflow(a)) : Read(a)
    case .widen where step.bits == 0: a == 0 ? Read(0) : Read(state: State.failed)
    case .widen: checked(a.multipliedReportingOverflow(by: step.bits))
    case .datePart: datePart(step.detail, a)
    default: Read(a)
    }
  }

  static func binary(_ step: Instruction, _ a: Int64, _ b: Int64) -> Read {
    switch step.code {
    case .add: checked(a.addingReportingOverflow(b))
    case .subtract, .daysBetween: checked(a.subtractingReportingOverflow(b))
    case .multiply: checked(a.multipliedReportingOverflow(by: b))
    case .smaller: Read(min(a, b))
    case .larger: Read(max(a, b))
    case .daysAfter: date(a.addingReportingOverflow(b))
    case .monthsAfter:
      date(day(a)?.adding(months: Int(b), rounding: step.detail == 1 ? .up : .down))
    case .fullYears: difference(a, b) { $1.fullYears(since: $0) }
    case .fullMonths: difference(a, b) { $1.fullMonths(since: $0) }
    default: Read(state: State.failed)
    }
  }

  /// `numerator / denominator` as a multiple of the unit.
  static func rounded(_ plan: RoundingPlan, _ numerator: Int64, _ denominator: Int64) -> Read {
    let (wide, overflow) = plan.numeratorFactor.multipliedReportingOverflow(by: Int128(numerator))
    let (below, overflow2) = plan.denominatorFactor.multipliedReportingOverflow(
      by: Int128(denominator))
    let (units, overflow3) = below.multipliedReportingOverflow(by: Int128(plan.unit))
    guard !overflow, !overflow2, !overflow3,
      let quotient = roundedQuotient(wide, units, plan.rounding)
    else { return Read(state: State.failed) }
    let (result, overflow4) = quotient.multipliedReportingOverflow(by: Int128(plan.unit))
    guard !overflow4, let bits = Int64(exactly: result) else { return Read(state: State.failed) }
    return Read(bits)
  }

  static func date(year: Int64, month: Int64, day: Int64) -> Read {
    date(Day(year: Int(year), month: Int(month), day: Int(day)))
  }

  static func day(_ bits: Int64) -> Day? { Int(exactly: bits).flatMap(Day.init(exactly:)) }

  @inline(__always)
  private static func checked(_ result: (partialValue: Int64, overflow: Bool)) -> Read {
    result.overflow ? Read(state: State.failed) : Read(result.partialValue)
  }

  private static func date(_ result: (partialValue: Int64, overflow: Bool)) -> Read {
    result.overflow ? Read(state: State.failed) : date(day(result.partialValue))
  }

  private static func date(_ day: Day?) -> Read {
    day.map { Read(Int64($0.number)) } ?? Read(state: State.failed)
  }

  private static func difference(_ a: Int64, _ b: Int64, _ count: (Day, Day) -> Int) -> Read {
    guard let from = day(a), let to = day(b) else { return Read(state: State.failed) }
    return Read(Int64(count(from, to)))
  }

  private static func datePart(_ part: UInt8, _ bits: Int64) -> Read {
    guard let day = day(bits) else { return Read(state: State.failed) }
    let (year, month, number) = day.components
    return switch part {
    case 0: Read(Int64(year))
    case 1: Read(Int64(month))
    case 2: Read(Int64(number))
    case 3: date(Day(year: year, month: 1, day: 1))
    case 4: date(Day(year: year, month: 12, day: 31))
    case 5: date(Day(year: year, month: month, day: 1))
    default: date(Day(year: year, month: month, day: Day.lengthOfMonth(month, year: year)))
    }
  }
}

import LawLanguage
import Measures

extension Compiler {
  /// The states of an operation whose operands all have to be values.
  func strict(_ terms: [Term]) -> States {
    var states = States.value
    for term in terms { states.formUnion(term.states) }
    return states
  }

  /// Exact arithmetic: in 64 bits where the ranges prove that the result fits, else wider and checked.
  mutating func arithmetic(_ operation: Operation, _ terms: [Term]) -> Term {
    let limit: ClosedRange<Int64> =
      if case .daysAfter = operation { .days } else { .any }
    let range = reach(operation, terms)
    if let range, range.isWithin(limit) {
      let value = sheet.add(words(of: operation, terms.map { "(\($0.value))" }))
      return Term(value, sheet.greatest(states: terms.map(\.state)), strict(terms), .number, range)
    }
    let wide = sheet.add(
      words(of: operation, terms.map { "CAST(\($0.value) AS \(dialect.wide))" }))
    return checked(wide, terms, limit)
  }

  /// The value where it lies within the limit; where it does not, it failed.
  mutating func checked(_ wide: Cell, _ terms: [Term], _ limit: ClosedRange<Int64>) -> Term {
    let low = limit == .any ? "-9223372036854775808" : String(limit.lowerBound)
    let high = String(limit.upperBound)
    let value = sheet.add(
      "CASE WHEN \(wide) BETWEEN CAST(\(low) AS \(dialect.wide)) AND CAST(\(high) AS \(dialect.wide)) THEN CAST(\(wide) AS BIGINT) END"
    )
    return failing(value, terms, limit)
  }

  /// A value that is NULL although all operands are values failed.
  mutating func failing(_ value: Cell, _ terms: [Term], _ range: ClosedRange<Int64>) -> Term {
    let greatest = sheet.greatest(states: terms.map(\.state))
    let state =
      sheet.literal(greatest) == "0"
      ? sheet.add("CASE WHEN \(value) IS NULL THEN 7 ELSE 0 END")
      : sheet.add("CASE WHEN \(greatest) = 0 AND \(value) IS NULL THEN 7 ELSE \(greatest) END")
    return Term(value, state, strict(terms).union(States(.failed)), .number, range)
  }

  private func words(of operation: Operation, _ operands: [SQLText]) -> SQLText {
    switch operation {
    case .add, .daysAfter: return "\(operands[0]) + \(operands[1])"
    case .subtract, .daysBetween: return "\(operands[0]) - \(operands[1])"
    case .multiply: return "\(operands[0]) * \(operands[1])"
    case .negate: return "0 - \(operands[0])"
    case .absolute: return "ABS(\(operands[0]))"
    case .widen(_, let places):
      return "\(operands[0]) * \(dialect.number(powerOfTen(min(places, 18))))"
    default: preconditionFailure("not an operation of arithmetic")
    }
  }

  /// Holds every result; nil where it may leave 64 bits.
  private func reach(_ operation: Operation, _ terms: [Term]) -> ClosedRange<Int64>? {
    let a = terms[0].range
    let b = terms.count > 1 ? terms[1].range : 0...0
    switch operation {
    case .add, .daysAfter:
      return hull([a.lowerBound.sum(b.lowerBound), a.upperBound.sum(b.upperBound)])
    case .subtract, .daysBetween:
      return hull([a.lowerBound.less(b.upperBound), a.upperBound.less(b.lowerBound)])
    case .negate: return hull([Int64(0).less(a.upperBound), Int64(0).less(a.lowerBound)])
    case .absolute:
      return hull([
        0, a.lowerBound == .min ? nil : abs(a.lowerBound),
        a.upperBound == .min ? nil : abs(a.upperBound),
      ])
    case .widen(_, let places):
      let factor = powerOfTen(min(places, 18))
      return hull([a.lowerBound.product(factor), a.upperBound.product(factor)])
    default:
      return hull([
        a.lowerBound.product(b.lowerBound), a.lowerBound.product(b.upperBound),
        a.upperBound.product(b.lowerBound), a.upperBound.product(b.upperBound),
      ])
    }
  }

  private func hull(_ ends: [Int64?]) -> ClosedRange<Int64>? {
    let known = ends.compactMap { $0 }
    guard known.count == ends.count, let low = known.min(), let high = known.max() else {
      return nil
    }
    return low...high
  }

  /// The smaller or larger of two; SQL's own would pass over what is not a value.
  mutating func extreme(_ function: String, _ terms: [Term]) -> Term {
    let greatest = sheet.greatest(states: terms.map(\.state))
    let states = strict(terms)
    let plain = sheet.extreme(function, terms.map(\.value))
    let value =
      states == .value ? plain : sheet.add("CASE WHEN \(greatest) = 0 THEN \(plain) END")
    return Term(
      value, greatest, states, terms[0].lane, terms[0].range.union(terms[1].range))
  }

  /// A quotient made a multiple of a unit, rounded once.
  mutating func round(_ a: Term, _ b: Term, _ step: RoundingStep) throws(SQLRefusal) -> Term {
    let limits = try step.widths(a.range, b.range, rule: current)
    let type = limits.isNarrow ? "BIGINT" : dialect.wide
    let above = sheet.add(
      "CAST(\(a.value) AS \(type)) * CAST(\(step.above.description) AS \(type))")
    let below = sheet.add(
      "NULLIF(CAST(\(b.value) AS \(type)) * CAST(\(step.below.description) AS \(type)), 0)")
    let quotient = sheet.add(whole(above, below, isNarrow: limits.isNarrow))
    let rest = sheet.add("\(above) - (\(quotient)) * (\(below))")
    let rounded = sheet.add(rounded(quotient, rest, below, step.rounding))
    let result = sheet.add("(\(rounded)) * CAST(\(String(step.unit)) AS \(type))")
    if limits.isNarrow && !b.range.contains(0) {
      return Term(
        result, sheet.greatest(states: [a.state, b.state]), strict([a, b]), .number,
        limits.range)
    }
    return checked(result, [a, b], .any)
  }

  /// The quotient towards zero; NULL where an operand is.
  private func whole(_ a: Cell, _ b: Cell, isNarrow: Bool) -> SQLText {
    switch dialect {
    case .duckdb: "(\(a)) // (\(b))"
    case .postgresql: isNarrow ? "(\(a)) / (\(b))" : "div(\(a), \(b))"
    case .spark:
      isNarrow
        ? "(\(a)) div (\(b))"
        : "CAST(((\(a)) - (\(a)) % (\(b))) / (\(b)) AS DECIMAL(38,0))"
    }
  }

  private func rounded(
    _ quotient: Cell, _ rest: Cell, _ below: Cell, _ rounding: Rounding
  ) -> SQLText {
    let isNegative: SQLText = "((\(rest)) < 0) <> ((\(below)) < 0)"
    switch rounding {
    case .down:
      return
        "CASE WHEN (\(rest)) <> 0 AND (\(isNegative)) THEN (\(quotient)) - 1 ELSE \(quotient) END"
    case .up:
      return
        "CASE WHEN (\(rest)) <> 0 AND NOT (\(isNegative)) THEN (\(quotient)) + 1 ELSE \(quotient) END"
    case .halfUp:
      return
        "CASE WHEN ABS(\(rest)) < ABS(\(below)) - ABS(\(rest)) THEN \(quotient) WHEN \(isNegative) THEN (\(quotient)) - 1 ELSE (\(quotient)) + 1 END"
    }
  }
}

/// A quotient made a multiple of a unit, as factors of its two sides.
struct RoundingStep {
  var above: Int128
  /// Unit included.
  var below: Int128
  var unit: Int64
  var rounding: Rounding

  /// Whether 64 bits hold every step; refused where 38 digits do not.
  func widths(
    _ a: ClosedRange<Int64>, _ b: ClosedRange<Int64>, rule: String
  ) throws(SQLRefusal) -> (isNarrow: Bool, range: ClosedRange<Int64>) {
    let (top, over) = Int128(a.magnitude).multipliedReportingOverflow(by: above)
    let (bottom, over2) = Int128(b.magnitude).multipliedReportingOverflow(by: below)
    var limit: Int128 = 1
    for _ in 0..<37 { limit *= 10 }
    guard !over, !over2, top < limit, bottom < limit else {
      throw SQLRefusal(reason: .tooWide, rule: rule)
    }
    let half = Int128(Int64.max / 4)
    let reach = top + Int128(unit)
    guard reach < half, bottom < half else { return (false, .any) }
    return (true, -Int64(reach)...Int64(reach))
  }
}

extension ClosedRange<Int64> {
  fileprivate var magnitude: UInt64 { Swift.max(lowerBound.magnitude, upperBound.magnitude) }
}

extension Int64 {
  fileprivate func sum(_ other: Int64) -> Int64? {
    let (result, overflow) = addingReportingOverflow(other)
    return overflow ? nil : result
  }
  fileprivate func less(_ other: Int64) -> Int64? {
    let (result, overflow) = subtractingReportingOverflow(other)
    return overflow ? nil : result
  }
  fileprivate func product(_ other: Int64) -> Int64? {
    let (result, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : result
  }
}

extension LawBook {
  /// How a quotient of two nodes is rounded in the scale of the result.
  func roundingStep(
    _ id: ID<Node>, _ numerator: ID<Node>, _ over: ID<Node>?, _ unit: Int64, _ rounding: Rounding
  ) -> RoundingStep {
    let denominator = over.map { self[$0].type.scale } ?? 0
    let power = self[id].type.scale + denominator - self[numerator].type.scale
    return RoundingStep(
      above: Self.factor(max(power, 0)), below: Self.factor(max(-power, 0)) * Int128(unit),
      unit: unit, rounding: rounding)
  }

  /// Ten to a power of at most 18.
  private static func factor(_ power: Int) -> Int128 { Int128(powerOfTen(min(power, 18))) }
}

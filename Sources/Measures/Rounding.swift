/// How a quotient that is not whole becomes a whole number.
@frozen
public enum Rounding: String, Hashable, CaseIterable, Sendable {
  /// Towards negative infinity: 2.5 to 2, -2.5 to -3.
  case down
  /// Towards positive infinity: 2.5 to 3, -2.5 to -2.
  case up
  /// To the nearest, ties away from zero: 2.5 to 3, -2.5 to -3.
  case halfUp
}

/// The quotient as a whole number, rounded once and exactly.
///
/// Nil for a zero denominator and for the one quotient that does not fit, `Int128.min` by -1.
@inlinable
public func roundedQuotient(
  _ numerator: Int128, _ denominator: Int128, _ rounding: Rounding
) -> Int128? {
  // Sums of money nearly always fit 64 bits, where division is several times faster.
  if let narrow = Int64(exactly: numerator), let divisor = Int64(exactly: denominator),
    let quotient = exactQuotient(narrow, divisor, rounding)
  {
    return Int128(quotient)
  }
  return exactQuotient(numerator, denominator, rounding)
}

/// Division in one width; nil for a zero denominator and for overflow.
@inlinable
func exactQuotient<Whole: FixedWidthInteger & SignedInteger>(
  _ numerator: Whole, _ denominator: Whole, _ rounding: Rounding
) -> Whole? {
  let (quotient, overflow) = numerator.dividedReportingOverflow(by: denominator)
  guard !overflow else { return nil }
  // A remainder leaves |denominator| > 1 and |quotient| far from the ends: one step is safe.
  let remainder = numerator &- quotient &* denominator
  if remainder == 0 { return quotient }
  let negative = (remainder < 0) != (denominator < 0)
  switch rounding {
  case .down: return negative ? quotient &- 1 : quotient
  case .up: return negative ? quotient : quotient &+ 1
  case .halfUp:
    // Compared without doubling, which could overflow.
    let isHalf = remainder.magnitude >= denominator.magnitude - remainder.magnitude
    return !isHalf ? quotient : negative ? quotient &- 1 : quotient &+ 1
  }
}

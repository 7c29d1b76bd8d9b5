extension FixedPoint {
  /// The exact sum with the greater of the two scales, or nil when it does not fit.
  @inlinable
  public func adding(_ other: FixedPoint) -> FixedPoint? {
    let wanted = max(scale, other.scale)
    return FixedPoint(
      exactly: widened(toScale: wanted) + other.widened(toScale: wanted), scale: wanted)
  }

  /// The exact difference with the greater of the two scales, or nil when it does not fit.
  @inlinable
  public func subtracting(_ other: FixedPoint) -> FixedPoint? {
    let wanted = max(scale, other.scale)
    return FixedPoint(
      exactly: widened(toScale: wanted) - other.widened(toScale: wanted), scale: wanted)
  }

  /// The product, rounded once to so many decimals, or nil when it does not fit.
  ///
  /// - Parameter wanted: 0...6; anything else is a mistake of the caller and stops the program.
  public func multiplied(
    by other: FixedPoint, toScale wanted: Int, rounding: Rounding
  ) -> FixedPoint? {
    let product = Int128(mantissa) * Int128(other.mantissa)
    return FixedPoint(
      ratio: product, Int128(powerOfTen(scale + other.scale)), scale: wanted, rounding)
  }

  /// The quotient, rounded once to so many decimals, or nil by zero or when it does not fit.
  ///
  /// - Parameter wanted: 0...6; anything else is a mistake of the caller and stops the program.
  public func divided(
    by other: FixedPoint, toScale wanted: Int, rounding: Rounding
  ) -> FixedPoint? {
    FixedPoint(
      ratio: Int128(mantissa) * Int128(powerOfTen(other.scale)),
      Int128(other.mantissa) * Int128(powerOfTen(scale)), scale: wanted, rounding)
  }

  /// The value rounded to so many decimals, or nil when it does not fit.
  ///
  /// - Parameter wanted: 0...6; anything else is a mistake of the caller and stops the program.
  public func rounded(toScale wanted: Int, _ rounding: Rounding) -> FixedPoint? {
    FixedPoint(ratio: Int128(mantissa), Int128(powerOfTen(scale)), scale: wanted, rounding)
  }

  /// The value with a wide mantissa, or nil when that does not fit.
  @inlinable
  init?(exactly mantissa: Int128, scale: Int) {
    guard let mantissa = Int64(exactly: mantissa) else { return nil }
    self.init(mantissa: mantissa, scale: scale)
  }

  /// A ratio rounded to `scale` decimals, or nil by zero or when it does not fit.
  private init?(
    ratio numerator: Int128, _ denominator: Int128, scale: Int, _ rounding: Rounding
  ) {
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: Int128(powerOfTen(scale)))
    guard !overflow, let mantissa = roundedQuotient(scaled, denominator, rounding) else {
      return nil
    }
    self.init(exactly: mantissa, scale: scale)
  }
}

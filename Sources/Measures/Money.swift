/// An exact sum of money in one currency.
@frozen
public struct Money: Hashable, Sendable {
  /// The sum in tiyn, or in hundredths of another currency; negative for a debt.
  public let tiyn: Int64
  /// What the sum is in.
  public let currency: Currency

  /// A sum of so many tiyn, or hundredths of another currency.
  @inlinable
  public init(tiyn: Int64, currency: Currency) {
    self.tiyn = tiyn
    self.currency = currency
  }

  /// The sum of both, or nil when the currencies differ or it does not fit.
  @inlinable
  public func adding(_ other: Money) -> Money? {
    let (sum, overflow) = tiyn.addingReportingOverflow(other.tiyn)
    guard !overflow, currency == other.currency else { return nil }
    return Money(tiyn: sum, currency: currency)
  }

  /// The difference, or nil when the currencies differ or it does not fit.
  @inlinable
  public func subtracting(_ other: Money) -> Money? {
    let (difference, overflow) = tiyn.subtractingReportingOverflow(other.tiyn)
    guard !overflow, currency == other.currency else { return nil }
    return Money(tiyn: difference, currency: currency)
  }

  /// The sum so many times, or nil when it does not fit.
  @inlinable
  public func multiplied(by count: Int64) -> Money? {
    let (product, overflow) = tiyn.multipliedReportingOverflow(by: count)
    return overflow ? nil : Money(tiyn: product, currency: currency)
  }

  /// The product with a decimal, rounded once to whole tiyn, or nil when it does not fit.
  @inlinable
  public func multiplied(by factor: FixedPoint, rounding: Rounding) -> Money? {
    let product = Int128(tiyn) * Int128(factor.mantissa)
    guard let quotient = roundedQuotient(product, Int128(powerOfTen(factor.scale)), rounding),
      let tiyn = Int64(exactly: quotient)
    else { return nil }
    return Money(tiyn: tiyn, currency: currency)
  }
}

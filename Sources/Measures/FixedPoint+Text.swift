extension FixedPoint: CustomStringConvertible {
  /// Reads a decimal such as "12", "0.35" or "-3.5", keeping its decimals as written.
  ///
  /// Nil for any other form (a plus, a comma, spaces, ".5", "5."), for more than six decimals and
  /// for a value that does not fit.
  public init?(_ text: some StringProtocol) {
    guard let read = DecimalText(text.utf8, maximumDecimals: FixedPoint.maximumScale) else {
      return nil
    }
    self.init(mantissa: read.mantissa, scale: read.decimals)
  }

  /// The decimal without trailing zeros: "0.35", "12", "-3.5".
  public var description: String {
    let least = normalized
    guard least.scale > 0 else { return "\(least.mantissa)" }
    let unit = powerOfTen(least.scale).magnitude
    let (whole, rest) = least.mantissa.magnitude.quotientAndRemainder(dividingBy: unit)
    let sign = least.mantissa < 0 ? "-" : ""
    return "\(sign)\(whole).\(String(rest).leftPadded(to: least.scale))"
  }
}

extension String {
  /// The digits with zeros in front, at least `length` of them.
  func leftPadded(to length: Int) -> String {
    String(repeating: "0", count: max(0, length - utf8.count)) + self
  }
}

/// An exact decimal: a whole mantissa and the number of its decimals.
///
/// The value is `mantissa / 10^scale`. Values compare and hash by worth: 0.5 equals 0.50.
@frozen
public struct FixedPoint: Sendable {
  /// The digits without the point: 35 for 0.35.
  public let mantissa: Int64
  /// The number of decimals, 0...6.
  public let scale: Int

  /// The most decimals a value can have.
  @inlinable
  public static var maximumScale: Int { 6 }

  /// The value `mantissa / 10^scale`.
  ///
  /// - Parameter scale: 0...6; anything else is a mistake of the caller and stops the program.
  @inlinable
  public init(mantissa: Int64, scale: Int) {
    precondition(scale >= 0 && scale <= FixedPoint.maximumScale, "a scale outside of 0...6")
    self.mantissa = mantissa
    self.scale = scale
  }

  /// A whole number.
  @inlinable
  public init(whole: Int64) {
    self.init(mantissa: whole, scale: 0)
  }

  /// The same value with as few decimals as it needs.
  public var normalized: FixedPoint {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0 && mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    return FixedPoint(mantissa: mantissa, scale: scale)
  }

  /// The mantissa the value would have with so many decimals, 0...6, none fewer than it has.
  @inlinable
  func widened(toScale wanted: Int) -> Int128 {
    Int128(mantissa) * Int128(powerOfTen(wanted - scale))
  }
}

extension FixedPoint: Hashable, Comparable {
  /// Equal in worth, whatever the scales.
  @inlinable
  public static func == (left: FixedPoint, right: FixedPoint) -> Bool {
    if left.scale == right.scale { return left.mantissa == right.mantissa }
    let scale = max(left.scale, right.scale)
    return left.widened(toScale: scale) == right.widened(toScale: scale)
  }

  /// Lesser in worth, whatever the scales.
  @inlinable
  public static func < (left: FixedPoint, right: FixedPoint) -> Bool {
    if left.scale == right.scale { return left.mantissa < right.mantissa }
    let scale = max(left.scale, right.scale)
    return left.widened(toScale: scale) < right.widened(toScale: scale)
  }

  /// Equal values hash alike, whatever the scales.
  public func hash(into hasher: inout Hasher) {
    let least = normalized
    hasher.combine(least.mantissa)
    hasher.combine(least.scale)
  }
}

/// A signed decimal as it is written: "-3.50" is -350 with two decimals.
///
/// ASCII digits, an optional leading minus, an optional point with digits on both sides of it.
struct DecimalText {
  let mantissa: Int64
  let decimals: Int

  /// Nil for any other form, for more decimals than allowed and for overflow.
  init?(_ bytes: some Sequence<UInt8>, maximumDecimals: Int) {
    var reader = DecimalReader()
    for byte in bytes {
      guard reader.take(byte) else { return nil }
    }
    guard reader.isComplete, reader.decimals <= maximumDecimals else { return nil }
    self.decimals = reader.decimals
    let mantissa =
      reader.isNegative ? reader.negated : Int64(0).subtractingIfRepresentable(reader.negated)
    guard let mantissa else { return nil }
    self.mantissa = mantissa
  }
}

/// Takes the bytes of a decimal one after the other.
private struct DecimalReader {
  /// Collected below zero, where one more number fits than above.
  private(set) var negated: Int64 = 0
  private(set) var isNegative = false
  private(set) var decimals = 0
  private var digits = 0
  private var hasPoint = false

  var isComplete: Bool { digits > decimals && hasPoint == (decimals > 0) }

  /// False when the byte cannot stand here.
  mutating func take(_ byte: UInt8) -> Bool {
    if let digit = decimalDigit(byte) { return take(digit: digit) }
    switch byte {
    case UInt8(ascii: "-") where digits == 0 && !isNegative && !hasPoint: isNegative = true
    case UInt8(ascii: ".") where digits > 0 && !hasPoint: hasPoint = true
    default: return false
    }
    return true
  }

  private mutating func take(digit: Int64) -> Bool {
    guard let shifted = negated.multipliedIfRepresentable(by: 10),
      let next = shifted.subtractingIfRepresentable(digit)
    else { return false }
    negated = next
    digits += 1
    if hasPoint { decimals += 1 }
    return true
  }
}

/// The value of an ASCII digit, 0...9; nil for any other byte.
func decimalDigit(_ byte: UInt8) -> Int64? {
  let value = byte &- UInt8(ascii: "0")
  return value <= 9 ? Int64(value) : nil
}

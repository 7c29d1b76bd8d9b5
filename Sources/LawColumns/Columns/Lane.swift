/// How wide the values of a column or register are stored.
public enum Lane: UInt8, Hashable, Sendable, Comparable, CaseIterable {
  /// 0...255
  case byte
  /// 32 bits, signed
  case word
  /// 64 bits, signed
  case long

  public static func < (a: Lane, b: Lane) -> Bool { a.rawValue < b.rawValue }

  /// Bytes of one value.
  public var size: Int {
    switch self {
    case .byte: 1
    case .word: 4
    case .long: 8
    }
  }

  /// The narrowest lane that holds all of the range.
  static func holding(_ range: ClosedRange<Int64>) -> Lane {
    if range.lowerBound >= 0 && range.upperBound <= 255 { return .byte }
    let word = Int64(Int32.min)...Int64(Int32.max)
    return word.contains(range.lowerBound) && word.contains(range.upperBound) ? .word : .long
  }
}

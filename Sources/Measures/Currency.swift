/// A currency by its three-letter code, as in ISO 4217.
///
/// Any three capital Latin letters make a currency; which of them a law speaks of is its own matter.
@frozen
public struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// The three ASCII letters, first one highest: sums of money stay free of reference counting.
  @usableFromInline
  let letters: UInt32

  /// The currency with the given code, or nil unless it is three capital Latin letters.
  public init?(code: some StringProtocol) {
    var letters: UInt32 = 0
    guard code.utf8.count == 3 else { return nil }
    for byte in code.utf8 {
      guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") else { return nil }
      letters = letters << 8 | UInt32(byte)
    }
    self.letters = letters
  }

  @usableFromInline
  init(letters: UInt32) {
    self.letters = letters
  }

  /// The tenge, KZT.
  @inlinable
  public static var tenge: Currency { Currency(letters: 0x4B_5A_54) }

  /// The three-letter code: "KZT".
  public var code: String {
    let bytes = [16, 8, 0].map { UInt8(truncatingIfNeeded: letters >> UInt32($0)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number of decimals of an amount: always 2.
  @inlinable
  public var minorDigits: Int { 2 }

  /// The three-letter code.
  public var description: String { code }
}

extension Currency: RawRepresentable {
  /// The currency with the given code, or nil unless it is three capital Latin letters.
  public init?(rawValue: String) {
    self.init(code: rawValue)
  }

  /// The three-letter code.
  public var rawValue: String { code }

  // Written out, because the defaults of RawRepresentable would go through the string.

  /// Equal codes.
  @inlinable
  public static func == (left: Currency, right: Currency) -> Bool {
    left.letters == right.letters
  }

  /// Hashes the code.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(letters)
  }
}

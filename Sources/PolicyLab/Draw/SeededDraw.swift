/// Numbers that look like chance and are the same for the same seed on every machine.
///
/// A draw depends on the seed, the stream and the row alone, not on the order of the draws, so any row can be made
/// again by itself. The mixing steps are those of SplitMix64 (Steele, Lea, Flood 2014).
public struct SeededDraw: Sendable {
  public let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  /// 64 mixed bits.
  public func bits(row: Int, stream: UInt64) -> UInt64 {
    let place = Self.mixed(stream &+ seed &* 0x9E37_79B9_7F4A_7C15)
    return Self.mixed(place &+ UInt64(truncatingIfNeeded: row) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// A number from 0 to less than `bound`, which must be positive.
  public func below(_ bound: Int, row: Int, stream: UInt64) -> Int {
    precondition(bound > 0, "a draw from nothing")
    return Int(bits(row: row, stream: stream).multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The stream of a name: equal names, equal numbers.
  public static func stream(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

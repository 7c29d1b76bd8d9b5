import Crypto

/// SHA-256 of some bytes.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// Nil unless there are 32.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Nil unless 64 hexadecimal digits.
  public init?(_ text: String) {
    let digits = text.utf8.compactMap(Self.value(ofDigit:))
    guard text.utf8.count == 64, digits.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// The fingerprint of these bytes.
  public init(of content: [UInt8]) { bytes = Array(SHA256.hash(data: content)) }

  /// The fingerprint of bytes that lie in several places, as if they stood one behind the other.
  public init(ofAll parts: [[UInt8]]) {
    var hash = SHA256()
    for part in parts { hash.update(data: part) }
    bytes = Array(hash.finalize())
  }

  /// What stands before the first entry of a journal.
  static var zero: Fingerprint { Fingerprint(known: [UInt8](repeating: 0, count: 32)) }

  init(known bytes: [UInt8]) {
    precondition(bytes.count == 32, "a fingerprint has 32 bytes")
    self.bytes = bytes
  }

  /// Small hexadecimal digits.
  public var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      text.append(Self.digit(byte >> 4))
      text.append(Self.digit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

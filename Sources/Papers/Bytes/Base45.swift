/// Bytes as the 45 characters a QR code packs closest (RFC 9285).
public enum Base45 {
  private static var alphabet: [UInt8] {
    Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
  }

  /// Two bytes to three characters, a last single byte to two.
  public static func text(of bytes: [UInt8]) -> String {
    let alphabet = alphabet
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2 * 3 + 2)
    for start in stride(from: 0, to: bytes.count, by: 2) {
      let isPair = start + 1 < bytes.count
      var number = isPair ? Int(bytes[start]) * 256 + Int(bytes[start + 1]) : Int(bytes[start])
      for _ in 0..<(isPair ? 3 : 2) {
        text.append(alphabet[number % 45])
        number /= 45
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes, or nil for any text that `text(of:)` does not give: other characters, a stray one at the end, a
  /// group above its range.
  public static func bytes(of text: some StringProtocol) -> [UInt8]? {
    let alphabet = alphabet
    var digits: [Int] = []
    digits.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      guard let digit = alphabet.firstIndex(of: byte) else { return nil }
      digits.append(digit)
    }
    guard digits.count % 3 != 1 else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 3) {
      let isTriple = start + 2 < digits.count
      let number =
        digits[start] + digits[start + 1] * 45 + (isTriple ? digits[start + 2] * 2025 : 0)
      guard number <= (isTriple ? 0xFFFF : 0xFF) else { return nil }
      if isTriple { bytes.append(UInt8(number >> 8)) }
      bytes.append(UInt8(number & 0xFF))
    }
    return bytes
  }
}

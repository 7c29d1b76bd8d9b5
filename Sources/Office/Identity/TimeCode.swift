import Crypto
import Register

/// One-time codes that an authenticator program shows (RFC 6238): HMAC-SHA-1, steps of 30 seconds, six digits.
public struct TimeCode: Hashable, Sendable {
  static var secondsPerStep: Int64 { 30 }

  /// 20 bytes, the length RFC 4226 recommends.
  static var secretCount: Int { 20 }

  let secret: [UInt8]

  init(secret: [UInt8]) { self.secret = secret }

  static func step(at moment: Moment) -> Int64 { moment.milliseconds / 1000 / secondsPerStep }

  /// The digits shown in a step.
  func digits(in step: Int64, count: Int = 6) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
    let mac = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
    let offset = Int(mac[mac.count - 1] & 15)
    let word = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let limit = (0..<count).reduce(UInt32(1)) { limit, _ in limit * 10 }
    let shown = String(word % limit)
    return String(repeating: "0", count: count - shown.utf8.count) + shown
  }

  /// The step whose code was typed: this one, the one before or the one after. Nil when it is none of them, or one
  /// that was used or passed over already: a code works once.
  func step(of typed: String, at moment: Moment, after used: Int64?) -> Int64? {
    let typed = typed.filter { !$0.isWhitespace }
    let now = Self.step(at: moment)
    var found: Int64?
    // All three are looked at, so that the time says nothing.
    for step in (now - 1)...(now + 1) where digits(in: step) == typed { found = step }
    guard let found, found > (used ?? .min) else { return nil }
    return found
  }

  /// What a person types into an authenticator program by hand: groups of four.
  public var secretText: String { Self.grouped(Base32.text(secret)) }

  /// The address an authenticator program reads from a QR code (`otpauth://totp/…`).
  public func address(issuer: String, login: String) -> String {
    let label = Self.escaped(issuer) + ":" + Self.escaped(login)
    return "otpauth://totp/\(label)?secret=\(Base32.text(secret))&issuer=\(Self.escaped(issuer))"
      + "&algorithm=SHA1&digits=6&period=\(Self.secondsPerStep)"
  }

  static func grouped(_ text: String) -> String {
    let letters = Array(text)
    return stride(from: 0, to: letters.count, by: 4)
      .map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: " ")
  }

  static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || Array("-._~".utf8).contains(byte)
      if isPlain { return String(UnicodeScalar(byte)) }
      let hex = String(byte, radix: 16, uppercase: true)
      return hex.utf8.count == 1 ? "%0" + hex : "%" + hex
    }.joined()
  }
}

import Register

/// A code written down for the day the telephone is lost: 80 random bits; works once, only its fingerprint is kept.
public struct RecoveryCode: Hashable, Sendable {
  /// How many a person gets.
  static var countGiven: Int { 10 }

  /// Sixteen letters in groups of four.
  public let text: String

  init(_ randomBytes: RandomBytes) {
    text = TimeCode.grouped(Base32.text(randomBytes(10)))
  }

  /// The code as typed: small letters, hyphens and spaces do not matter.
  static func fingerprint(ofTyped typed: String) -> Fingerprint? {
    let letters = typed.uppercased().filter { $0.isLetter || $0.isNumber }
    guard letters.utf8.count == 16 else { return nil }
    return Fingerprint(of: Array(letters.utf8))
  }

  var fingerprint: Fingerprint {
    Fingerprint(of: Array(text.utf8.filter { $0 != UInt8(ascii: " ") }))
  }
}

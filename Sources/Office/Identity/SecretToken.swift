import Register

/// Bytes nobody guesses; handed in by the assembly.
public typealias RandomBytes = @Sendable (_ count: Int) -> [UInt8]

/// 256 random bits that open something: a session, an invitation. Only the fingerprint is kept.
public struct SecretToken: Hashable, Sendable {
  public static var count: Int { 32 }
  let bytes: [UInt8]

  /// A new one.
  public init(_ randomBytes: RandomBytes) {
    bytes = randomBytes(Self.count)
    precondition(bytes.count == Self.count, "the world gave too few random bytes")
  }

  /// The token written in a cookie or an address; nil when it has another form.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 43, let bytes = Base64URL.bytes(text), bytes.count == Self.count
    else { return nil }
    self.bytes = bytes
  }

  /// 43 letters of base 64 for addresses.
  public var text: String { Base64URL.text(bytes) }

  public var fingerprint: Fingerprint { Fingerprint(of: bytes) }
}

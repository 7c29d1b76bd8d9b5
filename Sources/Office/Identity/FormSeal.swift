import Crypto

/// What a form carries to show that it came from a page of ours: a keyed digest that only the page's own visitor has.
///
/// The key is the session's token, or before signing in the token of a cookie that every visitor with a form gets;
/// neither is known to another site, and neither can be worked out from the seal.
public struct FormSeal: Sendable, Hashable {
  public let text: String
  private let key: SymmetricKey

  private static var purpose: [UInt8] { Array("ruqsat form".utf8) }

  public init(_ token: SecretToken) {
    key = SymmetricKey(data: token.bytes)
    text = Base64URL.text(HMAC<SHA256>.authenticationCode(for: Self.purpose, using: key))
  }

  /// Whether the text that a form sent is this seal; takes the same time for every wrong one.
  public func matches(_ sent: String?) -> Bool {
    guard let sent, let bytes = Base64URL.bytes(sent) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(
      bytes, authenticating: Self.purpose, using: key)
  }

  public static func == (left: FormSeal, right: FormSeal) -> Bool { left.text == right.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

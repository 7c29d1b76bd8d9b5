import Crypto

/// Keys as the texts of files (PEM): the private one that signs, the public ones that are published.
public enum KeyText {
  /// Why a text is no key; the text itself is never repeated.
  public enum Problem: Error, Hashable, Sendable {
    /// Longer than any key.
    case tooLong
    case notAPrivateKey
    case notAPublicKey
  }

  private static var most: Int { 4096 }

  /// Reads a private P-256 key.
  public static func privateKey(_ text: String) throws(Problem) -> P256.Signing.PrivateKey {
    guard text.utf8.count <= most else { throw .tooLong }
    guard let key = try? P256.Signing.PrivateKey(pemRepresentation: text) else {
      throw .notAPrivateKey
    }
    return key
  }

  /// Reads a public P-256 key.
  public static func publicKey(_ text: String) throws(Problem) -> P256.Signing.PublicKey {
    guard text.utf8.count <= most else { throw .tooLong }
    guard let key = try? P256.Signing.PublicKey(pemRepresentation: text) else {
      throw .notAPublicKey
    }
    return key
  }
}

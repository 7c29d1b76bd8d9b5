import Crypto
import CryptoExtras
import Foundation

/// A public key of a provider (RFC 7517): ES256 or RS256, nothing else.
enum SigningKey: Sendable {
  case es256(P256.Signing.PublicKey)
  case rs256(_RSA.Signing.PublicKey)

  var algorithm: String {
    switch self {
    case .es256: "ES256"
    case .rs256: "RS256"
    }
  }

  func isValid(_ signature: [UInt8], for signed: [UInt8]) -> Bool {
    switch self {
    case .es256(let key):
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: Data(signed))
    case .rs256(let key):
      return key.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: signed),
        padding: .insecurePKCS1v1_5)
    }
  }
}

/// The keys of a provider, by their names.
struct KeySet: Sendable {
  private let keys: [(name: String?, key: SigningKey)]

  /// Keys of kinds that are not used here are passed over; none left is a fault.
  init(_ bytes: [UInt8]) throws(ProviderFault) {
    let listed: Listed
    do { listed = try JSONDecoder().decode(Listed.self, from: Data(bytes)) } catch {
      throw .unusable("the keys cannot be read: \(error)")
    }
    keys = listed.keys.compactMap { wire in wire.key.map { (wire.kid, $0) } }
    if keys.isEmpty { throw .unusable("there is no key for ES256 or RS256") }
  }

  /// The key of that name; without a name, the only one for the algorithm.
  func key(_ name: String?, algorithm: String) -> SigningKey? {
    let fitting = keys.filter { $0.key.algorithm == algorithm }
    guard let name else { return fitting.count == 1 ? fitting.first?.key : nil }
    return fitting.first { $0.name == name }?.key
  }

  private struct Listed: Decodable {
    let keys: [WireKey]
  }

  private struct WireKey: Decodable {
    let kty: String
    let use: String?
    let kid: String?
    let crv: String?
    let x: String?
    let y: String?
    let n: String?
    let e: String?

    var key: SigningKey? {
      guard use == nil || use == "sig" else { return nil }
      switch kty {
      case "EC" where crv == "P-256": return curveKey
      case "RSA": return rsaKey
      default: return nil
      }
    }

    private var curveKey: SigningKey? {
      guard let x = x.flatMap({ Base64URL.bytes($0) }), let y = y.flatMap({ Base64URL.bytes($0) }),
        x.count == 32, y.count == 32
      else { return nil }
      return (try? P256.Signing.PublicKey(rawRepresentation: x + y)).map(SigningKey.es256)
    }

    /// Shorter than 2048 bits is no key.
    private var rsaKey: SigningKey? {
      guard let n = n.flatMap({ Base64URL.bytes($0) }), let e = e.flatMap({ Base64URL.bytes($0) }),
        n.count >= 256
      else { return nil }
      return (try? _RSA.Signing.PublicKey(n: n, e: e)).map(SigningKey.rs256)
    }
  }
}

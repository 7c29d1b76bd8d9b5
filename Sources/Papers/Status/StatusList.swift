import Crypto
import Foundation

/// The live states of all permits as one signed text that anybody may fetch and keep for a while: a Token Status List
/// in JWT form (`application/statuslist+jwt`). Asking for it does not tell which permit is looked at.
public struct StatusList: Hashable, Sendable {
  /// The address under which it is published; documents name it.
  public let address: String
  /// Seconds since 1970 at which it was signed.
  public let issuedAt: Int64
  /// Seconds for which a copy may be used.
  public let lifetime: Int64
  public let bits: StatusBits

  public init(address: String, issuedAt: Int64, lifetime: Int64, bits: StatusBits) {
    self.address = address
    self.issuedAt = issuedAt
    self.lifetime = lifetime
    self.bits = bits
  }

  struct Header: Codable {
    var alg = "ES256"
    let kid: String
    var typ = "statuslist+jwt"
  }

  struct Claims: Codable {
    struct List: Codable {
      let bits: Int
      let lst: String
    }

    let exp: Int64
    let iat: Int64
    let sub: String
    let ttl: Int64
    let list: List

    enum CodingKeys: String, CodingKey {
      case exp, iat, sub, ttl
      case list = "status_list"
    }
  }

  public func signed(with keys: SigningKeys) throws(SigningFault) -> String {
    guard let packed = Deflate.packed(bits.bytes) else { throw SigningFault() }
    let claims = Claims(
      exp: issuedAt + lifetime, iat: issuedAt, sub: address, ttl: lifetime,
      list: .init(bits: 2, lst: Base64URL.text(of: packed)))
    let parts = [JSONText.of(Header(kid: keys.currentID.description)), JSONText.of(claims)]
    let signed = parts.map { Base64URL.text(of: $0.utf8) }.joined(separator: ".")
    guard let signature = try? keys.current.signature(for: Data(signed.utf8)) else {
      throw SigningFault()
    }
    return signed + "." + Base64URL.text(of: signature.rawRepresentation)
  }
}

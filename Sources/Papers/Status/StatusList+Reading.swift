import Crypto
import Foundation

/// Why a text is no status list to rely on.
public enum StatusListProblem: Error, Hashable, Sendable {
  case tooLong, broken, unknownKey, forged
  /// Another list than the document names.
  case otherAddress
  /// Its time is over, or has not come.
  case outOfTime
}

extension StatusList {
  /// Reads and verifies a list.
  ///
  /// - Parameters:
  ///   - address: that the document names.
  ///   - now: seconds since 1970.
  public init(
    _ text: String, address: String, keys: IssuerKeys, now: Int64
  ) throws(StatusListProblem) {
    guard text.utf8.count <= 4 * StatusBits.most / 4 else { throw .tooLong }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header: Header = Self.part(parts[0]), header.alg == "ES256",
      header.typ == "statuslist+jwt", let signature = Base64URL.bytes(of: parts[2])
    else { throw .broken }
    guard let keyID = Base64URL.bytes(of: header.kid).flatMap({ KeyID($0) }), let key = keys[keyID]
    else { throw .unknownKey }
    let signed = Data((parts[0] + "." + parts[1]).utf8)
    guard let made = try? P256.Signing.ECDSASignature(rawRepresentation: Data(signature)),
      key.isValidSignature(made, for: signed)
    else { throw .forged }
    guard let claims: Claims = Self.part(parts[1]) else { throw .broken }
    guard claims.sub == address else { throw .otherAddress }
    // A clock that goes a little after ours is forgiven.
    guard claims.iat <= now + 300, now < claims.exp else { throw .outOfTime }
    guard claims.list.bits == 2, claims.ttl >= 0,
      let packed = Base64URL.bytes(of: claims.list.lst),
      let bytes = Deflate.unpacked(packed, most: StatusBits.most / 4)
    else { throw .broken }
    self.init(
      address: address, issuedAt: claims.iat, lifetime: claims.ttl, bits: StatusBits(bytes: bytes))
  }

  private static func part<Part: Decodable>(_ text: Substring) -> Part? {
    Base64URL.bytes(of: text).flatMap { try? JSONDecoder().decode(Part.self, from: Data($0)) }
  }
}

import Crypto
import Foundation

/// The name of a signing key: the first eight bytes of its thumbprint (RFC 7638), so that it cannot be chosen.
public struct KeyID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let bytes: [UInt8]

  /// Nil unless there are eight bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 8 else { return nil }
    self.bytes = bytes
  }

  public init(of key: P256.Signing.PublicKey) {
    let point = PublicPoint(key)
    let form = #"{"crv":"P-256","kty":"EC","x":"\#(point.x)","y":"\#(point.y)"}"#
    bytes = Array(SHA256.hash(data: Data(form.utf8)).prefix(8))
  }

  /// As key sets write it.
  public var description: String { Base64URL.text(of: bytes) }

  public static func < (left: KeyID, right: KeyID) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

/// The two numbers of a public key as texts of JSON key sets.
struct PublicPoint {
  let x: String
  let y: String

  init(_ key: P256.Signing.PublicKey) {
    let raw = key.rawRepresentation
    x = Base64URL.text(of: raw.prefix(32))
    y = Base64URL.text(of: raw.suffix(32))
  }
}

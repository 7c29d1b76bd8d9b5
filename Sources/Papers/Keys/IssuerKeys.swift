import Crypto
import Foundation

/// The public keys of the office: the one that signs now and those that signed before.
///
/// A key that was replaced stays in the set as long as a document signed with it can still be shown.
public struct IssuerKeys: Sendable {
  private let keys: [KeyID: P256.Signing.PublicKey]

  public init(_ keys: [P256.Signing.PublicKey]) {
    self.keys = Dictionary(
      keys.map { (KeyID(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(id: KeyID) -> P256.Signing.PublicKey? { keys[id] }

  public var ids: [KeyID] { keys.keys.sorted() }

  /// More keys than an office ever has are not read.
  static var most: Int { 64 }
}

/// The keys with which the office signs: one now, and the public halves of earlier ones.
public struct SigningKeys: Sendable {
  let current: P256.Signing.PrivateKey
  public let issuerKeys: IssuerKeys

  public init(current: P256.Signing.PrivateKey, earlier: [P256.Signing.PublicKey] = []) {
    self.current = current
    issuerKeys = IssuerKeys([current.publicKey] + earlier)
  }

  public var currentID: KeyID { KeyID(of: current.publicKey) }
}

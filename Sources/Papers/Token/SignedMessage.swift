import Crypto
import Foundation

/// Bytes signed by one key: COSE_Sign1 with ES256 (RFC 9052, 4.2).
public struct SignedMessage: Hashable, Sendable {
  /// The signed head as it was written.
  public let protectedHead: [UInt8]
  /// What is not signed; ours is empty.
  public let openHead: [CBOR: CBOR]
  public let payload: [UInt8]
  public let signature: [UInt8]

  /// ES256 in the register of algorithms.
  static var es256: Int64 { -7 }
  private static var tag: UInt64 { 18 }
  private enum Label {
    static var algorithm: Int64 { 1 }
    static var keyID: Int64 { 4 }
  }

  /// Signs a payload; the head names algorithm and key. Each signature has other bytes: keep the first.
  public init(signing payload: [UInt8], with keys: SigningKeys) throws(SigningFault) {
    let head = CBOR.map([
      .number(Label.algorithm): .number(Self.es256),
      .number(Label.keyID): .bytes(keys.currentID.bytes),
    ])
    protectedHead = head.encoded
    openHead = [:]
    self.payload = payload
    let signed = Self.signedBytes(head: protectedHead, payload: payload)
    guard let made = try? keys.current.signature(for: Data(signed)) else { throw SigningFault() }
    signature = Array(made.rawRepresentation)
  }

  /// Reads a message, with or without its tag.
  public init(encoded bytes: [UInt8]) throws(CBORProblem) {
    var item = try CBOR(encoded: bytes)
    if case .tagged(Self.tag, let inner) = item { item = inner }
    guard let parts = item.list, parts.count == 4, let head = parts[0].bytes,
      let openHead = parts[1].map, let payload = parts[2].bytes, let signature = parts[3].bytes
    else { throw .unsupported }
    (protectedHead, self.openHead, self.payload, self.signature) =
      (head, openHead, payload, signature)
  }

  public var encoded: [UInt8] {
    CBOR.tagged(
      Self.tag, .list([.bytes(protectedHead), .map(openHead), .bytes(payload), .bytes(signature)])
    ).encoded
  }

  /// The algorithm, which counts only where it is signed.
  var algorithm: Int64? {
    (try? CBOR(encoded: protectedHead))?[Label.algorithm]?.number
  }

  /// The name of the key; nil when it is not one of ours.
  var keyID: KeyID? {
    let head = (try? CBOR(encoded: protectedHead)) ?? .map([:])
    return head[Label.keyID]?.bytes.flatMap { KeyID($0) }
  }

  /// Whether the key made the signature over head and payload.
  public func isSigned(by key: P256.Signing.PublicKey) -> Bool {
    guard algorithm == Self.es256,
      let signature = try? P256.Signing.ECDSASignature(rawRepresentation: Data(signature))
    else { return false }
    let signed = Self.signedBytes(head: protectedHead, payload: payload)
    return key.isValidSignature(signature, for: Data(signed))
  }

  /// What is signed: the context, the head, nothing from outside, the payload.
  static func signedBytes(head: [UInt8], payload: [UInt8]) -> [UInt8] {
    CBOR.list([.text("Signature1"), .bytes(head), .bytes([]), .bytes(payload)]).encoded
  }
}

/// The key did not sign: a fault of the world, such as a library without memory.
public struct SigningFault: Error, Hashable, Sendable {}

import Crypto
import Foundation

/// The key set in the form of the tokens themselves (RFC 9052, section 7).
extension IssuerKeys {
  /// Labels of a key: kind, name, algorithm, curve, the two numbers.
  private enum Label {
    static var kind: Int64 { 1 }
    static var id: Int64 { 2 }
    static var algorithm: Int64 { 3 }
    static var curve: Int64 { -1 }
    static var x: Int64 { -2 }
    static var y: Int64 { -3 }
  }

  public func coseKeySet() -> [UInt8] {
    let keys = ids.compactMap { id -> CBOR? in
      guard let raw = self[id]?.rawRepresentation else { return nil }
      return .map([
        .number(Label.kind): .number(2), .number(Label.id): .bytes(id.bytes),
        .number(Label.algorithm): .number(SignedMessage.es256),
        .number(Label.curve): .number(1), .number(Label.x): .bytes(Array(raw.prefix(32))),
        .number(Label.y): .bytes(Array(raw.suffix(32))),
      ])
    }
    return CBOR.list(keys).encoded
  }

  /// Reads a key set; keys of other kinds are passed over. Names of keys are reckoned, not believed.
  public init(coseKeySet bytes: [UInt8]) throws(KeySetProblem) {
    let limits = CBORLimits(bytes: 16_384, depth: 3, items: 1024)
    guard bytes.count <= limits.bytes else { throw .tooLong }
    guard let keys = try? CBOR(encoded: bytes, limits: limits).list else { throw .broken }
    guard keys.count <= Self.most else { throw .tooLong }
    var found: [P256.Signing.PublicKey] = []
    for key in keys where key[Label.kind]?.number == 2 && key[Label.curve]?.number == 1 {
      guard let x = key[Label.x]?.bytes, let y = key[Label.y]?.bytes, x.count == 32, y.count == 32,
        let point = try? P256.Signing.PublicKey(rawRepresentation: Data(x + y))
      else { throw .broken }
      found.append(point)
    }
    self.init(found)
  }
}

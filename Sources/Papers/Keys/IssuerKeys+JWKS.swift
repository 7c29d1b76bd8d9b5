import Crypto
import Foundation

/// Why a key set cannot be read.
public enum KeySetProblem: Error, Hashable, Sendable {
  /// Longer, or with more keys, than any office has.
  case tooLong
  /// Not the form of a key set.
  case broken
}

/// The key set as JSON (RFC 7517), for those who verify status lists and documents.
extension IssuerKeys {
  private struct Document: Codable {
    let keys: [Key]
  }

  private struct Key: Codable {
    let kty: String
    let crv: String?
    let x: String?
    let y: String?
    var use: String?
    var alg: String?
    var kid: String?
  }

  public func jwks() -> String {
    let document = Document(
      keys: ids.compactMap { id in
        self[id].map(PublicPoint.init).map {
          Key(
            kty: "EC", crv: "P-256", x: $0.x, y: $0.y, use: "sig", alg: "ES256",
            kid: id.description)
        }
      })
    return JSONText.of(document)
  }

  /// Reads a key set; keys of other kinds are passed over. Names of keys are reckoned, not believed.
  public init(jwks text: String) throws(KeySetProblem) {
    guard text.utf8.count <= 65_536 else { throw .tooLong }
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(text.utf8)) else {
      throw .broken
    }
    guard document.keys.count <= Self.most else { throw .tooLong }
    var found: [P256.Signing.PublicKey] = []
    for key in document.keys where key.kty == "EC" && key.crv == "P-256" {
      guard let x = key.x.flatMap({ Base64URL.bytes(of: $0) }), x.count == 32,
        let y = key.y.flatMap({ Base64URL.bytes(of: $0) }), y.count == 32,
        let point = try? P256.Signing.PublicKey(rawRepresentation: Data(x + y))
      else { throw .broken }
      found.append(point)
    }
    self.init(found)
  }
}

/// JSON in one form: keys sorted, slashes as they are.
enum JSONText {
  static func of(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("texts and whole numbers can always be written")
    }
    return String(decoding: data, as: UTF8.self)
  }
}

import Foundation

/// What a provider says of itself at `/.well-known/openid-configuration` (OpenID Connect Discovery 1.0).
struct ProviderDocument: Decodable, Sendable {
  let issuer: String
  let authorizationEndpoint: String
  let tokenEndpoint: String
  let keysAddress: String

  enum CodingKeys: String, CodingKey {
    case issuer
    case authorizationEndpoint = "authorization_endpoint"
    case tokenEndpoint = "token_endpoint"
    case keysAddress = "jwks_uri"
  }

  static func address(of issuer: String) -> String {
    (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer)
      + "/.well-known/openid-configuration"
  }

  /// Reads it; its issuer has to be the one asked, so that no provider speaks for another.
  init(_ bytes: [UInt8], of issuer: String) throws(ProviderFault) {
    do { self = try JSONDecoder().decode(ProviderDocument.self, from: Data(bytes)) } catch {
      throw .unusable("the description of \(issuer) cannot be read: \(error)")
    }
    guard self.issuer == issuer else {
      throw .unusable("\(issuer) describes itself as \(self.issuer)")
    }
    let isPlain = issuer.hasPrefix("http://")
    for address in [authorizationEndpoint, tokenEndpoint, keysAddress] {
      guard address.hasPrefix("https://") || (isPlain && address.hasPrefix("http://")) else {
        throw .unusable("\(issuer) names an address without https: \(address)")
      }
    }
  }
}

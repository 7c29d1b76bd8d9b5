import Foundation
import Register

/// An identity token (OpenID Connect Core 1.0, section 2): what the provider says of a person, signed.
struct IdentityToken: Sendable {
  let algorithm: String
  let keyName: String?
  private let signed: [UInt8]
  private let signature: [UInt8]
  private let claims: Claims

  /// Takes the compact form apart; nothing of it is believed yet.
  init(_ text: String) throws(ProviderFault) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, text.utf8.count <= 65_536, let head = Base64URL.bytes(parts[0]),
      let body = Base64URL.bytes(parts[1]), let signature = Base64URL.bytes(parts[2]),
      let header = try? JSONDecoder().decode(Header.self, from: Data(head)),
      let claims = try? JSONDecoder().decode(Claims.self, from: Data(body))
    else { throw .badToken(.malformed) }
    // "crit" names what a reader has to understand; none of it is understood here.
    guard header.crit == nil else { throw .badToken(.malformed) }
    guard ["ES256", "RS256"].contains(header.alg) else { throw .badToken(.unknownAlgorithm) }
    algorithm = header.alg
    keyName = header.kid
    signed = Array((parts[0] + "." + parts[1]).utf8)
    self.signature = signature
    self.claims = claims
  }

  /// What the token says, once everything about it was checked.
  func claims(key: SigningKey, settings: ProviderSettings, nonce: String, at moment: Moment)
    throws(ProviderFault) -> OutsideClaims
  {
    guard key.algorithm == algorithm, key.isValid(signature, for: signed) else {
      throw .badToken(.badSignature)
    }
    guard claims.iss == settings.issuer else { throw .badToken(.otherIssuer) }
    guard claims.aud.names.contains(settings.audience),
      claims.aud.names.count == 1 || claims.azp == settings.audience
    else { throw .badToken(.otherAudience) }
    guard claims.nonce == nonce else { throw .badToken(.otherNonce) }
    let seconds = moment.milliseconds / 1000
    // Two clocks are never quite alike: a minute is forgiven.
    guard seconds < claims.exp + 60 else { throw .badToken(.expired) }
    guard claims.iat <= seconds + 60, (claims.nbf ?? 0) <= seconds + 60 else {
      throw .badToken(.notYet)
    }
    guard !claims.sub.isEmpty else { throw .badToken(.noSubject) }
    return OutsideClaims(texts: claims.texts)
  }

  private struct Header: Decodable {
    let alg: String
    let kid: String?
    let crit: [String]?
  }

  private struct Claims: Decodable {
    let iss: String
    let sub: String
    let aud: Audience
    let azp: String?
    let exp: Int64
    let iat: Int64
    let nbf: Int64?
    let nonce: String?
    /// Every claim that is a text.
    let texts: [String: String]

    init(from decoder: any Decoder) throws {
      let named = try decoder.container(keyedBy: Name.self)
      iss = try named.decode(String.self, forKey: Name("iss"))
      sub = try named.decode(String.self, forKey: Name("sub"))
      aud = try named.decode(Audience.self, forKey: Name("aud"))
      azp = try named.decodeIfPresent(String.self, forKey: Name("azp"))
      exp = try named.decode(Int64.self, forKey: Name("exp"))
      iat = try named.decode(Int64.self, forKey: Name("iat"))
      nbf = try named.decodeIfPresent(Int64.self, forKey: Name("nbf"))
      nonce = try named.decodeIfPresent(String.self, forKey: Name("nonce"))
      var texts: [String: String] = [:]
      for key in named.allKeys {
        texts[key.stringValue] = try? named.decode(String.self, forKey: key)
      }
      self.texts = texts
    }
  }

  /// One name or a list of names.
  private struct Audience: Decodable {
    let names: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let name = try? container.decode(String.self) {
        names = [name]
      } else {
        names = try container.decode([String].self)
      }
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// What a provider said of a person, checked.
public struct OutsideClaims: Hashable, Sendable {
  private let texts: [String: String]

  init(texts: [String: String]) { self.texts = texts }

  /// A claim that is a text.
  subscript(_ name: String) -> String? { texts[name].flatMap { $0.isEmpty ? nil : $0 } }
}

import Crypto
import Foundation
import Register

/// The way in through another provider: authorisation code flow with PKCE (RFC 6749, RFC 7636, OpenID Connect Core 1.0).
///
/// Who began stands in memory until they come back or ten minutes are over; with several server processes a person
/// has to come back to the one where they began.
public actor OtherProvider {
  public nonisolated let settings: ProviderSettings
  private let port: any ProviderPort
  private let randomBytes: RandomBytes
  private var begun: [String: Begun] = [:]
  private var described: (document: ProviderDocument, at: Moment)?
  private var known: (keys: KeySet, at: Moment)?

  /// What is remembered while a person is at the provider.
  private struct Begun {
    let nonce: String
    let verifier: String
    /// The browser that began; another one does not get in.
    let browser: Fingerprint
    let returnsTo: String
    let ends: Moment
  }

  private static var mostBegun: Int { 2000 }
  private static var secondsAway: Int64 { 600 }
  private static var secondsDescribed: Int64 { 3600 }
  /// A made-up key name must not make us ask the provider again and again.
  private static var secondsBetweenKeys: Int64 { 60 }

  public init(
    settings: ProviderSettings, port: any ProviderPort, randomBytes: @escaping RandomBytes
  ) {
    self.settings = settings
    self.port = port
    self.randomBytes = randomBytes
  }

  /// Whether the provider describes itself and its keys can be read; for a look before the service starts.
  public func check(at moment: Moment) async throws(ProviderFault) {
    let document = try await document(at: moment)
    _ = try KeySet(try await port.get(document.keysAddress))
  }

  /// The provider's address to send the person to.
  ///
  /// - Parameters:
  ///   - browser: a token that only this browser has
  ///   - returnsTo: where to go when the person is in
  public func begin(browser: SecretToken, returnsTo: String, at moment: Moment)
    async throws(ProviderFault) -> String
  {
    let document = try await document(at: moment)
    let state = SecretToken(randomBytes).text
    let new = Begun(
      nonce: SecretToken(randomBytes).text, verifier: SecretToken(randomBytes).text,
      browser: browser.fingerprint, returnsTo: returnsTo,
      ends: moment.adding(seconds: Self.secondsAway))
    remember(new, as: state, at: moment)
    let fields = [
      ("response_type", "code"), ("client_id", settings.audience),
      ("redirect_uri", settings.returnAddress), ("scope", settings.scopes.joined(separator: " ")),
      ("state", state), ("nonce", new.nonce), ("code_challenge", Self.challenge(new.verifier)),
      ("code_challenge_method", "S256"),
    ]
    let mark = document.authorizationEndpoint.contains("?") ? "&" : "?"
    return document.authorizationEndpoint + mark + Self.encoded(fields)
  }

  /// What the provider says of the person who comes back, and where they wanted to go.
  public func finish(
    state: String, code: String?, refusal: String?, browser: SecretToken, at moment: Moment
  ) async throws(EntranceRefusal) -> (claims: OutsideClaims, returnsTo: String) {
    // Used up whatever follows: an answer counts once.
    guard let begun = begun.removeValue(forKey: state), moment < begun.ends,
      begun.browser == browser.fingerprint
    else { throw .ended }
    do throws(ProviderFault) {
      guard let code, refusal == nil else { throw .refused(refusal ?? "no code") }
      let token = try await token(for: code, begun, at: moment)
      let key = try await key(of: token, at: moment)
      let claims = try token.claims(
        key: key, settings: settings, nonce: begun.nonce, at: moment)
      return (claims, begun.returnsTo)
    } catch { throw .provider(error) }
  }

  private func remember(_ new: Begun, as state: String, at moment: Moment) {
    if begun.count >= Self.mostBegun {
      begun = begun.filter { moment < $0.value.ends }
      let oldest = begun.sorted { $0.value.ends < $1.value.ends }
        .prefix(max(0, begun.count - Self.mostBegun / 2))
      for (state, _) in oldest { begun[state] = nil }
    }
    begun[state] = new
  }

  private func document(at moment: Moment) async throws(ProviderFault) -> ProviderDocument {
    if let described, moment < described.at.adding(seconds: Self.secondsDescribed) {
      return described.document
    }
    let bytes = try await port.get(ProviderDocument.address(of: settings.issuer))
    let document = try ProviderDocument(bytes, of: settings.issuer)
    described = (document, moment)
    return document
  }

  /// The key that signed; the keys are fetched anew when its name is not known, because providers change keys.
  private func key(of token: IdentityToken, at moment: Moment)
    async throws(ProviderFault) -> SigningKey
  {
    if let found = known?.keys.key(token.keyName, algorithm: token.algorithm) { return found }
    if let known, moment < known.at.adding(seconds: Self.secondsBetweenKeys) {
      throw .badToken(.unknownKey)
    }
    let address = try await document(at: moment).keysAddress
    let keys = try KeySet(try await port.get(address))
    known = (keys, moment)
    guard let found = keys.key(token.keyName, algorithm: token.algorithm) else {
      throw .badToken(.unknownKey)
    }
    return found
  }

  private func token(for code: String, _ begun: Begun, at moment: Moment)
    async throws(ProviderFault) -> IdentityToken
  {
    var fields = [
      ("grant_type", "authorization_code"), ("code", code),
      ("redirect_uri", settings.returnAddress), ("code_verifier", begun.verifier),
    ]
    // With a secret the name goes into the header (client_secret_basic), else into the form.
    if settings.secret == nil { fields.append(("client_id", settings.audience)) }
    let bytes = try await port.post(
      try await document(at: moment).tokenEndpoint, form: Self.encoded(fields),
      authorization: authorization)
    guard let answer = try? JSONDecoder().decode(TokenAnswer.self, from: Data(bytes)) else {
      throw .unusable("the answer to the code holds no id_token")
    }
    return try IdentityToken(answer.id_token)
  }

  private var authorization: String? {
    settings.secret.map { secret in
      let pair = TimeCode.escaped(settings.audience) + ":" + TimeCode.escaped(secret)
      return "Basic " + Data(pair.utf8).base64EncodedString()
    }
  }

  private struct TokenAnswer: Decodable {
    let id_token: String
  }

  private static func challenge(_ verifier: String) -> String {
    Base64URL.text(SHA256.hash(data: Array(verifier.utf8)))
  }

  private static func encoded(_ fields: [(String, String)]) -> String {
    fields.map { $0 + "=" + TimeCode.escaped($1) }.joined(separator: "&")
  }
}

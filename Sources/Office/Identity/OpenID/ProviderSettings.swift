/// Another provider of identities (OpenID Connect), as the operator names it.
public struct ProviderSettings: Hashable, Sendable {
  /// Its address as it stands in its tokens, without an ending slash of our making.
  public let issuer: String
  /// What the provider calls this service (`client_id`).
  public let audience: String
  /// Shared with the provider; nil for a public registration, where PKCE alone guards the code.
  public let secret: String?
  /// Where the provider sends people back to: `…/sign-in/return`.
  public let returnAddress: String
  public let scopes: [String]
  /// Which claim is the login of the account: the individual identification number, say.
  public let loginClaim: String
  /// Which claim names the employer by its business identification number, where the provider says it.
  public let employerClaim: String?

  public init(
    issuer: String, audience: String, secret: String?, returnAddress: String,
    scopes: [String] = ["openid"], loginClaim: String, employerClaim: String? = nil
  ) {
    self.issuer = issuer
    self.audience = audience
    self.secret = secret
    self.returnAddress = returnAddress
    self.scopes = scopes.contains("openid") ? scopes : ["openid"] + scopes
    self.loginClaim = loginClaim
    self.employerClaim = employerClaim
  }
}

/// How this service speaks to a provider; the assembly has the network.
public protocol ProviderPort: Sendable {
  /// The body of a good answer (200), of at most a megabyte.
  func get(_ address: String) async throws(ProviderFault) -> [UInt8]

  /// Sends a form; `authorization` is the header's value.
  func post(_ address: String, form: String, authorization: String?)
    async throws(ProviderFault) -> [UInt8]
}

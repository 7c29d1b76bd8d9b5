/// Why another provider's word is not taken.
public enum ProviderFault: Error, Hashable, Sendable {
  /// It does not answer, or not in time; the cause is for the log.
  case unreachable(String)
  /// Its description or its keys cannot be used; the cause is for the log.
  case unusable(String)
  /// It did not let the person in: the code it gave (`access_denied`).
  case refused(String)
  case badToken(TokenFault)

  /// What is wrong with an identity token.
  public enum TokenFault: String, Hashable, Sendable {
    case malformed, unknownAlgorithm, unknownKey, badSignature
    case otherIssuer, otherAudience, otherNonce, expired, notYet, noSubject
  }
}

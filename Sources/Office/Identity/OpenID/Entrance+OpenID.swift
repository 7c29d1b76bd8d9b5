import Casework
import Register

extension Entrance {
  /// Lets in the person another provider vouches for, when there is an open account for them.
  ///
  /// The account's login is the claim the settings name - followed by `@` and the employer's number for a person who
  /// acts for several employers. An account bound to an employer needs that employer's number in the token, where the
  /// settings name a claim for it. Throws `.wrong` when there is none: an account is never opened by a token.
  public func admit(_ claims: OutsideClaims, _ settings: ProviderSettings)
    async throws(EntranceRefusal) -> Welcome
  {
    guard let person = claims[settings.loginClaim] else { throw .wrong }
    let employer = settings.employerClaim.flatMap { claims[$0] }
    if let employer, let account = try await openAccount(login: login(person + "@" + employer)) {
      return try await admitBound(account, to: employer)
    }
    guard let account = try await openAccount(login: login(person)) else { throw .wrong }
    if settings.employerClaim == nil || account.employer == nil { return try await admit(account) }
    guard let employer else { throw .wrong }
    return try await admitBound(account, to: employer)
  }

  private func login(_ text: String) -> String? { AccountName.login(text) }

  /// The account's employer has to be the one in the token.
  private func admitBound(_ account: Account, to number: String)
    async throws(EntranceRefusal) -> Welcome
  {
    guard let employer = account.employer,
      let key = Identifier<EmployerRecord>(employer.rawValue)
    else { throw .wrong }
    let found = try await kept { () async throws(RegisterFault) in
      try await register.record(key)
    }
    guard found?.record.employer.businessNumber == number else { throw .wrong }
    return try await admit(account)
  }
}

extension Entrance {
  /// The provider's address to send a person to.
  public func goOutside(_ provider: OtherProvider, browser: SecretToken, returnsTo: String)
    async throws(ProviderFault) -> String
  {
    try await provider.begin(browser: browser, returnsTo: returnsTo, at: world.now())
  }

  /// Lets in the person who comes back, and says where they wanted to go.
  public func comeBack(
    _ provider: OtherProvider, state: String, code: String?, refusal: String?,
    browser: SecretToken
  ) async throws(EntranceRefusal) -> (welcome: Welcome, returnsTo: String) {
    let (claims, returnsTo) = try await provider.finish(
      state: state, code: code, refusal: refusal, browser: browser, at: world.now())
    return (try await admit(claims, provider.settings), returnsTo)
  }

  /// Lets in an account of a demo, by its login alone.
  public func admitToDemo(login: String) async throws(EntranceRefusal) -> Welcome {
    guard let account = try await openAccount(login: AccountName.login(login)) else {
      throw .ended
    }
    return try await admit(account)
  }
}

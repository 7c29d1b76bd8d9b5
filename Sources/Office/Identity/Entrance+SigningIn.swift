import Casework
import Register

extension Entrance {
  /// Lets in whoever knows login and password; those with a second factor only half.
  ///
  /// Takes the same time for a login that is not there. Throws `.wrong`, `.wait`, `.busy`.
  /// - Parameter address: where the attempt comes from, for counting attempts; kept in memory only
  public func signIn(login typed: String, password: String, from address: String)
    async throws(EntranceRefusal) -> Welcome
  {
    let login = AccountName.login(typed)
    try await guarding.attempt(login ?? "", from: address, at: world.now())
    let account = try await openAccount(login: login)
    let credential = try await credential(of: account)
    guard let typedPassword = Password(password) else { throw .wrong }
    let isRight = try await milled { () async throws(PasswordMill.Full) in
      try await mill.matches(typedPassword, credential.password)
    }
    guard isRight, let account, let login else { throw .wrong }
    try await renewHash(of: account, typedPassword, credential)
    if credential.factor != nil {
      await guarding.passed(login, from: address)
      return try await admit(account, stage: .half)
    }
    await guarding.succeeded(login, from: address)
    return try await admit(account, stage: .whole)
  }

  /// The second step: a code of the authenticator program, or a recovery code.
  public func secondFactor(_ code: String, token: SecretToken, from address: String)
    async throws(EntranceRefusal) -> Welcome
  {
    guard case .half(let account) = try await presence(token) else { throw .ended }
    // Codes are short: they are counted apart from passwords, and not taken back by a right password.
    let counted = "code of " + account.id.rawValue
    try await guarding.attempt(counted, from: address, at: world.now())
    let moment = world.now()
    let isRight = try await drawer.change(account.id) { credential in
      credential.use(code: code, at: moment)
    }
    guard isRight else { throw .wrong }
    await guarding.succeeded(counted, from: address)
    await guarding.succeeded(account.login, from: address)
    try await end(token)
    return try await admit(account, stage: .whole)
  }

  /// Lets in an account that was proved in another way: a demo's button, another provider.
  public func admit(_ account: Account) async throws(EntranceRefusal) -> Welcome {
    guard account.isOpen else { throw .wrong }
    return try await admit(account, stage: .whole)
  }

  func admit(_ account: Account, stage: Session.Stage, role: Role? = nil)
    async throws(EntranceRefusal) -> Welcome
  {
    let token = newToken()
    let now = world.now()
    let roles = account.knownRoles
    let ends = now.adding(
      seconds: stage == .half ? terms.halfInSeconds : terms.longestInSeconds)
    let session = Session(
      token: token.fingerprint, account: account.id, began: now, seen: now, ends: ends,
      stage: stage, role: (role ?? (roles.count == 1 ? roles.first : nil))?.rawValue)
    try await tend(.sessionBegan(session))
    return Welcome(token: token, presence: Self.presence(of: account, session))
  }

  func tend(_ upkeep: Upkeep...) async throws(EntranceRefusal) {
    try await kept { () async throws(RegisterFault) in try await register.tend(upkeep) }
  }

  /// The open account with that login.
  func openAccount(login: String?) async throws(EntranceRefusal) -> Account? {
    guard let login else { return nil }
    let found = try await kept { () async throws(RegisterFault) in
      try await register.record(Account.self, handle: login)
    }
    return found.flatMap { $0.record.isOpen ? $0.record : nil }
  }

  private func credential(of account: Account?) async throws(EntranceRefusal) -> Credential {
    guard let account else { return .none }
    return try await kept { () async throws(RegisterFault) in
      try await drawer.credential(of: account.id)
    }
  }

  /// A hash made at another cost is made anew while the password is at hand.
  private func renewHash(of account: Account, _ password: Password, _ credential: Credential)
    async throws(EntranceRefusal)
  {
    guard let old = credential.password, mill.isOutdated(old) else { return }
    let new = try await milled { () async throws(PasswordMill.Full) in
      try await mill.hash(password)
    }
    try await drawer.change(account.id) { credential in
      if credential.password == old { credential.password = new }
    }
  }
}

import Register

/// How far a program came in one request.
public enum ProgramEntry: Sendable {
  case signedIn(SecretToken, SignedIn)
  /// The password was right; the account has a second factor, and no code was sent.
  case codeNeeded
  /// Everything was right; the account has several of these roles, and none, or another one, was named.
  case roleNeeded([Role])
}

extension Entrance {
  /// Everything that people give step by step, at once; attempts are counted together with theirs.
  ///
  /// A half session never outlives the request. Throws what `signIn`, `secondFactor` and `choose` throw.
  /// - Parameters:
  ///   - code: of the second factor; not looked at where the account has none
  ///   - role: needed where the account has several
  ///   - address: where the attempt comes from, for counting attempts
  public func signInProgram(
    login: String, password: String, code: String?, role: Role?, from address: String
  ) async throws(EntranceRefusal) -> ProgramEntry {
    var welcome = try await signIn(login: login, password: password, from: address)
    if case .half = welcome.presence {
      let half = welcome.token
      guard let code else {
        try await end(half)
        return .codeNeeded
      }
      do throws(EntranceRefusal) {
        welcome = try await secondFactor(code, token: half, from: address)
      } catch {
        try await end(half)
        throw error
      }
    }
    return try await goOn(welcome, as: role)
  }

  /// A demo's account that comes in by a button comes in by its login alone.
  public func admitProgramToDemo(login: String) async throws(EntranceRefusal) -> ProgramEntry {
    try await goOn(try await admitToDemo(login: login), as: nil)
  }

  /// The role that was named, or the only one.
  private func goOn(_ welcome: Welcome, as role: Role?) async throws(EntranceRefusal)
    -> ProgramEntry
  {
    let known = welcome.presence.account?.knownRoles ?? []
    guard let wanted = role ?? (known.count == 1 ? known.first : nil), known.contains(wanted)
    else {
      try await end(welcome.token)
      return .roleNeeded(known)
    }
    if case .signedIn(let who) = welcome.presence { return .signedIn(welcome.token, who) }
    let chosen = try await choose(wanted, token: welcome.token)
    guard case .signedIn(let who) = chosen.presence else { throw .ended }
    return .signedIn(chosen.token, who)
  }
}

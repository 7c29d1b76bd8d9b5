import Casework
import Register

extension Entrance {
  /// Who stands behind a token. Notes that the session was used, at most once a minute.
  public func presence(_ token: SecretToken?) async throws(EntranceRefusal) -> Presence {
    guard let token, let session = try await session(token.fingerprint) else { return .nobody }
    let now = world.now()
    guard isRunning(session, at: now) else {
      try await tend(.sessionEnded(session.token))
      return .nobody
    }
    let found = try await kept { () async throws(RegisterFault) in
      try await register.record(session.account)
    }
    guard let account = found?.record, account.isOpen else { return .nobody }
    if now.milliseconds - session.seen.milliseconds > 60_000 {
      try await tend(.sessionSeen(session.token, now))
    }
    return Self.presence(of: account, session)
  }

  /// Goes on in a role of the account, with a new token. Throws `.notAllowed` when the account has it not.
  public func choose(_ role: Role, token: SecretToken) async throws(EntranceRefusal) -> Welcome {
    guard let account = try await wholePresence(token).account,
      let old = try await session(token.fingerprint)
    else { throw .ended }
    guard account.knownRoles.contains(role) else { throw .notAllowed }
    let fresh = newToken()
    let session = Session(
      token: fresh.fingerprint, account: account.id, began: old.began, seen: world.now(),
      ends: old.ends, role: role.rawValue)
    try await tend(.sessionBegan(session), .sessionEnded(old.token))
    return Welcome(token: fresh, presence: Self.presence(of: account, session))
  }

  /// Ends the session of a token.
  public func end(_ token: SecretToken) async throws(EntranceRefusal) {
    try await tend(.sessionEnded(token.fingerprint))
  }

  /// Ends every session of the person but this one, or this one too.
  public func signOutEverywhere(_ who: SignedIn, butHere: Bool) async throws(EntranceRefusal) {
    guard butHere else { return try await tend(.sessionsEnded(who.account.id)) }
    for session in try await allSessions(of: who.account.id) where session.token != who.token {
      try await tend(.sessionEnded(session.token))
    }
  }

  /// Where the person is in, newest first.
  public func sessions(of who: SignedIn) async throws(EntranceRefusal) -> [OpenSession] {
    let now = world.now()
    return try await allSessions(of: who.account.id)
      .filter { $0.stage == .whole && isRunning($0, at: now) }
      .sorted { $0.began > $1.began }
      .map { OpenSession(began: $0.began, seen: $0.seen, isThis: $0.token == who.token) }
  }

  /// Forgets what ended; the assembly calls it now and then.
  ///
  /// - Parameter keysBefore: keys of requests older than this are forgotten too
  public func sweep(keysBefore: Moment) async throws(EntranceRefusal) {
    try await tend(.sweep(sessionsBefore: world.now(), keysBefore: keysBefore))
  }

  /// One place where a person is in.
  public struct OpenSession: Hashable, Sendable {
    public let began: Moment
    public let seen: Moment
    /// Whether it is the one that asks.
    public let isThis: Bool
  }

  /// `.signedIn` or `.choosing`, else `.nobody`.
  private func wholePresence(_ token: SecretToken) async throws(EntranceRefusal) -> Presence {
    let presence = try await presence(token)
    if case .half = presence { return .nobody }
    return presence
  }

  func session(_ token: Fingerprint) async throws(EntranceRefusal) -> Session? {
    try await kept { () async throws(RegisterFault) in try await register.session(token) }
  }

  private func allSessions(of account: Identifier<Account>)
    async throws(EntranceRefusal) -> [Session]
  {
    try await kept { () async throws(RegisterFault) in try await register.sessions(of: account) }
  }

  private func isRunning(_ session: Session, at moment: Moment) -> Bool {
    moment < session.ends && moment < session.seen.adding(seconds: terms.idleInSeconds)
  }

  static func presence(of account: Account, _ session: Session) -> Presence {
    if session.stage == .half { return .half(account) }
    return SignedIn(account: account, session: session).map(Presence.signedIn)
      ?? .choosing(account)
  }
}

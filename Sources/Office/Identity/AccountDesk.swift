import Casework
import Measures
import Register

/// Opens, closes and resets accounts: by colleagues who may, or by the operator at the machine.
public struct AccountDesk: Sendable {
  let entrance: Entrance

  public init(entrance: Entrance) { self.entrance = entrance }

  var register: any Register { entrance.register }
  var world: World { entrance.world }

  /// Opens an account for a colleague, who chooses the password with the invitation's code.
  ///
  /// What the inviter is bound to, the new account is bound to: an employer, a region. Throws `.notAllowed`,
  /// `.loginTaken`, `.unusableLogin`, `.unusableName`.
  public func invite(_ wish: AccountWish, by who: SignedIn)
    async throws(EntranceRefusal) -> Invitation
  {
    var wish = wish
    guard !wish.roles.isEmpty, who.role.invites.isSuperset(of: wish.roles) else {
      throw .notAllowed
    }
    if who.role != .administrator {
      wish.region = who.role.binding == .region ? who.account.region : nil
      wish.employer = who.role.binding == .employer ? who.account.employer : nil
      wish.worker = nil
    }
    let account = try await open(wish, by: who.actor.party)
    return try await newInvitation(for: account)
  }

  /// Opens an account in the name of the operator; without a password nobody comes in.
  public func open(_ wish: AccountWish, password: String? = nil)
    async throws(EntranceRefusal) -> Account
  {
    var hash: PasswordHash?
    if let password {
      hash = try await entrance.hash(password, for: try account(wish))
    }
    let account = try await open(wish, by: operatorParty)
    if let hash { try await entrance.drawer.change(account.id) { $0.password = hash } }
    return account
  }

  /// The colleagues somebody may look after, a page at a time.
  public func colleagues(of who: SignedIn, after: Cursor?, size: PageSize)
    async throws(EntranceRefusal) -> Page<Account>
  {
    guard let query = Self.reach(of: who) else { return Page(items: [], next: nil) }
    let page = try await entrance.kept { () async throws(RegisterFault) in
      try await register.records(Account.self, query, after: after, size: size)
    }
    let accounts = page.items.map(\.record).filter { Self.mayLookAfter($0, who) }
    return Page(items: accounts, next: page.next)
  }

  /// Closes a colleague's account and ends its sessions. Throws `.notAllowed` also when there is no such account.
  public func close(_ id: Identifier<Account>, by who: SignedIn) async throws(EntranceRefusal) {
    let found = try await lookedAfter(id, by: who)
    try await close(found, by: who.actor.party)
  }

  /// Opens a colleague's closed account again, with an invitation: the password from before lets nobody in.
  ///
  /// Throws `.changedMeanwhile` where it is open.
  public func reopen(_ id: Identifier<Account>, by who: SignedIn)
    async throws(EntranceRefusal) -> Invitation
  {
    let found = try await lookedAfter(id, by: who)
    guard !found.record.isOpen else { throw .changedMeanwhile }
    var account = found.record
    account.closedOn = nil
    // The old password goes before anybody could come in with it.
    let invitation = try await newInvitation(for: account)
    try await put(account, expecting: found.version, by: who.actor.party)
    return invitation
  }

  /// A colleague whom somebody may look after. Throws `.notAllowed` also when there is no such account.
  public func colleague(_ id: Identifier<Account>, of who: SignedIn)
    async throws(EntranceRefusal) -> Account
  {
    try await lookedAfter(id, by: who).record
  }

  /// Takes a colleague's password and second factor away and gives an invitation to choose new ones.
  public func reset(_ id: Identifier<Account>, by who: SignedIn)
    async throws(EntranceRefusal) -> Invitation
  {
    try await newInvitation(for: try await lookedAfter(id, by: who).record)
  }

  /// The operator closes the account with that login.
  public func close(login: String) async throws(EntranceRefusal) {
    try await close(try await found(login), by: operatorParty)
  }

  /// The operator resets the account with that login.
  public func reset(login: String) async throws(EntranceRefusal) -> Invitation {
    try await newInvitation(for: try await found(login).record)
  }

  /// The operator gives the account with that login a password; second factor and sessions go.
  public func setPassword(_ password: String, login: String) async throws(EntranceRefusal) {
    let account = try await found(login).record
    let hash = try await entrance.hash(password, for: account)
    try await entrance.drawer.change(account.id) { credential in
      credential = .none
      credential.password = hash
    }
    try await entrance.tend(.sessionsEnded(account.id))
  }

  // MARK: Taking up an invitation

  /// The account an invitation's code is for, to greet its holder. Throws `.ended`.
  public func invited(_ code: String) async throws(EntranceRefusal) -> Account {
    try await checked(code).account
  }

  /// Chooses the password with an invitation's code, which is used up; lets the person in.
  public func takeUp(_ code: String, password: String) async throws(EntranceRefusal) -> Welcome {
    let (account, token) = try await checked(code)
    let hash = try await entrance.hash(password, for: account)
    let now = world.now()
    try await entrance.drawer.change(account.id) { credential throws(EntranceRefusal) in
      guard credential.opens(with: token, at: now) else { throw .ended }
      credential = .none
      credential.password = hash
    }
    return try await entrance.admit(account)
  }

  private func checked(_ code: String)
    async throws(EntranceRefusal) -> (account: Account, token: SecretToken)
  {
    let parts = code.split(separator: ".")
    guard parts.count == 2, let id = Identifier<Account>(parts[0]),
      let token = SecretToken(parts[1])
    else { throw .ended }
    let found = try await entrance.kept { () async throws(RegisterFault) in
      try await register.record(id)
    }
    let credential = try await entrance.kept { () async throws(RegisterFault) in
      try await entrance.drawer.credential(of: id)
    }
    guard let account = found?.record, account.isOpen,
      credential.opens(with: token, at: world.now())
    else { throw .ended }
    return (account, token)
  }
}

extension Credential {
  /// Whether the token is that of a running invitation.
  fileprivate func opens(with token: SecretToken, at moment: Moment) -> Bool {
    guard let invitation else { return false }
    return invitation.token == token.fingerprint.description && moment < invitation.ends
  }
}

import Casework
import Measures
import Register

extension AccountDesk {
  /// Whoever sits at the machine.
  var operatorParty: Party {
    guard let key = Identifier<Party>("operator") else { preconditionFailure("a plain key") }
    return Party(role: .administrator, key: key)
  }

  func account(_ wish: AccountWish) throws(EntranceRefusal) -> Account {
    guard let login = AccountName.login(wish.login) else { throw .unusableLogin }
    guard let name = AccountName.name(wish.name) else { throw .unusableName }
    guard !wish.roles.isEmpty, wish.roles.allSatisfy(wish.isBound) else { throw .notAllowed }
    return Account(
      id: world.newKey(), login: login, name: name,
      roles: Role.allCases.filter(wish.roles.contains).map(\.rawValue), region: wish.region,
      employer: wish.employer, worker: wish.worker, language: wish.language,
      openedOn: entrance.journalWorld.today())
  }

  func open(_ wish: AccountWish, by party: Party)
    async throws(EntranceRefusal) -> Account
  {
    let account = try account(wish)
    try await put(account, expecting: 0, by: party)
    return account
  }

  func close(_ found: Versioned<Account>, by party: Party)
    async throws(EntranceRefusal)
  {
    var account = found.record
    guard account.isOpen else { return }
    account.closedOn = entrance.journalWorld.today()
    try await put(account, expecting: found.version, by: party)
    try await entrance.tend(.sessionsEnded(account.id))
  }

  func put(_ account: Account, expecting version: Int, by party: Party)
    async throws(EntranceRefusal)
  {
    let time = entrance.journalWorld
    let commitment = try await entrance.kept { () async throws(RegisterFault) in
      try await register.commit(
        Write(
          at: time.now(), day: time.today(), by: party,
          changes: [.put(account, expecting: version)]))
    }
    switch commitment {
    case .done, .repeated: return
    case .conflict(.handleTaken): throw .loginTaken
    case .conflict: throw .changedMeanwhile
    }
  }

  func newInvitation(for account: Account) async throws(EntranceRefusal) -> Invitation {
    guard account.isOpen else { throw .ended }
    let token = entrance.newToken()
    let ends = world.now().adding(seconds: entrance.terms.invitationInSeconds)
    try await entrance.drawer.change(account.id) { credential in
      credential = .none
      credential.invitation = Credential.Invitation(
        token: token.fingerprint.description, ends: ends)
    }
    try await entrance.tend(.sessionsEnded(account.id))
    return Invitation(account: account, ends: ends, token: token)
  }

  func found(_ login: String) async throws(EntranceRefusal) -> Versioned<Account> {
    guard let login = AccountName.login(login) else { throw .unusableLogin }
    let found = try await entrance.kept { () async throws(RegisterFault) in
      try await register.record(Account.self, handle: login)
    }
    guard let found else { throw .ended }
    return found
  }

  func lookedAfter(_ id: Identifier<Account>, by who: SignedIn)
    async throws(EntranceRefusal) -> Versioned<Account>
  {
    let found = try await entrance.kept { () async throws(RegisterFault) in
      try await register.record(id)
    }
    guard let found, Self.mayLookAfter(found.record, who) else { throw .notAllowed }
    return found
  }

  /// Where to look for colleagues; nil when there are none to look after.
  static func reach(of who: SignedIn) -> RecordQuery? {
    switch who.role {
    case .administrator: RecordQuery()
    case .employerSignatory: who.account.employer.map { RecordQuery(employer: $0) }
    case .supervisor: who.account.region.map { RecordQuery(region: $0) }
    default: nil
    }
  }

  static func mayLookAfter(_ account: Account, _ who: SignedIn) -> Bool {
    guard account.id != who.account.id,
      who.role.invites.isSuperset(of: account.knownRoles)
    else { return false }
    switch who.role {
    case .administrator: return true
    case .employerSignatory:
      return account.employer != nil && account.employer == who.account.employer
    case .supervisor: return account.region != nil && account.region == who.account.region
    default: return false
    }
  }
}

import Casework
import Register

/// A person who is in: the account, and in which of its roles.
public struct SignedIn: Hashable, Sendable {
  public let account: Account
  public let role: Role
  /// The last moment the session can be used, whatever happens.
  public let ends: Moment
  let token: Fingerprint

  init?(account: Account, session: Session) {
    guard let role = session.role.flatMap(Role.init(rawValue:)),
      account.roles.contains(role.rawValue), session.stage == .whole
    else { return nil }
    self.account = account
    self.role = role
    ends = session.ends
    token = session.token
  }

  /// Who asks, for the office.
  public var actor: Actor {
    Actor(
      account: account.id, role: role, region: account.region, employer: account.employer,
      worker: account.worker, language: account.language)
  }

  /// Which roles this person may give to a colleague, in the order of the table of rights. The administrator at a page
  /// gives only roles that are bound to nothing; others need the operator's command.
  public var rolesToGive: [Role] {
    Role.allCases.filter { invited in
      role.invites.contains(invited)
        && (invited.binding == .nothing || invited.binding == role.binding)
    }
  }

  /// Whether the account has other roles to change to.
  public var hasOtherRoles: Bool { account.knownRoles.count > 1 }
}

extension Account {
  /// The roles that this release knows, in the order of the table of rights.
  public var knownRoles: [Role] {
    Role.allCases.filter { $0 != .visitor && roles.contains($0.rawValue) }
  }

  public var isOpen: Bool { closedOn == nil }
}

/// Who stands behind a request, as far as a token shows it.
public enum Presence: Sendable {
  case nobody
  /// The password was right; the second factor is missing.
  case half(Account)
  /// In, but with several roles and none chosen.
  case choosing(Account)
  case signedIn(SignedIn)

  public var account: Account? {
    switch self {
    case .nobody: nil
    case .half(let account), .choosing(let account): account
    case .signedIn(let who): who.account
    }
  }
}

/// What signing in gave: a token for the cookie, and what is still to be done.
public struct Welcome: Sendable {
  public let token: SecretToken
  public let presence: Presence
}

import Casework
import Register

/// An account to be opened.
public struct AccountWish: Hashable, Sendable {
  public var login: String
  public var name: String
  public var roles: [Role]
  public var region: RegionKey?
  public var employer: Identifier<Employer>?
  public var worker: Identifier<Worker>?
  /// By its code.
  public var language: String

  public init(
    login: String, name: String, roles: [Role], region: RegionKey? = nil,
    employer: Identifier<Employer>? = nil, worker: Identifier<Worker>? = nil, language: String
  ) {
    self.login = login
    self.name = name
    self.roles = roles
    self.region = region
    self.employer = employer
    self.worker = worker
    self.language = language
  }

  /// Whether the account would be bound to what the role is bound to.
  func isBound(for role: Role) -> Bool {
    switch role.binding {
    case .region: region != nil
    case .employer: employer != nil
    case .person: worker != nil
    case .nothing: role != .visitor
    }
  }
}

/// A place of one account's invitation: the account, and the token that is shown once.
public struct Invitation: Hashable, Sendable {
  public let account: Account
  public let ends: Moment
  let token: SecretToken

  /// What is written into an address or read out: the account's key, a point, the token.
  public var code: String { account.id.rawValue + "." + token.text }
}

import Casework
import Measures
import Register

/// Who asks: one account in one of its roles, with what it is bound to.
public struct Actor: Hashable, Sendable {
  /// Nil for a visitor.
  public let account: Identifier<Account>?
  public let role: Role
  public let region: RegionKey?
  public let employer: Identifier<Employer>?
  public let worker: Identifier<Worker>?
  /// The code of the language of pages and letters.
  public let language: String

  public init(
    account: Identifier<Account>?, role: Role, region: RegionKey? = nil,
    employer: Identifier<Employer>? = nil, worker: Identifier<Worker>? = nil,
    language: String = "kk"
  ) {
    self.account = account
    self.role = role
    self.region = region
    self.employer = employer
    self.worker = worker
    self.language = language
  }

  /// Somebody who has not signed in.
  public static func visitor(language: String = "kk") -> Actor {
    Actor(account: nil, role: .visitor, language: language)
  }

  /// The actor as the journal names it.
  public var party: Party {
    Party(
      role: role.party, key: account.flatMap { Identifier($0.rawValue) } ?? World.plain("visitor"))
  }

  /// Whose request keys these are.
  var scope: String { account?.rawValue ?? "visitor" }
}

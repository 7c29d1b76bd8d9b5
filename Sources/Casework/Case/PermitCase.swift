import Measures

/// The file of one permit: what was done, folded into where it is.
///
/// Made from its events alone (`PermitCase.init(events:)`); the same events always give the same case.
public struct PermitCase: Hashable, Codable, Sendable {
  public let id: Identifier<PermitCase>
  public let employer: Employer
  public let openedOn: Day
  /// How many events it is made of; the version against which the next step is checked.
  public internal(set) var version: Int
  public internal(set) var standing: Standing
  /// Stated facts of the application, added to on the way.
  public internal(set) var facts: FactSheet
  public internal(set) var search: LabourMarketTest
  public internal(set) var package: DocumentPackage
  /// Places held at this moment in the employer's region.
  public internal(set) var hold: Hold?
  /// Places held in further regions; nil where there are none.
  var furtherHolds: [Hold]?
  /// The day of the last event; no step is dated before it.
  public internal(set) var lastDay: Day
  /// Every decision taken, in order.
  public internal(set) var decisions: [Decision]

  /// All places held at this moment, those of the employer's region first.
  public var holds: [Hold] { [hold].compactMap(\.self) + (furtherHolds ?? []) }

  /// Places held on an account.
  public struct Hold: Hashable, Codable, Sendable {
    public let account: QuotaAccount.Key
    public let places: Int

    public init(account: QuotaAccount.Key, places: Int) {
      self.account = account
      self.places = places
    }
  }
}

extension PermitCase {
  /// Workers by name: of the permit, or of the list that was filed.
  public var workers: [Worker] {
    switch standing {
    case .granted(let grant): grant.list?.filed?.workers ?? []
    case .inEffect(let permit), .suspended(let permit, _), .withdrawn(let permit, _),
      .underAppeal(.withdrawal(let permit, _), _), .underAppeal(.suspension(let permit, _), _):
      permit.workers
    default: []
    }
  }
}

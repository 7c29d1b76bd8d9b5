import Measures
import Papers

/// What the register says of a permit today, as everybody may know it: nothing of a person.
public struct LivePermit: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable {
    case notInEffectYet, inEffect, suspended, withdrawn, expired
  }

  public let number: String
  public let state: State
  public let employerName: String
  public let businessNumber: String
  /// Names in the law files.
  public let region: String
  /// Named beside the region that issued it.
  public var furtherRegions: [String] = []
  public let category: String
  public let places: Int
  /// Nil for one that has not taken effect.
  public let firstDay: Day?
  public let lastDay: Day?

  public init(
    number: String, state: State, employerName: String, businessNumber: String, region: String,
    category: String, places: Int, firstDay: Day?, lastDay: Day?
  ) {
    self.number = number
    self.state = state
    self.employerName = employerName
    self.businessNumber = businessNumber
    self.region = region
    self.category = category
    self.places = places
    self.firstDay = firstDay
    self.lastDay = lastDay
  }
}

/// What checking a permit stands on; the assembly fills it from the office.
public struct VerifyDesk: Sendable {
  public let law: LawDesk
  /// The legal day: the office's, which in a demo is another than the law's.
  public let today: @Sendable () -> Day
  /// Keys with which documents were signed, earlier ones too.
  public let keys: IssuerKeys

  /// The permit of a number, spaces and small letters forgiven; nil when the register has none.
  public let live: @Sendable (String) async throws -> LivePermit?

  /// The signed status list (`application/statuslist+jwt`); nil when there is no list of that number.
  public let statusList: @Sendable (Int) async throws -> String?

  public init(
    law: LawDesk, today: @escaping @Sendable () -> Day, keys: IssuerKeys,
    live: @escaping @Sendable (String) async throws -> LivePermit?,
    statusList: @escaping @Sendable (Int) async throws -> String?
  ) {
    self.law = law
    self.today = today
    self.keys = keys
    self.live = live
    self.statusList = statusList
  }
}

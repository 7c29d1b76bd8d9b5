import Casework
import Measures

/// Cases of one region in one standing.
public struct CaseTally: Hashable, Sendable {
  public let region: RegionKey
  public let standing: Standing.Name
  public let cases: Int
  public let places: Int
}

/// What queues and search show of a case.
public struct CaseLine: Hashable, Sendable {
  public let id: Identifier<PermitCase>
  public let version: Int
  public let employer: Employer
  public let standing: Standing.Name
  public let places: Int
  public let openedOn: Day
  /// The day of the last event.
  public let lastDay: Day
  /// The last day of the term that runs; nil when none does.
  public let due: Day?

  public init(
    id: Identifier<PermitCase>, version: Int, employer: Employer, standing: Standing.Name,
    places: Int, openedOn: Day, lastDay: Day, due: Day?
  ) {
    self.id = id
    self.version = version
    self.employer = employer
    self.standing = standing
    self.places = places
    self.openedOn = openedOn
    self.lastDay = lastDay
    self.due = due
  }

  public init(_ permitCase: PermitCase, due: Day?) {
    self.init(
      id: permitCase.id, version: permitCase.version, employer: permitCase.employer,
      standing: permitCase.standing.name, places: permitCase.places,
      openedOn: permitCase.openedOn, lastDay: permitCase.lastDay, due: due)
  }
}

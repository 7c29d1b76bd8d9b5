import Casework
import Measures

/// What everybody may find of a permit in effect or suspended: nothing of a person.
public struct PermitLine: Hashable, Sendable {
  public let id: Identifier<PermitCase>
  public let employer: Employer
  /// The region that issued it.
  public let region: RegionKey
  /// The regions that it names beside that one.
  public let furtherRegions: [RegionKey]
  public let category: CategoryKey
  public let places: Int
  public let firstDay: Day
  public let lastDay: Day
  public let isSuspended: Bool

  init(
    id: Identifier<PermitCase>, employer: Employer, region: RegionKey,
    furtherRegions: [RegionKey], category: CategoryKey, places: Int, firstDay: Day, lastDay: Day,
    isSuspended: Bool
  ) {
    self.id = id
    self.employer = employer
    self.region = region
    self.furtherRegions = furtherRegions
    self.category = category
    self.places = places
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.isSuspended = isSuspended
  }

  /// Nil where the case has no permit in effect or suspended.
  public init?(_ permitCase: PermitCase) {
    guard let permit = permitCase.standing.permit else { return nil }
    self.init(
      id: permitCase.id, employer: permitCase.employer, region: permit.region,
      furtherRegions: permit.grant.furtherRegions, category: permit.grant.category,
      places: permit.grant.places, firstDay: permit.firstDay,
      lastDay: permit.lastDay, isSuspended: permitCase.standing.suspension != nil)
  }
}

/// Which permits in effect or suspended; newest case first.
public struct PermitSearch: Hashable, Sendable {
  /// Beginnings of words of the employer's name, its number or the permit's number; empty for every permit. Capital
  /// letters and Kazakh letters written as Russian ones are the same.
  public var words: String
  /// The one that issued it or another that it names.
  public var region: RegionKey?
  public var category: CategoryKey?
  /// Only permits whose last day is this one or later.
  public var day: Day

  public init(
    words: String = "", region: RegionKey? = nil, category: CategoryKey? = nil, on day: Day
  ) {
    self.words = words
    self.region = region
    self.category = category
    self.day = day
  }
}

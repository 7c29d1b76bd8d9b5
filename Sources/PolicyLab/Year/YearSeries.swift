import Measures

/// A simulated year, day by day.
public struct YearSeries: Sendable {
  /// What became of an application.
  public enum Outcome: Int, Sendable, CaseIterable {
    case granted
    /// No place of the quota was left.
    case refusedForQuota
    /// Another condition was not met.
    case refused
    /// A citizen took the vacancy during the search.
    case filledByCitizen
    /// No permit was needed.
    case needsNone
    /// The law leaves it open, or facts are missing.
    case undecided
  }
  /// What happened on one day.
  public struct Entry: Sendable {
    /// Vacancies that arose.
    public internal(set) var arrived = 0
    public internal(set) var filed = 0
    /// By outcome, on the day it came.
    public internal(set) var outcomes = [Int](repeating: 0, count: Outcome.allCases.count)
    /// Fees, in tiyn.
    public internal(set) var fees: Int128 = 0
    /// Granted permits whose fee the law does not say.
    public internal(set) var feesNotKnown = 0
    /// Calendar days from the vacancy to the decision, over the permits granted.
    public internal(set) var waited = 0

    public subscript(outcome: Outcome) -> Int { outcomes[outcome.rawValue] }

    static func += (a: inout Entry, b: Entry) {
      a.arrived += b.arrived
      a.filed += b.filed
      for index in a.outcomes.indices { a.outcomes[index] += b.outcomes[index] }
      a.fees += b.fees
      a.feesNotKnown += b.feesNotKnown
      a.waited += b.waited
    }
  }
  public struct Region: Sendable {
    /// The name of the case.
    public let name: String
    /// On the last day.
    public let places: Int
    /// Whether the law names no places of the region and they were divided by people.
    public let placesAreAssumed: Bool
    /// Places taken up to and including each day.
    public internal(set) var used: [Int]
    /// The first day on which no place was left.
    public internal(set) var fullFrom: Day?
    public internal(set) var total: Entry
  }
  /// A category whose places the law names.
  public struct Category: Sendable {
    /// The name of the case.
    public let name: String
    /// On the last day.
    public internal(set) var places: Int
    /// Places taken up to and including each day.
    public internal(set) var used: [Int]
    /// The first day on which no place was left.
    public internal(set) var fullFrom: Day?
  }
  public let first: Day
  /// One entry a day; decisions after the last day are in the last one.
  public internal(set) var days: [Entry]
  public internal(set) var regions: [Region]
  /// Those whose places the law names on the last day.
  public internal(set) var categories: [Category] = []
  /// Places of the country on the last day; nil where the law does not say.
  public internal(set) var places: Int?
  /// Applications for which the law does not say how long a decision takes; the assumed days were counted.
  public internal(set) var decisionDaysAssumed = 0
  /// Applications for which it is open whether a search is asked for; none was counted.
  public internal(set) var searchNotKnown = 0

  /// Twelve sums.
  public var months: [Entry] {
    var months = [Entry](repeating: Entry(), count: 12)
    for (index, entry) in days.enumerated() {
      months[first.adding(days: index).map { $0.month - 1 } ?? 11] += entry
    }
    return months
  }

  public var total: Entry {
    var total = Entry()
    for entry in days { total += entry }
    return total
  }
}

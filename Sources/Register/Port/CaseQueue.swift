import Casework
import Measures

/// Which cases, ordered by the last day of the running term; those without a term come last.
public struct CaseQueue: Hashable, Sendable {
  /// Nil for every region.
  public var region: RegionKey?
  /// Empty for every standing.
  public var standings: Set<Standing.Name>
  public var employer: Identifier<Employer>?
  /// Cases in which this worker was ever named.
  public var worker: Identifier<Worker>?
  /// Only terms that end on this day or earlier.
  public var dueThrough: Day?

  public init(
    region: RegionKey? = nil, standings: Set<Standing.Name> = [],
    employer: Identifier<Employer>? = nil, worker: Identifier<Worker>? = nil,
    dueThrough: Day? = nil
  ) {
    self.region = region
    self.standings = standings
    self.employer = employer
    self.worker = worker
    self.dueThrough = dueThrough
  }
}

/// Cases in which all words are found: keys, employers, their numbers, workers by either name. Newest first.
public struct CaseSearch: Hashable, Sendable {
  /// Beginnings of words suffice; capital letters and Kazakh letters written as Russian ones are the same.
  public var words: String
  public var region: RegionKey?
  public var employer: Identifier<Employer>?

  public init(
    words: String, region: RegionKey? = nil, employer: Identifier<Employer>? = nil
  ) {
    self.words = words
    self.region = region
    self.employer = employer
  }
}

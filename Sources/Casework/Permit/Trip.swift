import Measures

/// Work of one worker in a region the permit does not name, both days included.
public struct Trip: Hashable, Codable, Sendable {
  public let worker: Identifier<Worker>
  public let region: RegionKey
  public let first: Day
  public let last: Day

  /// Nil when it would end before it begins.
  public init?(worker: Identifier<Worker>, region: RegionKey, first: Day, last: Day) {
    guard first <= last else { return nil }
    self.worker = worker
    self.region = region
    self.first = first
    self.last = last
  }
}

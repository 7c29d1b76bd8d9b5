import Measures

/// The workers of a permit by name; where the regime says so, the permit has effect only once the list is certified.
public struct NamedList: Hashable, Codable, Sendable {
  public struct Certification: Hashable, Codable, Sendable {
    public let day: Day
    public let by: Party

    public init(day: Day, by: Party) {
      self.day = day
      self.by = by
    }
  }

  public internal(set) var workers: [Worker]
  public internal(set) var certification: Certification?

  /// Nil when a worker stands in it twice.
  public init?(_ workers: [Worker], certification: Certification? = nil) {
    guard Set(workers.map(\.id)).count == workers.count else { return nil }
    self.workers = workers
    self.certification = certification
  }

  public func holds(_ worker: Identifier<Worker>) -> Bool { workers.contains { $0.id == worker } }
}

/// A worker of the list gave way to another of the same category and qualification.
public struct Replacement: Hashable, Codable, Sendable {
  public let leaving: Identifier<Worker>
  public let arriving: Worker
  public let day: Day

  public init(leaving: Identifier<Worker>, arriving: Worker, day: Day) {
    self.leaving = leaving
    self.arriving = arriving
    self.day = day
  }
}

extension NamedList: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("certification", coded: certification)
    try sheet.put("workers", workers)
    sheet.close()
  }
}

import Measures

/// A duty attached to a permit: so many of a kind, by a day.
public struct SpecialCondition: Hashable, Codable, Sendable {
  /// What the employer reported.
  public struct Report: Hashable, Codable, Sendable {
    public let day: Day
    public let done: Int
    public let proof: String

    public init(day: Day, done: Int, proof: String) {
      self.day = day
      self.done = done
      self.proof = proof
    }
  }

  public let id: Identifier<SpecialCondition>
  public let kind: ConditionKey
  /// How many people or jobs; at least one.
  public let number: Int
  public let through: Day
  public internal(set) var reports: [Report]

  /// Nil for fewer than one.
  public init?(
    id: Identifier<SpecialCondition>, kind: ConditionKey, number: Int, through: Day,
    reports: [Report] = []
  ) {
    guard number >= 1 else { return nil }
    self.id = id
    self.kind = kind
    self.number = number
    self.through = through
    self.reports = reports
  }

  public var done: Int { reports.reduce(0) { $0 + $1.done } }
  public var isPerformed: Bool { done >= number }
  /// How many are still owed.
  public var left: Int { max(number - done, 0) }
  /// Whether its last day passed unperformed.
  public func isBroken(on day: Day) -> Bool { !isPerformed && day > through }
}

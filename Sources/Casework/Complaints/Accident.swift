import Measures

/// An accident at work, and whether the employer's insurance covers it.
public struct Accident: Hashable, Codable, Sendable {
  public enum Severity: String, Hashable, Codable, Sendable, CaseIterable {
    case light, grave, fatal
  }

  public enum Standing: Hashable, Codable, Sendable {
    case reported
    case investigated(finding: String, on: Day)
    case claimed(insurer: String, on: Day)
    case settled(Money, on: Day)
  }

  public let id: Identifier<Accident>
  public let employer: Identifier<Employer>
  public let worker: Identifier<Worker>
  public let day: Day
  public let severity: Severity
  public let description: String
  /// The policy in force that day; nil where there is none.
  public let policy: InsurancePolicy?
  public internal(set) var standing: Standing

  public init(
    id: Identifier<Accident>, employer: Identifier<Employer>, worker: Identifier<Worker>, day: Day,
    severity: Severity, description: String, policy: InsurancePolicy?
  ) {
    self.id = id
    self.employer = employer
    self.worker = worker
    self.day = day
    self.severity = severity
    self.description = description
    self.policy = policy
    standing = .reported
  }
}

/// The employer's insurance against harm to workers.
public struct InsurancePolicy: Hashable, Codable, Sendable {
  public let number: String
  public let insurer: String
  public let first: Day
  public let last: Day

  /// Nil when it would end before it begins.
  public init?(number: String, insurer: String, first: Day, last: Day) {
    guard first <= last else { return nil }
    self.number = number
    self.insurer = insurer
    self.first = first
    self.last = last
  }

  public func covers(_ day: Day) -> Bool { first <= day && day <= last }
}

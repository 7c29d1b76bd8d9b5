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

  /// Somebody who stands in no permit of the employer, as the report names them.
  public struct Person: Hashable, Codable, Sendable {
    public let name: String
    public let birthDate: Day

    public init(name: String, birthDate: Day) {
      (self.name, self.birthDate) = (name, birthDate)
    }
  }

  public let id: Identifier<Accident>
  public let employer: Identifier<Employer>
  public let worker: Identifier<Worker>
  /// Nil where a permit or a notice of arrival names the worker.
  public let person: Person?
  public let day: Day
  public let severity: Severity
  public let description: String
  /// The policy in force that day; nil where there is none.
  public let policy: InsurancePolicy?
  /// The day of the report; nil for those that were kept before it was.
  public let reportedOn: Day?
  /// What was found out about it, as the law asks.
  public internal(set) var facts: FactSheet
  public private(set) var standing: Standing
  /// How it stood before, the oldest first: what was found and claimed stays to be read.
  public private(set) var passed: [Standing] = []

  public init(
    id: Identifier<Accident>, employer: Identifier<Employer>, worker: Identifier<Worker>, day: Day,
    severity: Severity, description: String, policy: InsurancePolicy?, reportedOn: Day? = nil,
    person: Person? = nil
  ) {
    self.id = id
    self.employer = employer
    self.worker = worker
    self.person = person
    self.day = day
    self.severity = severity
    self.description = description
    self.policy = policy
    self.reportedOn = reportedOn
    facts = FactSheet()
    standing = .reported
  }

  private enum Part: String, CodingKey {
    case id, employer, worker, day, severity, description, policy, reportedOn, facts, standing,
      passed, person
  }

  /// Accidents that were kept before facts were have none, and of earlier ones only the last standing is known.
  public init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: Part.self)
    id = try parts.decode(Identifier<Accident>.self, forKey: .id)
    employer = try parts.decode(Identifier<Employer>.self, forKey: .employer)
    worker = try parts.decode(Identifier<Worker>.self, forKey: .worker)
    person = try parts.decodeIfPresent(Person.self, forKey: .person)
    day = try parts.decode(Day.self, forKey: .day)
    severity = try parts.decode(Severity.self, forKey: .severity)
    description = try parts.decode(String.self, forKey: .description)
    policy = try parts.decodeIfPresent(InsurancePolicy.self, forKey: .policy)
    reportedOn = try parts.decodeIfPresent(Day.self, forKey: .reportedOn)
    facts = try parts.decodeIfPresent(FactSheet.self, forKey: .facts) ?? FactSheet()
    standing = try parts.decode(Standing.self, forKey: .standing)
    passed = try parts.decodeIfPresent([Standing].self, forKey: .passed) ?? []
  }

  public func encode(to encoder: any Encoder) throws {
    var parts = encoder.container(keyedBy: Part.self)
    try parts.encode(id, forKey: .id)
    try parts.encode(employer, forKey: .employer)
    try parts.encode(worker, forKey: .worker)
    try parts.encodeIfPresent(person, forKey: .person)
    try parts.encode(day, forKey: .day)
    try parts.encode(severity, forKey: .severity)
    try parts.encode(description, forKey: .description)
    try parts.encodeIfPresent(policy, forKey: .policy)
    try parts.encodeIfPresent(reportedOn, forKey: .reportedOn)
    if !facts.isEmpty { try parts.encode(facts, forKey: .facts) }
    try parts.encode(standing, forKey: .standing)
    if !passed.isEmpty { try parts.encode(passed, forKey: .passed) }
  }

  /// Brought on to the next standing.
  func moved(to next: Standing) -> Accident {
    var later = self
    if standing != .reported { later.passed.append(standing) }
    later.standing = next
    return later
  }
}

extension Accident {
  /// Everything the law is asked with: what was found out, and what the report itself says.
  public var lawFacts: FactSheet {
    var own = FactSheet([
      LawNames.Fact.accidentDate.rawValue: day.description,
      LawNames.Fact.policyInForce.rawValue: policy?.covers(day) == true ? "yes" : "no",
    ])
    if severity == .fatal { own[LawNames.Fact.accidentOutcome.rawValue] = LawNames.death }
    return facts.merging(own)
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

import Measures

/// A visit of the migration police or the labour inspection to an employer.
public struct Inspection: Hashable, Codable, Sendable {
  /// One thing found, with the facts that the law asks for.
  public struct Finding: Hashable, Codable, Sendable {
    public let subject: ViolationCase.Subject
    public let facts: FactSheet
    public let note: String
    /// The person found, where a permit names them; nil for a finding about the employer.
    public let person: Identifier<Worker>?
    /// Who was found, in the inspector's words; nil for a finding about the employer.
    public let personName: String?

    public init(
      subject: ViolationCase.Subject, facts: FactSheet, note: String,
      person: Identifier<Worker>? = nil, personName: String? = nil
    ) {
      self.subject = subject
      self.facts = facts
      self.note = note
      self.person = person
      self.personName = personName
    }
  }

  public enum Standing: Hashable, Codable, Sendable {
    case planned(on: Day)
    case open(since: Day)
    case closed(on: Day)
  }

  public let id: Identifier<Inspection>
  public let employer: Identifier<Employer>
  public let region: RegionKey
  public let by: Party
  public internal(set) var standing: Standing
  public internal(set) var findings: [Finding]

  public init(
    id: Identifier<Inspection>, employer: Identifier<Employer>, region: RegionKey, by: Party,
    plannedOn day: Day
  ) {
    self.id = id
    self.employer = employer
    self.region = region
    self.by = by
    standing = .planned(on: day)
    findings = []
  }
}

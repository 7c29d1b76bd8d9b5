import Measures

/// A complaint of a worker, also of one in an irregular situation.
public struct Complaint: Hashable, Codable, Sendable {
  public enum Standing: Hashable, Codable, Sendable {
    case received
    /// Sent to the body the law names, with the last day to answer.
    case forwarded(to: String, answerDue: Day?)
    case answered(String, on: Day)
    case takenBack(on: Day)
  }

  public let id: Identifier<Complaint>
  public let worker: Identifier<Worker>
  public let receivedOn: Day
  /// In the worker's own words.
  public let statement: String
  /// Facts the law asks for about the trouble.
  public internal(set) var facts: FactSheet
  public internal(set) var standing: Standing
  /// The body it was sent to, also once it is answered; nil before, and where it was answered with an earlier release.
  public internal(set) var body: String?
  /// The mark of the number by which whoever has no account asks what became of it. The number itself is not kept.
  public let mark: String?

  public init(
    id: Identifier<Complaint>, worker: Identifier<Worker>, receivedOn: Day, statement: String,
    facts: FactSheet, mark: String? = nil
  ) {
    self.id = id
    self.worker = worker
    self.receivedOn = receivedOn
    self.statement = statement
    self.facts = facts
    self.mark = mark
    standing = .received
  }
}

extension Complaint {
  /// Whether it was sent to the police, who have an inbox in this register; courts and prosecutors have none.
  public var isDelivered: Bool { body == LawNames.police }
  /// Whether the police have it and have not answered.
  public var awaitsPolice: Bool {
    guard case .forwarded = standing else { return false }
    return isDelivered
  }
}

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

  public init(
    id: Identifier<Complaint>, worker: Identifier<Worker>, receivedOn: Day, statement: String,
    facts: FactSheet
  ) {
    self.id = id
    self.worker = worker
    self.receivedOn = receivedOn
    self.statement = statement
    self.facts = facts
    standing = .received
  }
}

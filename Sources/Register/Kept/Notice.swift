import Casework
import Measures

/// A message in somebody's inbox: a phrase of the three languages with what fills it.
public struct Notice: Kept {
  public static var kind: String { "notice" }

  /// In whose inbox it lies.
  public enum Reader: Hashable, Sendable {
    case employer(Identifier<Employer>)
    case person(Identifier<Worker>)
    case desk(Desk)
  }

  /// A side of the office with an inbox of its own.
  public enum Desk: Hashable, Codable, Sendable {
    /// The officers of a region.
    case region(RegionKey)
    case appealBody

    /// What its notices are found by. No region of the law is called as the desk of the whole country is.
    public var key: RegionKey {
      switch self {
      case .region(let region): region
      case .appealBody: RegionKey("desk:appeal-body")
      }
    }
  }

  public let id: Identifier<Notice>
  /// Exactly one of the three has it in the inbox.
  public let employer: Identifier<Employer>?
  public let person: Identifier<Worker>?
  public let desk: Desk?
  public let permitCase: Identifier<PermitCase>?
  /// The number of the event in the case that it tells of; nil where it tells of none.
  public let event: Int?
  /// The name of the phrase.
  public let phrase: String
  public let parts: [String: String]
  public let day: Day

  public init(
    id: Identifier<Notice>, to reader: Reader, permitCase: Identifier<PermitCase>?,
    event: Int? = nil, phrase: String, parts: [String: String], day: Day
  ) {
    self.id = id
    employer = if case .employer(let employer) = reader { employer } else { nil }
    person = if case .person(let person) = reader { person } else { nil }
    desk = if case .desk(let desk) = reader { desk } else { nil }
    self.permitCase = permitCase
    self.event = event
    self.phrase = phrase
    self.parts = parts
    self.day = day
  }

  public var finding: RecordFinding {
    RecordFinding(region: desk?.key, employer: employer, person: person, day: day)
  }
}

/// A message for another system, kept with the step that caused it and sent afterwards, at least once.
public struct OutboxMessage: Hashable, Sendable {
  /// The name of the other system, as the configuration knows it.
  public let destination: String
  /// What it is about; messages about one thing leave in their order.
  public let subject: String
  public let body: [UInt8]

  public init(destination: String, subject: String, body: [UInt8]) {
    self.destination = destination
    self.subject = subject
    self.body = body
  }
}

/// A message that has not left, for whoever watches: not what it says, nor to whom.
public struct UnsentMessage: Hashable, Sendable {
  public let number: Int
  public let destination: String
  /// How often sending failed.
  public let failures: Int
  /// When it is tried next; `Moment.never` when it was given up.
  public let next: Moment
  /// Why it failed last; nil while it has not.
  public let fault: String?

  public init(number: Int, destination: String, failures: Int, next: Moment, fault: String?) {
    self.number = number
    self.destination = destination
    self.failures = failures
    self.next = next
    self.fault = fault
  }
}

/// A message that waits to be sent.
public struct WaitingMessage: Hashable, Sendable {
  /// Grows with every message; the other system can tell a repeated one by it.
  public let number: Int
  public let message: OutboxMessage
  /// How often sending failed.
  public let failures: Int
}

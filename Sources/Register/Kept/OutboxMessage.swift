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

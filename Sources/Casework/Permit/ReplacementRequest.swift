import Measures

/// The employer asks that one worker of a permit gives way to another; the office has to answer in the time of the law.
public struct ReplacementRequest: Hashable, Codable, Sendable {
  public let id: Identifier<ReplacementRequest>
  public let leaving: Identifier<Worker>
  public let arriving: Worker
  /// Runs from the day on which it was asked.
  public let deadline: Deadline

  public init(
    id: Identifier<ReplacementRequest>, leaving: Identifier<Worker>, arriving: Worker,
    deadline: Deadline
  ) {
    self.id = id
    self.leaving = leaving
    self.arriving = arriving
    self.deadline = deadline
  }
}

/// The office's no to a request: the worker of the permit stays.
public struct ReplacementRefusal: Hashable, Codable, Sendable {
  public let leaving: Identifier<Worker>
  public let arriving: Worker
  /// What the officer wrote; may be empty where another category or qualification is the reason.
  public let reason: String
  /// Whether another category or qualification is the reason.
  public let isDifferent: Bool

  public init(leaving: Identifier<Worker>, arriving: Worker, reason: String, isDifferent: Bool) {
    self.leaving = leaving
    self.arriving = arriving
    self.reason = reason
    self.isDifferent = isDifferent
  }
}

extension PermitLaw {
  /// The time in which the office answers a request of a day.
  public func replacementDeadline(from day: Day) -> Deadline {
    Deadline(purpose: .replacement, start: day, term: workingDays(.replacementTerm, on: day))
  }
}

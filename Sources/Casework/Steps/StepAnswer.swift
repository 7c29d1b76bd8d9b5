/// What a step did: the events in order, the places they move, and the case after them.
public struct Step: Hashable, Sendable {
  /// At least one.
  public let events: [CaseEvent]
  /// To be taken in with the events, or not at all.
  public let postings: [Posting]
  public let after: PermitCase

  public init(events: [CaseEvent], postings: [Posting], after: PermitCase) {
    self.events = events
    self.postings = postings
    self.after = after
  }
}

/// The answer to a command: it was done, or the law says no.
public enum StepAnswer: Hashable, Sendable {
  case done(Step)
  case no(Refusal)
}

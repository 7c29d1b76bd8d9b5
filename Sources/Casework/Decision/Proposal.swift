import Measures

/// What the law book says to the facts of a case on a day, before an officer decides.
public struct Proposal: Hashable, Codable, Sendable {
  public enum Verdict: String, Hashable, Codable, JSONWritten, Sendable {
    case grant, refuse
    /// Facts are missing that could still decide it.
    case undecided
    /// The law files do not know the rule, or readings collide: the officer decides.
    case open
  }

  public let verdict: Verdict
  public let day: Day
  /// The mark of the law book that answered.
  public let bookMark: String
  public let facts: FactSheet
  /// Why not; empty unless refused.
  public let grounds: [Ground]
  /// Paths of the facts still missing; empty unless undecided.
  public let needs: [String]
  /// The reasons as JSON, byte for byte what `Replay` gives again.
  public let explanation: FormedText

  public init(
    verdict: Verdict, day: Day, bookMark: String, facts: FactSheet, grounds: [Ground],
    needs: [String], explanation: FormedText
  ) {
    self.verdict = verdict
    self.day = day
    self.bookMark = bookMark
    self.facts = facts
    self.grounds = grounds
    self.needs = needs
    self.explanation = explanation
  }
}

/// A decision that was taken: what the law proposed, what was ruled, and why if it differs.
///
/// The facts and the reasons stand once in the journal, in the event that `proposal` names.
public struct Decision: Hashable, Codable, Sendable {
  public enum Outcome: Hashable, Codable, Sendable {
    case granted
    case refused(Grounds)
  }

  /// The proposal a decision rests on, by the event that holds it.
  public struct Proposed: Hashable, Codable, Sendable {
    /// The number of the event in the case.
    public let event: Int
    public let verdict: Proposal.Verdict
    /// The day whose law was read.
    public let day: Day
    public let bookMark: String

    public init(event: Int, verdict: Proposal.Verdict, day: Day, bookMark: String) {
      self.event = event
      self.verdict = verdict
      self.day = day
      self.bookMark = bookMark
    }
  }

  public let outcome: Outcome
  public let proposal: Proposed
  public let day: Day
  public let by: Party
  /// The officer's own reason; present whenever the ruling is not what was proposed.
  public let reasonForDiffering: String?

  public init(
    outcome: Outcome, proposal: Proposed, day: Day, by: Party, reasonForDiffering: String?
  ) {
    self.outcome = outcome
    self.proposal = proposal
    self.day = day
    self.by = by
    self.reasonForDiffering = reasonForDiffering
  }

  public var isGranted: Bool { outcome == .granted }

  public var grounds: Grounds? {
    if case .refused(let grounds) = outcome { grounds } else { nil }
  }
}

extension Proposal: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("bookMark", bookMark)
    try sheet.put("day", day)
    try sheet.put("explanation", explanation)
    try sheet.put("facts", facts)
    try sheet.put("grounds", grounds)
    try sheet.put("needs", needs)
    try sheet.put("verdict", verdict)
    sheet.close()
  }
}

extension Decision: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("by", by)
    try sheet.put("day", day)
    try sheet.put("outcome", outcome)
    try sheet.put("proposal", proposal)
    try sheet.put("reasonForDiffering", reasonForDiffering)
    sheet.close()
  }
}

extension Decision.Outcome: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    switch self {
    case .granted: sheet.put(empty: "granted")
    case .refused(let grounds): try sheet.put("refused", only: grounds)
    }
    sheet.close()
  }
}

extension Decision.Proposed: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("bookMark", bookMark)
    try sheet.put("day", day)
    try sheet.put("event", event)
    try sheet.put("verdict", verdict)
    sheet.close()
  }
}

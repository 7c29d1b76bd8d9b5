import LawExplain
import Measures

extension PermitLaw {
  /// Paths of the facts that decide where a complaint goes and are not stated yet.
  public func complaintNeeds(_ facts: FactSheet, on day: Day) throws(StepError) -> [String] {
    try proposal(.complaintTo, for: facts, on: day).needs
  }

  /// The other body that is open to whoever complains, a court or a prosecutor, by name; nil where the facts do not decide
  /// it. Nothing is delivered there: neither has a role here.
  public func alsoOpen(to complaint: Complaint, on day: Day) -> String? {
    (try? answers([.complaintAlsoTo], complaint.facts, on: day))?[.complaintAlsoTo]?.name
  }

  /// Paths of the facts that decide which other body is open, and are not stated yet.
  public func alsoOpenNeeds(_ facts: FactSheet, on day: Day) throws(StepError) -> [String] {
    try proposal(.complaintAlsoTo, for: facts, on: day).needs
  }

  /// Sends a complaint to the body the law names for the trouble.
  ///
  /// - Parameter facts: about `work_trouble`, beside those that came with the complaint
  public func forward(
    _ complaint: Complaint, facts: FactSheet = FactSheet(), on day: Day
  ) throws(StepError) -> Complaint {
    guard complaint.standing == .received else { throw .notNow }
    let facts = complaint.facts.merging(facts)
    let found = try answers([.complaintTo, .complaintTerm], facts, on: day)
    guard let body = found[.complaintTo]?.name else {
      throw .unreadableFact(LawNames.Ruling.complaintTo.rawValue)
    }
    let due = found[.complaintTerm]?.number.flatMap { day.adding(days: $0) }
    var later = complaint
    later.facts = facts
    later.body = body
    later.standing = .forwarded(to: body, answerDue: due)
    return later
  }

  /// What the law says to an accident from what is on record.
  public func consequences(of accident: Accident) throws(StepError) -> AccidentConsequences {
    try consequences(of: accident.lawFacts, on: accident.day)
  }

  /// Takes down what was found out about an accident, as far as the law can read it.
  public func stating(
    _ facts: FactSheet, of accident: Accident
  ) throws(StepError) -> Accident {
    if case .settled = accident.standing { throw .notNow }
    var later = accident
    later.facts = accident.facts.merging(facts)
    _ = try consequences(of: later)
    return later
  }

  /// What the law says to an accident: who pays, by when the insurer is told, the fine where no policy was.
  ///
  /// - Parameter facts: about `work_accident`.
  public func consequences(
    of facts: FactSheet, on day: Day
  ) throws(StepError) -> AccidentConsequences {
    let asked: [LawNames.Ruling] = [
      .insurerPays, .employerAnswers, .employerOwes, .insurerToldBy, .noPolicyFine,
    ]
    let found = try answers(asked, facts, on: day)
    func truth(_ ruling: LawNames.Ruling) -> Bool? { found[ruling]?.number.map { $0 == 1 } }
    return AccidentConsequences(
      insurerPays: truth(.insurerPays), employerAnswers: truth(.employerAnswers),
      employerOwes: found[.employerOwes]?.money,
      insurerToldBy: found[.insurerToldBy]?.day, noPolicyFine: found[.noPolicyFine]?.money,
      proposal: try proposal(
        .insurerPays, also: Array(asked.dropFirst()), for: facts, on: day))
  }
}

/// What follows from an accident; nil where the law does not say or facts are missing.
public struct AccidentConsequences: Hashable, Codable, Sendable {
  public let insurerPays: Bool?
  /// Whether the employer answers for the harm.
  public let employerAnswers: Bool?
  /// What the employer owes: the whole harm, or what the insurer does not pay of it.
  public let employerOwes: Money?
  public let insurerToldBy: Day?
  public let noPolicyFine: Money?
  public let proposal: Proposal
}

extension Complaint {
  /// Takes the answer of the body down.
  public func answered(_ text: String, on day: Day) throws(StepError) -> Complaint {
    guard case .forwarded = standing, !text.isEmpty else {
      throw .notNow
    }
    var later = self
    later.standing = .answered(text, on: day)
    return later
  }

  /// The worker takes the complaint back.
  public func takenBack(on day: Day) throws(StepError) -> Complaint {
    switch standing {
    case .received, .forwarded: break
    default: throw .notNow
    }
    var later = self
    later.standing = .takenBack(on: day)
    return later
  }
}

extension Accident {
  /// Whether it was reported only after the last day for telling the insurer.
  public func isLate(by consequences: AccidentConsequences?) -> Bool {
    guard let reportedOn, let last = consequences?.insurerToldBy else { return false }
    return reportedOn > last
  }

  /// Takes the finding of the investigation down.
  public func investigated(_ finding: String, on day: Day) throws(StepError) -> Accident {
    guard standing == .reported, day >= self.day else {
      throw .notNow
    }
    return moved(to: .investigated(finding: finding, on: day))
  }

  /// Claims from the insurer whose policy covered the day.
  public func claimed(on day: Day) throws(StepError) -> Accident {
    guard case .investigated = standing, let policy, policy.covers(self.day) else {
      throw .notNow
    }
    return moved(to: .claimed(insurer: policy.insurer, on: day))
  }

  /// The insurer paid.
  public func settled(_ sum: Money, on day: Day) throws(StepError) -> Accident {
    guard case .claimed = standing, sum.tiyn > 0 else {
      throw .notNow
    }
    return moved(to: .settled(sum, on: day))
  }
}

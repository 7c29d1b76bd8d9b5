import LawExplain
import Measures

extension PermitLaw {
  /// Sends a complaint to the body the law names for the trouble.
  public func forward(_ complaint: Complaint, on day: Day) throws(StepError) -> Complaint {
    guard complaint.standing == .received else { throw .notNow }
    let found = try answers([.complaintTo, .complaintTerm], complaint.facts, on: day)
    guard let body = found[.complaintTo]?.name else {
      throw .unreadableFact(LawNames.Ruling.complaintTo.rawValue)
    }
    let due = found[.complaintTerm]?.number.flatMap { day.adding(days: $0) }
    var later = complaint
    later.standing = .forwarded(to: body, answerDue: due)
    return later
  }

  /// What the law says to an accident: whether the insurer pays, by when it is told, the fine where no policy was.
  ///
  /// - Parameter facts: about `work_accident`.
  public func consequences(
    of facts: FactSheet, on day: Day
  ) throws(StepError) -> AccidentConsequences {
    let found = try answers([.insurerPays, .insurerToldBy, .noPolicyFine], facts, on: day)
    return AccidentConsequences(
      insurerPays: found[.insurerPays]?.number.map { $0 == 1 },
      insurerToldBy: found[.insurerToldBy]?.day, noPolicyFine: found[.noPolicyFine]?.money,
      proposal: try proposal(.insurerPays, for: facts, on: day))
  }
}

/// What follows from an accident; nil where the law does not say or facts are missing.
public struct AccidentConsequences: Hashable, Codable, Sendable {
  public let insurerPays: Bool?
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
  /// Takes the finding of the investigation down.
  public func investigated(_ finding: String, on day: Day) throws(StepError) -> Accident {
    guard standing == .reported, day >= self.day else {
      throw .notNow
    }
    var later = self
    later.standing = .investigated(finding: finding, on: day)
    return later
  }

  /// Claims from the insurer whose policy covered the day.
  public func claimed(on day: Day) throws(StepError) -> Accident {
    guard case .investigated = standing, let policy, policy.covers(self.day) else {
      throw .notNow
    }
    var later = self
    later.standing = .claimed(insurer: policy.insurer, on: day)
    return later
  }

  /// The insurer paid.
  public func settled(_ sum: Money, on day: Day) throws(StepError) -> Accident {
    guard case .claimed = standing, sum.tiyn > 0 else {
      throw .notNow
    }
    var later = self
    later.standing = .settled(sum, on: day)
    return later
  }
}

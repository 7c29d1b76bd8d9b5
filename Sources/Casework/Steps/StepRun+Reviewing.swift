import LawExplain
import Measures

/// Appeal and what comes of it.
extension StepRun {
  mutating func review(_ command: Command) throws(StepError) -> Refusal? {
    switch command {
    case .appeal(let statement, nil): try appeal(statement)
    case .appeal(let statement, let number?): try appeal(statement, against: number)
    case .decideAppeal(let ruling, nil): try decideAppeal(ruling)
    case .decideAppeal(let ruling, let number?): try decide(ruling, against: number)
    default: throw outOfPlace
    }
    return nil
  }

  private mutating func appeal(_ statement: String) throws(StepError) {
    switch standing {
    case .refused(_, _, let deadline): try mustBeInTime(deadline)
    case .refusedBySilence(_, let silence): try mustBeInTime(silence.appeal)
    case .withdrawn(_, let withdrawal): try mustBeInTime(withdrawal.appeal)
    case .suspended(_, let suspension) where suspension.upheldOn == nil:
      try mustBeInTime(law.appealDeadline(from: suspension.day))
    default: throw outOfPlace
    }
    try record(.appealed(opened(statement)))
  }

  /// An appeal of today, with the time to decide it.
  func opened(_ statement: String) -> Appeal {
    let term = law.workingDays(.appealDecisionTerm, on: day)
    return Appeal(day: day, statement: statement, deadline: deadline(.appealDecision, term))
  }

  private mutating func decideAppeal(_ ruling: Command.AppealRuling) throws(StepError) {
    guard case .underAppeal(let act, _) = standing else { throw outOfPlace }
    switch (ruling, act) {
    case (.uphold(let reason), _): try record(.appealUpheld(reason: reason))
    case (.setAside(let reason, let account, _), .refusal(let admission, _)),
      (.setAside(let reason, let account, _), .silence(.admitted(let admission), _)):
      try giveBack(admission.lodgement, account, reason)
    // What was never admitted holds no places: it goes back to where it was.
    case (.setAside(let reason, _, _), .silence): try record(.appealReturned(nil, reason: reason))
    case (.setAside(let reason, _, _), .withdrawal(_, let withdrawal)):
      try record(.appealRestored(reason: reason))
      // What was suspended before comes back suspended, with its cure term as it was.
      if let suspension = withdrawal.suspension { try record(.suspended(suspension)) }
    case (.setAside(let reason, _, _), .suspension):
      try record(.suspensionSetAside(reason: reason))
    }
  }

  /// The application goes back to decision with a new term and, if there are any, new places.
  private mutating func giveBack(
    _ lodgement: Lodgement, _ account: QuotaAccount?, _ reason: String
  ) throws(StepError) {
    let admission = try admission(lodgement.again(from: day), account)
    try record(.appealReturned(admission, reason: reason))
    move(.hold, permitCase.holds)
  }
}

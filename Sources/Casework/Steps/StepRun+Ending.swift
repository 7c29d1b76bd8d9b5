import LawExplain
import Measures

/// Suspension, withdrawal, giving back, and what ends when a term passes.
extension StepRun {
  mutating func end(_ command: Command) throws(StepError) -> Refusal? {
    switch command {
    case .suspend(let grounds, let cure):
      guard case .inEffect(let permit) = standing else { throw outOfPlace }
      guard cure == .notKnown || law.canBeCured(within: cure, from: day, permit) else {
        throw .impossibleNumber("cureWorkingDays")
      }
      let known = cure == .notKnown ? law.workingDays(.cureTerm, on: day) : cure
      try record(
        .suspended(Suspension(day: day, grounds: grounds, deadline: deadline(.cure, known))))
    case .reportCure(let text): try record(.cureReported(CureReport(day: day, text: text)))
    case .resume(let reason):
      guard standing.suspension != nil else { throw outOfPlace }
      try record(.resumed(reason: reason))
    case .withdraw(let grounds): try withdraw(grounds)
    case .giveBack:
      guard standing.permit != nil else { throw outOfPlace }
      try close(.givenBack, .void)
    case .expire: try expire()
    default: throw outOfPlace
    }
    return nil
  }

  private mutating func withdraw(_ grounds: Grounds) throws(StepError) {
    // While the suspension is under appeal, what rests on it waits.
    guard standing.permit != nil, standing.name != .underAppeal else { throw outOfPlace }
    let holds = permitCase.holds
    try record(
      .withdrawn(Withdrawal(day: day, grounds: grounds, appeal: law.appealDeadline(from: day))))
    move(.void, holds)
  }

  private mutating func close(
    _ reason: Closing.Reason, _ kind: Posting.Kind
  ) throws(StepError) {
    let holds = permitCase.holds
    try record(.closed(Closing(reason: reason, day: day)))
    move(kind, holds)
  }

  private mutating func expire() throws(StepError) {
    switch standing {
    case .deficient(_, let notice):
      try mustHavePassed([notice.deadline])
      try close(.notSupplemented, .expire)
    case .granted(let grant):
      try mustHavePassed(grant.deadlines)
      try close(.lapsed, .expire)
    case .inEffect(let permit), .suspended(let permit, _),
      .underAppeal(.suspension(let permit, _), _):
      try expire(permit)
    case .refused(_, _, let appeal): try closeAfter(appeal, .refused)
    case .refusedBySilence(_, let silence): try closeAfter(silence.appeal, .refused)
    case .withdrawn(_, let withdrawal): try closeAfter(withdrawal.appeal, .withdrawn)
    default: throw outOfPlace
    }
  }

  private mutating func closeAfter(
    _ appeal: Deadline, _ reason: Closing.Reason
  ) throws(StepError) {
    try mustHavePassed([appeal])
    try close(reason, .expire)
  }

  /// At least one of the terms has to have run out.
  private func mustHavePassed(_ deadlines: [Deadline]) throws(StepError) {
    if deadlines.contains(where: { reckoner.hasPassed($0, on: day) == true }) { return }
    throw .tooEarly(deadlines.first?.purpose ?? .decision)
  }

  private mutating func expire(_ permit: Permit) throws(StepError) {
    // An appeal is owed an answer, and often comes to it only after the last day: the file waits. The permit itself ended
    // on that day; an extension that comes of the appeal runs on from it without a gap.
    if !permit.appealedActs.isEmpty { throw .tooEarly(.appealDecision) }
    let asked = permit.extensionUnderway
    let isReturned = asked?.returnedOn != nil
    if isReturned, asked?.decision == nil { throw .tooEarly(.extensionDecision) }
    let fee = asked?.fee
    // An extension that was paid for in time waits for the office; the permit does not end meanwhile.
    if fee?.reported != nil { throw .tooEarly(.fee) }
    if day > permit.lastDay, !(isReturned && fee?.isOpen == true) {
      return try close(.expired, .expire)
    }
    guard let fee, fee.isOpen else { throw outOfPlace }
    try mustHavePassed([fee.deadline])
    let holds = permitCase.holds
    try record(.extensionLapsed)
    move(.expire, holds)
  }
}

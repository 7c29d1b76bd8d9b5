import Measures

extension PermitLaw {
  /// Does one step: (case, command, law, day) to events, or the law's no.
  ///
  /// The same arguments always give the same answer. `StepError` is a step out of place or facts that cannot be
  /// read; the law's no is an answer.
  ///
  /// - Parameters:
  ///   - permitCase: nil only for `open`.
  ///   - id: the key of the case; a new one for `open`.
  public func answer(
    _ command: Command, to permitCase: PermitCase?, id: Identifier<PermitCase>,
    on occasion: Occasion
  ) throws(StepError) -> StepAnswer {
    if case .open(let employer, let facts) = command {
      guard permitCase == nil else { throw .alreadyOpen }
      return .done(try opening(id, employer, facts, occasion))
    }
    guard let permitCase, permitCase.id == id else { throw .notOpen }
    guard permitCase.lastDay <= occasion.day else { throw .beforeLastStep }
    var run = StepRun(permitCase, command.name, self, occasion)
    if let refusal = try run.take(command) { return .no(refusal) }
    return .done(run.done)
  }

  private func opening(
    _ id: Identifier<PermitCase>, _ employer: Employer, _ facts: FactSheet, _ occasion: Occasion
  ) throws(StepError) -> Step {
    guard knows(employer.region.name, in: .region) else { throw .unknownKey(employer.region.name) }
    _ = try caseFacts(facts, about: .application, on: occasion.day)
    let event = CaseEvent(
      permitCase: id, number: 1, day: occasion.day, by: occasion.by, what: .opened(employer, facts))
    guard let opened = try? PermitCase(opening: event) else {
      preconditionFailure("a first event opens a case")
    }
    return Step(events: [event], postings: [], after: opened)
  }
}

extension StepRun {
  /// Hands the command to its step; the law's no, or nil when it was done.
  mutating func take(_ command: Command) throws(StepError) -> Refusal? {
    switch command {
    case .open: throw .alreadyOpen
    case .recordSearch, .recordInterview, .attach, .lodge, .supplement, .takeBack:
      return try prepare(command)
    case .checkDocument, .checkCompleteness, .answerRegion: return try examine(command)
    case .propose, .offerHearing, .hear, .rule, .noteSilence: return try decide(command)
    case .answerPayment(let refusal): return try answerPayment(refusal)
    case .payFee, .placeGuarantee, .fileList, .certify: return try fulfil(command)
    case .replace, .askReplacement, .refuseReplacement, .recordTrip, .reportCondition:
      return try use(command)
    case .extend, .ruleOnExtension: return try prolong(command)
    case .suspend, .reportCure, .resume, .withdraw, .giveBack, .expire: return try end(command)
    case .appeal, .decideAppeal: return try review(command)
    }
  }
}

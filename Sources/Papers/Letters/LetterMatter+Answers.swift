import Casework
import Measures

extension LetterMatter {
  /// What became of a replacement: who was to leave, who comes or was to come.
  public struct ReplacementAnswer: Hashable, Sendable {
    /// Nil where the case before is not at hand.
    let leaving: Worker?
    let arriving: Worker
    /// Nil where nobody asked in the case: the office replaced by itself, or an earlier release kept the wish beside it.
    let askedOn: Day?
    let day: Day
    /// The last day of the permit.
    let lastDay: Day?
    /// Nil where it was granted.
    let refusal: ReplacementRefusal?
  }

  /// What became of an appeal.
  public struct AppealAnswer: Hashable, Sendable {
    /// What it was against: where the case stood, or what was refused during the permit.
    public enum Act: Hashable, Sendable {
      case ofCase(AppealedAct)
      case duringPermit(RefusedAct)
    }

    public enum Outcome: Hashable, Sendable {
      case upheld
      /// The application goes back to decision.
      case returned(Lodgement)
      /// The permit stands again.
      case restored(Permit)
      /// The suspension falls.
      case suspensionLifted(Permit)
      /// What was refused during the permit goes back to decision; nil where nothing is left to decide.
      case askedAgain(RefusedAct.Return?)
    }

    let act: Act
    let appeal: Appeal
    let outcome: Outcome
    let reason: String
    let day: Day
  }

  /// A case that ended because the employer did not do in time what was asked, or with appeals that nobody decided.
  public struct ClosedCase: Hashable, Sendable {
    let closing: Closing
    /// The terms that ran where the case stood; empty where it ended in another way.
    let terms: [Deadline]
    /// Appeals against what was refused during the permit, which ended with it.
    let appeals: [RefusedAct]

    /// Nil for a case whose end nobody is written to about.
    init?(_ closing: Closing, _ number: Int, _ journal: [CaseEvent]) {
      guard let before = try? PermitCase(events: journal.filter { $0.number < number }) else {
        return nil
      }
      let isByTerm = [.lapsed, .notSupplemented].contains(closing.reason)
      self.closing = closing
      terms = isByTerm ? before.standing.deadlines : []
      appeals = before.standing.anyPermit?.appealedActs ?? []
      if !isByTerm, appeals.isEmpty { return nil }
    }
  }

  /// A penalty that an inspection or the police imposed.
  public struct PenaltyRuling: Hashable, Sendable {
    let subject: ViolationCase.Subject
    let penalty: ViolationCase.Penalty
    let day: Day
    /// Why it is not what the law computed.
    let differs: String?
    /// Nil as long as nobody wrote it down.
    let handedOn: Day?
    /// Nil in cases of earlier releases.
    let body: Party.Role?

    /// Nil where nothing is imposed, and where a court gave its own order: that is no letter of the office.
    public init?(_ violation: ViolationCase) {
      guard let day = violation.ruledOn, let penalty = violation.imposedPenalty,
        penalty.byCourt != true
      else { return nil }
      self.penalty = penalty
      self.day = day
      subject = violation.subject
      differs = violation.whyDiffers
      handedOn = violation.handedOn
      body = violation.imposedBy?.role
    }
  }

  /// Answers to what an employer asked for in a case, which the case before says.
  static func answering(_ event: CaseEvent, _ journal: [CaseEvent]) -> LetterMatter? {
    let before = try? PermitCase(events: journal.filter { $0.number < event.number })
    switch event.what {
    case .replaced(let done):
      return .replacement(answer(before, done.leaving, done.arriving, event.day, nil))
    case .replacementRefused(let refusal):
      return .replacement(answer(before, refusal.leaving, refusal.arriving, event.day, refusal))
    case .refusalUpheld(let number, let reason):
      return answer(before, event, number, .upheld, reason)
    case .refusalSetAside(let number, let again, let reason):
      return answer(before, event, number, .askedAgain(again), reason)
    default:
      guard case .underAppeal(let act, let appeal)? = before?.standing,
        let (outcome, reason) = AppealAnswer.Outcome.of(event, act)
      else { return nil }
      return .appeal(
        AppealAnswer(
          act: .ofCase(act), appeal: appeal, outcome: outcome, reason: reason, day: event.day))
    }
  }

  private static func answer(
    _ before: PermitCase?, _ event: CaseEvent, _ number: Int, _ outcome: AppealAnswer.Outcome,
    _ reason: String
  ) -> LetterMatter? {
    guard let act = before?.standing.permit?.refusedAct(number), let appeal = act.appeal else {
      return nil
    }
    return .appeal(
      AppealAnswer(
        act: .duringPermit(act), appeal: appeal, outcome: outcome, reason: reason, day: event.day))
  }

  private static func answer(
    _ before: PermitCase?, _ leaving: Identifier<Worker>, _ arriving: Worker, _ day: Day,
    _ refusal: ReplacementRefusal?
  ) -> ReplacementAnswer {
    let permit = before?.standing.permit
    return ReplacementAnswer(
      leaving: permit?.workers.first { $0.id == leaving }, arriving: arriving,
      askedOn: permit?.replacementRequests.first { $0.leaving == leaving }?.deadline.start,
      day: day, lastDay: permit?.lastDay, refusal: refusal)
  }
}

extension LetterMatter.AppealAnswer {
  /// Appeals against what was refused during a permit, which end with the permit that stays withdrawn.
  var endedAppeals: [RefusedAct] {
    guard outcome == .upheld, case .ofCase(.withdrawal(let permit, _)) = act else { return [] }
    return permit.appealedActs
  }
}

extension Standing {
  /// The permit, also one that was withdrawn.
  fileprivate var anyPermit: Permit? {
    switch self {
    case .withdrawn(let permit, _), .underAppeal(.withdrawal(let permit, _), _): permit
    default: permit
    }
  }
}

extension LetterMatter.AppealAnswer.Outcome {
  fileprivate static func of(
    _ event: CaseEvent, _ act: AppealedAct
  ) -> (LetterMatter.AppealAnswer.Outcome, String)? {
    switch (event.what, act) {
    case (.appealUpheld(let reason), _): (.upheld, reason)
    case (.appealReturned(let admission?, let reason), _):
      (.returned(admission.lodgement), reason)
    case (.appealReturned(nil, let reason), .silence(let application, _)):
      (.returned(application.lodgement.again(from: event.day)), reason)
    case (.appealRestored(let reason), .withdrawal(let permit, _)): (.restored(permit), reason)
    case (.suspensionSetAside(let reason), .suspension(let permit, _)):
      (.suspensionLifted(permit), reason)
    default: nil
    }
  }
}

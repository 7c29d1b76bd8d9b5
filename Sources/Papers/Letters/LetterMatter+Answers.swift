import Casework
import Measures

extension LetterMatter {
  /// What became of a replacement: who was to leave, who comes or was to come.
  public struct ReplacementAnswer: Hashable, Sendable {
    /// Nil where the case before is not at hand.
    let leaving: Worker?
    let arriving: Worker
    /// Nil where nobody asked: the office replaced by itself.
    let askedOn: Day?
    let day: Day
    /// The last day of the permit.
    let lastDay: Day?
    /// Nil where it was granted.
    let refusal: ReplacementRefusal?
  }

  /// What became of an appeal.
  public struct AppealAnswer: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
      case upheld
      /// The application goes back to decision.
      case returned(Lodgement)
      /// The permit stands again.
      case restored(Permit)
      /// The suspension falls.
      case suspensionLifted(Permit)
    }

    let act: AppealedAct
    let appeal: Appeal
    let outcome: Outcome
    let reason: String
    let day: Day
  }

  /// A case that ended because the employer did not do in time what was asked.
  public struct ClosedByTerm: Hashable, Sendable {
    let closing: Closing
    /// The terms that ran where the case stood.
    let terms: [Deadline]

    /// Nil for a case that ended in another way.
    init?(_ closing: Closing, _ number: Int, _ journal: [CaseEvent]) {
      guard [.lapsed, .notSupplemented].contains(closing.reason),
        let before = try? PermitCase(events: journal.filter { $0.number < number })
      else { return nil }
      self.closing = closing
      terms = before.standing.deadlines
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
    default:
      guard case .underAppeal(let act, let appeal)? = before?.standing,
        let (outcome, reason) = AppealAnswer.Outcome.of(event, act)
      else { return nil }
      return .appeal(
        AppealAnswer(act: act, appeal: appeal, outcome: outcome, reason: reason, day: event.day))
    }
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

import Casework
import LawLanguage
import Measures

extension PermitLaw {
  /// What there is to do in a case, in order, with first and last lawful days as the law gives them.
  ///
  /// The same list for both sides; `side` says who has to act.
  ///
  /// - Parameter stated: answers that are not in the case yet, while it is prepared
  public func tasks(
    of permitCase: PermitCase, stated: FactSheet = FactSheet(), on day: Day,
    outages: [Outage] = []
  ) -> [CaseTask] {
    let list = TaskList(
      law: self, permitCase: permitCase, stated: stated, day: day,
      outages: outages, terms: runningTerms(of: permitCase, outages: outages))
    return list.preparing + list.deciding + list.fulfilling + list.using + list.appealing
      + list.reviewing
  }
}

/// The tasks of one case on one day.
struct TaskList {
  let law: PermitLaw
  let permitCase: PermitCase
  let stated: FactSheet
  let day: Day
  let outages: [Outage]
  let terms: [RunningTerm]

  var standing: Standing { permitCase.standing }

  /// How far the case has come: tasks of an earlier stage are done.
  enum Stage: Int, Comparable {
    case preparing, checking, deciding, fulfilling, using, over

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  var stage: Stage {
    switch standing {
    case .preparing: .preparing
    case .lodged, .deficient: .checking
    case .admitted, .heard: .deciding
    case .granted: .fulfilling
    case .inEffect, .suspended, .underAppeal(.suspension, _): .using
    case .refused, .refusedBySilence, .withdrawn, .underAppeal, .closed: .over
    }
  }

  /// The term of that purpose that runs, its last day, and how sure its source is.
  func term(_ purpose: Deadline.Purpose) -> RunningTerm? {
    terms.first { $0.deadline.purpose == purpose }
  }

  func lastDay(_ purpose: Deadline.Purpose) -> Day? { term(purpose)?.lastDay }

  func confidence(_ purpose: Deadline.Purpose) -> Confidence? {
    term(purpose).flatMap { law.confidence(of: $0.deadline) }
  }

  /// Now, or late once the last day has passed.
  func due(_ last: Day?) -> CaseTask.State {
    if let last, day > last { return .late }
    return .now
  }

  /// Missed where silence has taken the place of the decision and this was not done before; nil everywhere else.
  func missed(unless isDone: (Unanswered) -> Bool) -> CaseTask.State? {
    switch standing {
    case .refusedBySilence(let application, _), .underAppeal(.silence(let application, _), _):
      isDone(application) ? nil : .missed
    default: nil
    }
  }

  /// Now in its stage, not yet before, done after.
  func state(in own: Stage, _ last: Day? = nil) -> CaseTask.State {
    if stage < own { return .notYet }
    return stage == own ? due(last) : .done
  }
}

import LawExplain
import Measures

/// A running term as both sides see it.
public struct RunningTerm: Hashable, Codable, Sendable {
  public let deadline: Deadline
  /// The last day, outages counted in; nil where the law files or the calendar do not know it.
  public let lastDay: Day?
}

extension Standing {
  /// The terms that run where the case stands, in the order in which they began.
  public var deadlines: [Deadline] {
    switch self {
    case .preparing, .closed: []
    case .lodged(let lodgement): [lodgement.deadline]
    case .deficient(_, let notice): [notice.deadline]
    case .admitted(let admission): [admission.deadline]
    case .heard(let admission, let hearing): [admission.deadline, hearing.deadline]
    case .refused(_, _, let appeal): [appeal]
    case .refusedBySilence(_, let silence): [silence.appeal]
    case .granted(let grant): grant.deadlines
    case .inEffect(let permit): permit.deadlines
    case .suspended(let permit, let suspension): [suspension.deadline] + permit.deadlines
    case .withdrawn(_, let withdrawal): [withdrawal.appeal]
    case .underAppeal(.suspension(let permit, let suspension), let appeal):
      [suspension.deadline, appeal.deadline] + permit.deadlines
    case .underAppeal(_, let appeal): [appeal.deadline]
    }
  }
}

extension Permit {
  /// Terms of what goes on during the permit: an extension, replacements asked for, appeals against what was refused,
  /// conditions not performed yet.
  var deadlines: [Deadline] {
    var running: [Deadline] = []
    if let asked = extensionUnderway {
      if asked.decision == nil { running.append(asked.deadline) }
      if let fee = asked.fee, fee.isOpen { running.append(fee.deadline) }
    }
    return running + replacementRequests.map(\.deadline)
      + appealedActs.compactMap(\.appeal?.deadline)
      + conditions.filter { !$0.isPerformed }.map {
        Deadline(purpose: .condition, start: firstDay, term: .through($0.through))
      }
  }
}

extension PermitLaw {
  /// The terms that run in a case with their last days: the same for the employer and for the officer.
  public func runningTerms(
    of permitCase: PermitCase, outages: [Outage] = []
  ) -> [RunningTerm] {
    let reckoner = reckoner(outages)
    return deadlines(of: permitCase.standing).map {
      // What was agreed for a day is not moved by an outage.
      let counter = $0.purpose == .condition ? self.reckoner([]) : reckoner
      return RunningTerm(deadline: $0, lastDay: counter.lastDay(of: $0))
    }
  }

  /// The term to decide runs from the filing, also while nobody has opened the application or papers are awaited.
  private func deadlines(of standing: Standing) -> [Deadline] {
    switch standing {
    case .lodged(let lodgement), .deficient(let lodgement, _):
      standing.deadlines + [decisionDeadline(of: lodgement)]
    default: standing.deadlines
    }
  }

  /// The time to appeal against a suspension. Not one of the terms that run in the case: nothing ends with it.
  public func appealTerm(of suspension: Suspension, outages: [Outage] = []) -> RunningTerm {
    appealTerm(from: suspension.day, outages)
  }

  /// The time to appeal against what was refused during a permit; nothing in the case ends with it either.
  public func appealTerm(of act: RefusedAct, outages: [Outage] = []) -> RunningTerm {
    appealTerm(from: act.day, outages)
  }

  private func appealTerm(from day: Day, _ outages: [Outage]) -> RunningTerm {
    let deadline = appealDeadline(from: day)
    return RunningTerm(deadline: deadline, lastDay: reckoner(outages).lastDay(of: deadline))
  }

  /// By when an application has to be decided: the same term whether or not it is admitted already.
  public func decisionDeadline(of lodgement: Lodgement) -> Deadline {
    let days = (try? answer(.decisionDays, lodgement.facts, on: lodgement.day))?.number
    return Deadline(
      purpose: .decision, start: lodgement.deadline.start,
      term: days.map { .workingDays($0) } ?? .notKnown)
  }

  /// Papers still missing on a day, as far as papers can still be laid in.
  ///
  /// - Parameter stated: answers that are not in the case yet
  public func missingDocuments(
    of permitCase: PermitCase, stated: FactSheet = FactSheet(), on day: Day
  ) -> [DocumentKey] {
    guard let (facts, day) = filing(of: permitCase, stated, on: day) else { return [] }
    // With answers that cannot be read, everything that is on the list.
    let needed = (try? documentsNeeded(for: facts, on: day)) ?? documentsNeeded(on: day)
    return permitCase.package.missing(of: needed)
  }

  /// Papers that do not lie there and of which the law files do not know whether they are needed, as far as papers can
  /// still be laid in. They are not asked for.
  ///
  /// - Parameter stated: answers that are not in the case yet
  public func documentsInDoubt(
    of permitCase: PermitCase, stated: FactSheet = FactSheet(), on day: Day
  ) -> [DocumentKey] {
    guard let (facts, day) = filing(of: permitCase, stated, on: day) else { return [] }
    return permitCase.package.missing(of: (try? documentsInDoubt(for: facts, on: day)) ?? [])
  }

  /// What an application says and the day whose law it stands under; nil where no papers can be laid in any more.
  private func filing(
    of permitCase: PermitCase, _ stated: FactSheet, on day: Day
  ) -> (FactSheet, Day)? {
    switch permitCase.standing {
    case .preparing: (permitCase.stated(stated, 1), day)
    case .lodged(let lodgement), .deficient(let lodgement, _): (lodgement.facts, lodgement.day)
    default: nil
    }
  }

  /// The first day on which an application can be lodged with the searches made so far; nil where the law asks for
  /// no search or does not say.
  ///
  /// - Parameter stated: answers that are not in the case yet
  public func firstFilingDay(
    of permitCase: PermitCase, stated: FactSheet = FactSheet(), on day: Day
  ) throws(StepError) -> Day? {
    try answer(.firstFilingDay, permitCase.stated(stated, 1), on: day).day
  }

  /// The last day on which an application can be lodged with the searches made so far; nil where the law names none or
  /// does not say.
  ///
  /// - Parameter stated: answers that are not in the case yet
  public func lastFilingDay(
    of permitCase: PermitCase, stated: FactSheet = FactSheet(), on day: Day
  ) throws(StepError) -> Day? {
    try answer(.lastFilingDay, permitCase.stated(stated, 1), on: day).day
  }

  /// The days between which an extension of this permit can be asked for; nil where the law files do not know them.
  public func extensionWindow(
    of permitCase: PermitCase, on day: Day
  ) throws(StepError) -> (first: Day?, last: Day?) {
    guard let permit = permitCase.standing.permit else { return (nil, nil) }
    let facts = permitCase.facts(extending: permit, FactSheet(), permit.grant.term)
    let found = try answers([.extensionFirstDay, .extensionLastDay], facts, on: day)
    return (found[.extensionFirstDay]?.day, found[.extensionLastDay]?.day)
  }
}

import LawExplain
import LawLanguage
import Measures

/// Proposal, hearing, ruling, and what silence does.
extension StepRun {
  mutating func decide(_ command: Command) throws(StepError) -> Refusal? {
    switch command {
    case .propose: try propose()
    case .offerHearing(let grounds): try offerHearing(grounds)
    case .hear(let answer):
      guard case .heard = standing else { throw outOfPlace }
      try record(.heard(answer: answer))
    case .rule(.grant(let terms)): return try grant(terms)
    case .rule(.refuse(let grounds, let reason)): try refuse(grounds, reason)
    case .noteSilence: return try noteSilence()
    default: throw outOfPlace
    }
    return nil
  }

  /// The admitted application, before or during a hearing.
  var admission: Admission? {
    switch standing {
    case .admitted(let admission), .heard(let admission, _): admission
    default: nil
    }
  }

  private mutating func propose() throws(StepError) {
    guard let admission else { throw outOfPlace }
    let facts = permitCase.decisive(admission)
    try record(.proposed(try law.proposal(.grantable, for: facts, on: admission.lodgement.day)))
  }

  private mutating func offerHearing(_ grounds: Grounds) throws(StepError) {
    guard case .admitted(let admission) = standing else { throw outOfPlace }
    guard admission.proposal != nil else { throw .notProposed }
    let term = law.workingDays(.hearingTerm, on: day)
    try record(
      .hearingOffered(
        Hearing(offeredOn: day, intended: grounds, deadline: deadline(.hearing, term))))
  }

  private mutating func refuse(_ grounds: [Ground], _ reason: String?) throws(StepError) {
    guard let admission else { throw outOfPlace }
    guard let proposal = admission.proposal else { throw .notProposed }
    try mustBeHeard()
    guard let grounds = Grounds(grounds.isEmpty ? proposal.grounds : grounds) else {
      throw .groundsMissing
    }
    let decision = try decision(
      .refused(grounds), proposal, at: admission.proposalEvent, reason)
    let holds = permitCase.holds
    try record(.refused(decision, appeal: law.appealDeadline(from: day)))
    move(.void, holds)
  }

  /// Before a refusal the employer is heard, where the law says so: has answered, or let the time pass.
  private func mustBeHeard() throws(StepError) {
    guard law.entry(.hearingBeforeRefusal, on: day) == 1 else { return }
    guard case .heard(_, let hearing) = standing else { throw .notHeard }
    if hearing.answer != nil { return }
    let first = law.firstRefusalDay(after: hearing, outages: occasion.outages)
    guard let first, first <= day else { throw .answerAwaited(first: first) }
  }

  /// The decision with its proposal; an officer who differs says why.
  func decision(
    _ outcome: Decision.Outcome, _ proposal: Proposal, at event: Int?, _ reason: String?
  ) throws(StepError) -> Decision {
    guard let event else { throw .notProposed }
    let isProposed = proposal.verdict == (outcome == .granted ? .grant : .refuse)
    guard isProposed || reason?.isEmpty == false else { throw .reasonMissing }
    return Decision(
      outcome: outcome,
      proposal: .init(
        event: event, verdict: proposal.verdict, day: proposal.day, bookMark: proposal.bookMark),
      day: day, by: occasion.by,
      reasonForDiffering: isProposed ? nil : reason)
  }

  private mutating func noteSilence() throws(StepError) -> Refusal? {
    guard let application = standing.unanswered else { throw outOfPlace }
    let deadline =
      application.admission?.deadline ?? law.decisionDeadline(of: application.lodgement)
    guard reckoner.hasPassed(deadline, on: day) == true, let due = reckoner.lastDay(of: deadline)
    else { throw .tooEarly(.decision) }
    // The law of the day on which the term had run out: the effect came by itself then.
    let lawDay = due.adding(days: 1) ?? due
    let ground = law.ground(.effectOfSilence, on: lawDay)
    guard let effect = law.effectOfSilence(on: lawDay), effect == LawNames.silenceIsRefusal else {
      return Refusal(Grounds(ground))
    }
    let holds = permitCase.holds
    try record(
      .silenceNoted(
        Silence(
          effect: effect, day: day, due: due, grounds: Grounds(ground),
          appeal: law.appealDeadline(from: lawDay))))
    move(.void, holds)
    return nil
  }
}

extension PermitLaw {
  /// The name of what silence means on a day; nil where the law files do not know.
  public func effectOfSilence(on day: Day) -> String? {
    let list = LawNames.enumeration(LawNames.silenceList, in: book)
    return entry(.effectOfSilence, on: day).flatMap { list?.cases[Int($0)].name }
  }

  /// The time to appeal against a penalty whose ruling was handed over on a day.
  public func offenceAppealDeadline(from day: Day) -> Deadline {
    let days = entry(.offenceAppealDays, on: day)
    return Deadline(
      purpose: .appeal, start: day, term: days.map { .days(Int($0)) } ?? .notKnown)
  }

  /// The time to appeal against an act of a day.
  public func appealDeadline(from day: Day) -> Deadline {
    let months = entry(.appealTerm, on: day)
    return Deadline(
      purpose: .appeal, start: day, term: months.map { .months(Int($0)) } ?? .notKnown)
  }
}

extension PermitCase {
  /// The facts of the decision: as stated, with what the office itself found.
  func decisive(_ admission: Admission) -> FactSheet {
    var sheet = admission.lodgement.facts
    sheet[LawNames.Fact.packageComplete.rawValue] = package.faulty.isEmpty ? "yes" : "no"
    if let free = admission.freePlaces {
      sheet[LawNames.Fact.freePlaces.rawValue] = String(free)
    }
    return sheet
  }
}

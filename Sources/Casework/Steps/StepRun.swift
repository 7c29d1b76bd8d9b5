import LawExplain
import Measures

/// One step being done: the case as it grows, what was written down and which places moved.
struct StepRun {
  let law: PermitLaw
  let occasion: Occasion
  let step: Command.Name
  let reckoner: Reckoner
  private(set) var permitCase: PermitCase
  private(set) var events: [CaseEvent] = []
  private(set) var postings: [Posting] = []

  init(
    _ permitCase: PermitCase, _ step: Command.Name, _ law: PermitLaw, _ occasion: Occasion
  ) {
    self.permitCase = permitCase
    self.step = step
    self.law = law
    self.occasion = occasion
    reckoner = law.reckoner(occasion.outages)
  }

  var day: Day { occasion.day }
  var standing: Standing { permitCase.standing }
  var outOfPlace: StepError { .outOfPlace(step: step, standing: standing.name) }
  var done: Step { Step(events: events, postings: postings, after: permitCase) }

  /// Writes down what was done; an event that cannot follow is a step out of place.
  mutating func record(_ what: CaseEvent.What) throws(StepError) {
    let event = CaseEvent(
      permitCase: permitCase.id, number: permitCase.version + 1, day: day, by: occasion.by,
      what: what)
    do { try permitCase.apply(event) } catch { throw outOfPlace }
    events.append(event)
  }

  /// Moves places with the event written down last, those of the employer's region first.
  mutating func move(_ kind: Posting.Kind, _ holds: [PermitCase.Hold]) {
    let cause = Posting.Cause(permitCase: permitCase.id, event: permitCase.version)
    for (index, hold) in holds.enumerated() {
      let posting = Posting(
        kind: kind, account: hold.account, places: hold.places, day: day, cause: cause,
        isFurther: index > 0)
      if let posting { postings.append(posting) }
    }
  }

  /// Refuses when the term ran out on an earlier day.
  ///
  /// - Parameter done: the day that counts; nil: that of the step
  func mustBeInTime(_ deadline: Deadline, on done: Day? = nil) throws(StepError) {
    if reckoner.hasPassed(deadline, on: done ?? day) == true { throw .tooLate(deadline.purpose) }
  }

  func deadline(_ purpose: Deadline.Purpose, _ term: LegalTerm, from start: Day? = nil) -> Deadline
  {
    Deadline(purpose: purpose, start: start ?? day, term: term)
  }
}

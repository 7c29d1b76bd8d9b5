import LawExplain
import Measures

/// What happens while a permit is in effect.
extension StepRun {
  mutating func use(_ command: Command) throws(StepError) -> Refusal? {
    guard let permit = standing.permit else { throw outOfPlace }
    switch command {
    case .replace(let leaving, let arriving, let sameCategory):
      return try replace(permit, leaving, arriving, sameCategory)
    case .askReplacement(let id, let leaving, let arriving):
      try check(permit, leaving, arriving)
      if permit.replacementRequests.contains(where: { $0.leaving == leaving }) {
        throw .replacementAsked
      }
      try record(
        .replacementAsked(
          ReplacementRequest(
            id: id, leaving: leaving, arriving: arriving,
            deadline: law.replacementDeadline(from: day))))
    case .refuseReplacement(let refusal): try record(.replacementRefused(refusal))
    case .recordTrip(let trip): return try recordTrip(permit, trip)
    case .reportCondition(let id, let report):
      guard let condition = permit.conditions.first(where: { $0.id == id }) else {
        throw .unknownCondition
      }
      guard report.done >= 1 else { throw .impossibleNumber("done") }
      guard report.done <= condition.left else { throw .moreThanConditioned(left: condition.left) }
      try record(.conditionReported(id, report))
    default: throw outOfPlace
    }
    return nil
  }

  private mutating func replace(
    _ permit: Permit, _ leaving: Identifier<Worker>, _ arriving: Worker, _ sameCategory: Bool
  ) throws(StepError) -> Refusal? {
    try check(permit, leaving, arriving)
    let facts = FactSheet([LawNames.Fact.sameCategory.rawValue: sameCategory ? "yes" : "no"])
    let replaceable = try law.answer(.replaceable, facts, on: day)
    // Where no edition says it, the same still holds: the post of a permit does not change.
    if replaceable.isNo || !sameCategory { return law.refusal(replaceable) }
    try record(.replaced(Replacement(leaving: leaving, arriving: arriving, day: day)))
    return nil
  }

  /// While the permit is in effect, somebody whom it names gives way to somebody whom it does not.
  private func check(
    _ permit: Permit, _ leaving: Identifier<Worker>, _ arriving: Worker
  ) throws(StepError) {
    guard case .inEffect = standing, day <= permit.lastDay else { throw outOfPlace }
    guard permit.workers.contains(where: { $0.id == leaving }) else { throw .unknownWorker }
    guard !permit.workers.contains(where: { $0.id == arriving.id }) else {
      throw .workerAlreadyListed
    }
    try check(arriving)
  }

  private mutating func recordTrip(_ permit: Permit, _ trip: Trip) throws(StepError) -> Refusal? {
    guard !permit.regions.contains(trip.region) else { throw .ownRegion }
    try beInBeing(trip.region)
    guard permit.workers.isEmpty || permit.workers.contains(where: { $0.id == trip.worker }) else {
      throw .unknownWorker
    }
    let trips = permit.trips.filter { $0.worker == trip.worker } + [trip]
    // A trip over the turn of the year counts in both years.
    for day in Set([trip.first, trip.last]).sorted() {
      let kept = try law.answer(.tripLimitKept, law.tripFacts(trips), on: day)
      if kept.isNo { return law.refusal(kept) }
    }
    try record(.tripRecorded(trip))
    return nil
  }
}

extension PermitLaw {
  /// The facts about the trips of one worker.
  func tripFacts(_ trips: [Trip]) -> FactSheet {
    var sheet = FactSheet([LawNames.trips: String(trips.count)])
    for (index, trip) in trips.enumerated() {
      sheet[element(.tripFirstDay, index)] = trip.first.description
      sheet[element(.tripLastDay, index)] = trip.last.description
    }
    return sheet
  }

  private func element(_ fact: LawNames.Fact, _ index: Int) -> String {
    let parts = fact.rawValue.split(separator: ".")
    return "\(parts[0]).\(index + 1).\(parts[2])"
  }

  /// Days that a worker may still spend in other regions in the year of a day; nil where the law files do not know.
  public func tripDaysLeft(_ trips: [Trip], on day: Day) throws(StepError) -> Int? {
    try answer(.tripDaysLeft, tripFacts(trips), on: day).number
  }
}

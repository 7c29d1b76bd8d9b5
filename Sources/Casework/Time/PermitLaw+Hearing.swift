import Measures

extension PermitLaw {
  /// The first day on which an employer who was told and did not answer may be refused; nil where the working days of
  /// the year are not known yet.
  ///
  /// The time to answer and the time between notice and decision both have to be over. The law of the day of the notice
  /// gives them, so that a notice written down by an earlier release has them as well.
  public func firstRefusalDay(after hearing: Hearing, outages: [Outage]) -> Day? {
    firstRefusalDay(noticed: hearing.offeredOn, hearing.deadline.term, reckoner(outages))
  }

  /// The same for a notice that goes out on a day.
  public func firstRefusalDay(noticed day: Day, outages: [Outage]) -> Day? {
    firstRefusalDay(noticed: day, .notKnown, reckoner(outages))
  }

  /// - Parameter stated: the time to answer that the notice named
  func firstRefusalDay(noticed day: Day, _ stated: LegalTerm, _ reckoner: Reckoner) -> Day? {
    guard entry(.hearingBeforeRefusal, on: day) == 1 else { return day }
    let lawful = [.hearingTerm, .hearingNoticeTerm].map { workingDays($0, on: day) }
    let known = ([stated] + lawful).filter { $0 != .notKnown }
    // Where the law gives no time at all, one day has to pass.
    guard !known.isEmpty else { return day.adding(days: 1) }
    let lastDays = known.map {
      reckoner.lastDay(of: Deadline(purpose: .hearing, start: day, term: $0))
    }
    guard !lastDays.contains(nil) else { return nil }
    return lastDays.compactMap(\.self).max()?.adding(days: 1)
  }
}

import Measures

/// Counts the last day of a term: calendar and working days, paused by recorded outages.
///
/// The first day that counts is the one after the start. A day of an outage does not count: in working days it is
/// passed over, in calendar days and months the end moves on by one day.
public struct Reckoner: Sendable {
  private let calendar: WorkingCalendar
  private let monthEnd: MonthEnd
  private let outages: [Outage]

  /// - Parameters:
  ///   - monthEnd: what a month after the 31st is.
  ///   - outages: in any order, also overlapping; empty where the law lets none pause a term.
  public init(calendar: WorkingCalendar, monthEnd: MonthEnd, outages: [Outage]) {
    self.calendar = calendar
    self.monthEnd = monthEnd
    self.outages = outages
  }

  /// The last day of the term, or nil where the term or the working days of a year are not known.
  public func lastDay(of deadline: Deadline) -> Day? {
    switch deadline.term {
    case .days(let count):
      deadline.start.adding(days: count).flatMap { moved($0, after: deadline.start) }
    case .months(let count):
      deadline.start.adding(months: count, rounding: monthEnd)
        .flatMap { moved($0, after: deadline.start) }
    case .through(let day): moved(day, after: deadline.start)
    case .workingDays(let count): workingDay(count, after: deadline.start)
    case .notKnown: nil
    }
  }

  /// Whether the term has run out; nil where its last day is not known.
  public func hasPassed(_ deadline: Deadline, on day: Day) -> Bool? {
    lastDay(of: deadline).map { day > $0 }
  }

  private func isOut(_ day: Day) -> Bool { outages.contains { $0.holds(day) } }

  /// Moves an end on by every outage day up to it, those in the added time included.
  private func moved(_ end: Day, after start: Day) -> Day? {
    var (day, end) = (start, end)
    while day < end {
      guard let next = day.adding(days: 1) else { return nil }
      day = next
      guard isOut(day) else { continue }
      guard let later = end.adding(days: 1) else { return nil }
      end = later
    }
    return end
  }

  private func workingDay(_ count: Int, after start: Day) -> Day? {
    var (day, left) = (start, count)
    while left > 0 {
      guard let next = calendar.day(after: day, workingDays: 1) else { return nil }
      day = next
      if !isOut(day) { left -= 1 }
    }
    return day
  }
}

/// Which days are worked, year by year, as far as it has been decided.
///
/// A year without a plan is unknown, and nothing is guessed about it.
public struct WorkingCalendar: Sendable {
  /// What was decided about the days of one year.
  ///
  /// A day is worked when it is in `working`; otherwise it is not when it is a holiday, a moved
  /// rest day or falls on a weekday of rest.
  public struct YearPlan: Hashable, Sendable {
    /// Days off whatever their weekday.
    public var holidays: Set<Day>
    /// Further days off, to which rest was moved.
    public var movedRestDays: Set<Day>
    /// Days worked although they would be days off.
    public var working: Set<Day>

    /// A plan of one year; every day in it belongs to that year.
    public init(
      holidays: Set<Day> = [], movedRestDays: Set<Day> = [], working: Set<Day> = []
    ) {
      self.holidays = holidays
      self.movedRestDays = movedRestDays
      self.working = working
    }

    /// Days of the plan that lie outside of its year and so have no effect, in order.
    public func strayDays(year: Int) -> [Day] {
      holidays.union(movedRestDays).union(working).filter { $0.year != year }.sorted()
    }
  }

  /// Weekdays that are days off unless a plan says otherwise.
  public let restWeekdays: Set<Weekday>
  /// The plans of the known years.
  public let years: [Int: YearPlan]
  /// Unbroken runs of known years, in order; what the questions are answered from.
  private let stretches: [KnownStretch]

  /// A calendar that knows the given years.
  ///
  /// - Parameters:
  ///   - restWeekdays: days off unless a plan says otherwise.
  ///   - years: plans by year, 1...9999; other years are left out.
  public init(restWeekdays: Set<Weekday>, years: [Int: YearPlan]) {
    self.restWeekdays = restWeekdays
    self.years = years.filter { (1...9999).contains($0.key) }
    self.stretches = KnownStretch.stretches(restWeekdays: restWeekdays, years: self.years)
  }

  /// Whether there is a plan for the year.
  public func knows(_ year: Int) -> Bool {
    years[year] != nil
  }

  private func stretch(holding number: Int) -> Int? {
    stretches.firstIndex { $0.holds(number) }
  }
}

extension WorkingCalendar {
  /// Whether the day is worked, or nil when its year is not known.
  public func isWorkingDay(_ day: Day) -> Bool? {
    let number = Int(day.number)
    guard let index = stretch(holding: number) else { return nil }
    return stretches[index].isWorking(number)
  }

  /// The last of so many working days after the given day.
  ///
  /// Counting starts the next day, so the day itself need not be worked or known. A negative count
  /// counts back from the day before; a count of 0 gives the day itself. Nil as soon as the count
  /// enters an unknown year.
  public func day(after day: Day, workingDays count: Int) -> Day? {
    if count == 0 { return day }
    let start = Int(day.number) + (count > 0 ? 1 : -1)
    guard let index = stretch(holding: start) else { return nil }
    let worked = stretches[index].workingDays(before: count > 0 ? start : start + 1)
    // Counted from 0 in the order of working days of the stretch.
    let (end, overflow) = worked.addingReportingOverflow(count > 0 ? count - 1 : count)
    return overflow ? nil : stretches[index].workingDay(at: end)
  }

  /// How many working days come after `first` up to and including `last`.
  ///
  /// Negative when `last` is the earlier: the same count with the two days exchanged and the sign
  /// turned. Nil when a counted day lies in an unknown year.
  public func workingDays(from first: Day, through last: Day) -> Int? {
    if last < first { return workingDays(from: last, through: first).map { -$0 } }
    if first == last { return 0 }
    let start = Int(first.number) + 1
    let end = Int(last.number)
    guard let index = stretch(holding: start), stretches[index].holds(end) else { return nil }
    return stretches[index].workingDays(before: end + 1)
      - stretches[index].workingDays(before: start)
  }
}

extension WorkingCalendar: Hashable {
  /// The same rest and the same plans.
  public static func == (left: WorkingCalendar, right: WorkingCalendar) -> Bool {
    left.restWeekdays == right.restWeekdays && left.years == right.years
  }

  /// Hashes the rest and the known years.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(restWeekdays)
    hasher.combine(years)
  }
}

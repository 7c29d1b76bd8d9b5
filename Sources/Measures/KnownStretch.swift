/// The working days of an unbroken run of known years, laid out for counting.
///
/// Each question is one or two array reads, however far the count goes.
struct KnownStretch: Sendable {
  /// Number of the first day, and of the day after the last.
  private let first: Int
  private let end: Int
  /// Numbers of the working days, in order.
  private var numbers: [Int32] = []
  /// How many working days come before each day of the stretch; one more entry at its end.
  private var countsBefore: [Int32] = [0]

  /// Nil when a year lies outside of 1...9999.
  private init?(
    years: ClosedRange<Int>, restWeekdays: Set<Weekday>, plans: [Int: WorkingCalendar.YearPlan]
  ) {
    guard let first = Day(year: years.lowerBound, month: 1, day: 1),
      let last = Day(year: years.upperBound, month: 12, day: 31)
    else { return nil }
    self.first = Int(first.number)
    self.end = Int(last.number) + 1
    for number in first.number...last.number {
      let day = Day(unchecked: number)
      let isRest = restWeekdays.contains(day.weekday)
      if plans[day.year]?.works(on: day, isRest: isRest) ?? false { numbers.append(number) }
      countsBefore.append(Int32(truncatingIfNeeded: numbers.count))
    }
  }

  /// The runs of years that follow one another without a gap, in order.
  static func stretches(
    restWeekdays: Set<Weekday>, years: [Int: WorkingCalendar.YearPlan]
  ) -> [KnownStretch] {
    runs(of: years.keys.sorted()).compactMap {
      KnownStretch(years: $0, restWeekdays: restWeekdays, plans: years)
    }
  }

  private static func runs(of sorted: [Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for year in sorted {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs
  }

  func holds(_ number: Int) -> Bool {
    number >= first && number < end
  }

  /// The day must lie in the stretch.
  func isWorking(_ number: Int) -> Bool {
    countsBefore[number - first] != countsBefore[number - first + 1]
  }

  /// The day must lie in the stretch or directly after it.
  func workingDays(before number: Int) -> Int {
    Int(countsBefore[number - first])
  }

  /// The working day with the given place, counted from 0; nil outside of the stretch.
  func workingDay(at place: Int) -> Day? {
    numbers.indices.contains(place) ? Day(unchecked: numbers[place]) : nil
  }
}

extension WorkingCalendar.YearPlan {
  fileprivate func works(on day: Day, isRest: Bool) -> Bool {
    if working.contains(day) { return true }
    return !isRest && !holidays.contains(day) && !movedRestDays.contains(day)
  }
}

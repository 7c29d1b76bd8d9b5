import Measures

/// Spreads the vacancies of a year over its working days.
struct Arrivals {
  private let file: YearFile
  private let population: SyntheticPopulation
  private let first: Day

  init(_ file: YearFile, _ population: SyntheticPopulation, _ first: Day) {
    self.file = file
    self.population = population
    self.first = first
  }

  /// In order of their numbers; a person may be wanted more than once.
  func vacancies() throws(PopulationFault) -> [Vacancy] {
    var months: [(sets: [CaseSet], sums: [Int])] = []
    for part in file.arrivals {
      var sums: [Int] = []
      for weight in part.months { sums.append((sums.last ?? 0) + max(weight, 0)) }
      months.append((try population.recipe.file.sets(part.where), sums))
    }
    var vacancies: [Vacancy] = []
    guard population.rows > 0 else { return [] }
    for number in 0..<(population.rows * file.demandPercent / 100) {
      let person = number % population.rows
      let combination = Int(population.combinationOf[person])
      let sums = months.first { population.recipe.grid.fits(combination, $0.sets) }?.sums ?? []
      vacancies.append(Vacancy(number: number, person: person, day: day(number, sums)))
    }
    return vacancies
  }

  private func day(_ number: Int, _ sums: [Int]) -> Day {
    let draw = population.draw
    let drawn = draw.below(max(sums.last ?? 1, 1), row: number, stream: SeededDraw.stream("month"))
    let month = sums.firstIndex { drawn < $0 } ?? 0
    let length = Day.lengthOfMonth(month + 1, year: first.year)
    let date = draw.below(length, row: number, stream: SeededDraw.stream("day")) + 1
    guard let day = Day(year: first.year, month: month + 1, day: date) else { return first }
    return Self.working(day, keepingTo: first.year)
  }

  /// The day itself or the next Monday; the Friday before where that is another year.
  static func working(_ day: Day, keepingTo year: Int) -> Day {
    let later = [0, 1, 2].compactMap(day.adding).first { !$0.isWeekend } ?? day
    if later.year == year { return later }
    return [1, 2].compactMap { day.adding(days: -$0) }.first { !$0.isWeekend } ?? day
  }
}

extension Day {
  /// Saturday or Sunday.
  var isWeekend: Bool { weekday == .saturday || weekday == .sunday }

  /// So many days from Monday to Friday later; holidays are not looked at.
  func adding(weekdays: Int) -> Day {
    var (day, left) = (self, weekdays)
    while left > 0, let next = day.adding(days: 1) {
      day = next
      if !day.isWeekend { left -= 1 }
    }
    return day
  }
}

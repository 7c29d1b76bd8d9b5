import LawLanguage
import Measures

/// Handles the applications of a year in the order of their days and keeps the books.
struct YearClerk {
  private let trial: YearTrial
  private let filled: FilledPopulation
  private let first: Day
  private let dimension: Int
  private let regionNames: [String]
  private var quota: QuotaBook
  /// Days on which the law changes the quota.
  private var quotaDays: [Day]
  private var series: YearSeries
  /// The last day up to which the regions' books are written.
  private var written = -1

  init(_ trial: YearTrial, _ filled: FilledPopulation, _ first: Day) {
    self.trial = trial
    self.filled = filled
    self.first = first
    let file = trial.population.recipe.file
    dimension = file.dimensions.firstIndex { $0.name == trial.file.regionDimension } ?? 0
    regionNames = file.dimensions[dimension].cases.map(\.name)
    var people = regionNames.map { _ in 0 }
    for person in 0..<trial.population.rows {
      people[trial.population.position(of: person, in: dimension)] += 1
    }
    let categories = trial.book[trial.names.ofCategory.keys[0]].cases
    quota = QuotaBook(people: people, categories: categories.count)
    let last = Day.isLeapYear(first.year) ? 366 : 365
    series = YearSeries(
      first: first, days: [YearSeries.Entry](repeating: .init(), count: last),
      regions: regionNames.map {
        .init(
          name: $0, places: 0, placesAreAssumed: true, used: [Int](repeating: 0, count: last),
          fullFrom: nil, total: .init())
      }, places: nil)
    series.categories = categories.map {
      .init(name: $0.name, places: 0, used: [Int](repeating: 0, count: last), fullFrom: nil)
    }
    quotaDays = Self.quotaDays(trial.names.total, first)
    setQuota(first)
  }

  private static func quotaDays(_ total: DatedValue, _ first: Day) -> [Day] {
    total.series.flatMap { $0 }.compactMap(\.from).filter { $0 > first && $0.year == first.year }
      .sorted()
  }

  private mutating func setQuota(_ day: Day) {
    let book = trial.book
    let names = trial.names
    let cases = book[names.ofCategory.keys[0]].cases
    quota.set(
      total: scaled(book.count(names.total, [], day)),
      regions: regionNames.map { scaled(book.count(names.ofRegion, [$0], day)) },
      categories: cases.map { scaled(book.count(names.ofCategory, [$0.name], day)) })
  }

  /// A number of places for a population that is a part of the real one.
  private func scaled(_ places: Int?) -> Int? {
    let population = trial.population
    return places.map {
      Apportionment.scaled($0, by: population.wholeRows, of: population.recipe.people)
    }
  }

  mutating func note(_ vacancies: [Vacancy]) {
    for vacancy in vacancies {
      series.days[index(vacancy.day)].arrived += 1
      series.regions[region(vacancy)].total.arrived += 1
    }
  }

  private func index(_ day: Day) -> Int {
    min(max(day.days(since: first), 0), series.days.count - 1)
  }

  private func region(_ vacancy: Vacancy) -> Int {
    trial.population.position(of: vacancy.person, in: dimension)
  }

  mutating func handle(_ filing: Filing, _ bench: inout YearBench) {
    while let day = quotaDays.first, day <= filing.day {
      quotaDays.removeFirst()
      setQuota(day)
    }
    write(through: index(filing.day) - 1)
    if filing.searchIsOpen { series.searchNotKnown += 1 }
    var entry = YearSeries.Entry()
    if filing.isFilled {
      entry.outcomes[YearSeries.Outcome.filledByCitizen.rawValue] = 1
      return add(entry, filing, on: filing.day)
    }
    entry.filed = 1
    add(entry, filing, on: filing.day)
    decide(filing, &bench)
  }

  private mutating func decide(_ filing: Filing, _ bench: inout YearBench) {
    let region = region(filing.vacancy)
    // The category is read first, for its places; with the places known the grant is read.
    let facts = bench.facts(filing.vacancy, filled)
    let before = bench.read(facts, on: filing.day, free: nil, trial.names.ofFiling)
    let isCounted = before.quotaApplies == true
    let free = isCounted ? quota.free(region, before.category) : nil
    let reading = bench.read(facts, on: filing.day, free: free, trial.names.ofDecision)
    var entry = YearSeries.Entry()
    let outcome = outcome(reading, isFull: isCounted && free == 0)
    entry.outcomes[outcome.rawValue] = 1
    var day = filing.day
    if outcome == .granted || outcome == .refused { day = decisionDay(reading, filing.day) }
    if outcome == .granted {
      if isCounted { quota.take(region, reading.category) }
      entry.waited = day.days(since: filing.vacancy.day)
      if let fee = reading.fee { entry.fees = Int128(fee) } else { entry.feesNotKnown = 1 }
    }
    if isCounted { noteFull(region, reading.category, filing.day) }
    add(entry, filing, on: day)
  }

  /// Notes the first day without a place.
  private mutating func noteFull(_ region: Int, _ category: Int?, _ day: Day) {
    if quota.isFull(region) && series.regions[region].fullFrom == nil {
      series.regions[region].fullFrom = day
    }
    if let category, quota.isFull(category: category),
      series.categories[category].fullFrom == nil
    {
      series.categories[category].fullFrom = day
    }
  }

  private func outcome(_ reading: YearBench.Reading, isFull: Bool) -> YearSeries.Outcome {
    if reading.permitRequired == false { return .needsNone }
    switch reading.grantable {
    case true?: return .granted
    case false?: return isFull ? .refusedForQuota : .refused
    case nil: return .undecided
    }
  }

  private mutating func decisionDay(_ reading: YearBench.Reading, _ day: Day) -> Day {
    if let due = reading.decisionDue { return due }
    if reading.decisionDays == nil { series.decisionDaysAssumed += 1 }
    return day.adding(weekdays: reading.decisionDays ?? trial.file.assumedDecisionDays)
  }

  private mutating func add(_ entry: YearSeries.Entry, _ filing: Filing, on day: Day) {
    series.days[index(day)] += entry
    series.regions[region(filing.vacancy)].total += entry
  }

  /// Writes the places taken into the books of regions and categories.
  private mutating func write(through last: Int) {
    guard last > written else { return }
    for region in series.regions.indices {
      for day in (written + 1)...last { series.regions[region].used[day] = quota.used[region] }
    }
    for category in series.categories.indices {
      for day in (written + 1)...last {
        series.categories[category].used[day] = quota.categoryUsed[category]
      }
    }
    written = last
  }

  /// Ends the year.
  mutating func close() -> YearSeries {
    write(through: series.days.count - 1)
    series.places = quota.total
    series.regions = series.regions.enumerated().map { index, region in
      var closed = YearSeries.Region(
        name: region.name, places: quota.places[index],
        placesAreAssumed: quota.isAssumed[index], used: region.used, fullFrom: region.fullFrom,
        total: region.total)
      if closed.fullFrom == nil, closed.places == 0, region.total.filed > 0 {
        closed.fullFrom = first
      }
      return closed
    }
    series.categories = zip(series.categories, quota.categoryPlaces).compactMap {
      category, places in
      guard let places else { return nil }
      var closed = category
      closed.places = places
      return closed
    }
    return series
  }
}

extension LawBook {
  /// A count of the law on a day; nil where it has none or says that it is not known.
  func count(_ value: DatedValue, _ keys: [String], _ day: Day) -> Int? {
    guard case .value(let bits)? = entry(of: value, keys: keys, on: day)?.content else {
      return nil
    }
    return Int(exactly: bits)
  }
}

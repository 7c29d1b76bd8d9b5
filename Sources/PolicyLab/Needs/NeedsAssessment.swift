import LawLanguage
import Measures

/// A forecast of how many foreign workers will be wanted, from counts of the past, and a list of shortages proposed.
///
/// From the last count backwards counts at least `leastDaysBetween` apart are taken, so that seasons do not pass for
/// trends. The change between each two of them is brought to one year in a straight line; the forecast is the last
/// count and the mean of these changes for the time up to the day asked about, at most a year; the bounds take the
/// smallest and the largest change. Nothing falls below zero. All numbers are whole, halves are rounded up.
public struct NeedsAssessment: Sendable {
  public struct Point: Hashable, Sendable {
    public let day: Day
    public let count: Int
    public let source: LabText?
    public let confidence: Confidence
  }
  public enum Reason: String, Hashable, Sendable {
    /// The forecast takes most of the places.
    case fewPlaces
    /// The last count grew much over the one before.
    case growth
    /// Employers ask for most of the places.
    case requests
  }
  public struct Line: Sendable {
    /// The case or the file's own name.
    public let name: String
    public let enumeration: String?
    public let title: LabText?
    public let past: [Point]
    /// Nil where there is no past and what employers ask for is withheld.
    public let forecast: Forecast?
    /// Places that employers ask for; nil where nobody counts them.
    public let requested: RequestedPlaces?
    /// Places granted; nil where not known.
    public let places: Int?
    /// Percent of the places that the forecast takes; nil without a forecast or places.
    public let usePercent: Int?
    /// Percent of the places that the requests take.
    public let requestPercent: Int?
    /// Growth of the last count over the one before, percent of a year.
    public let growthPercent: Int?
    /// Why it is proposed for the list of shortages; empty when it is not.
    public let reasons: [Reason]

    /// The share or growth that a reason rests on.
    public func percent(of reason: Reason) -> Int? {
      switch reason {
      case .growth: growthPercent
      case .fewPlaces: usePercent
      case .requests: requestPercent
      }
    }
  }
  /// So many people, between the least and the most.
  public struct Forecast: Hashable, Sendable {
    public let count: Int
    public let least: Int
    public let most: Int
  }
  public struct Group: Sendable {
    public let name: String
    public let title: LabText
    public let lines: [Line]
  }
  public let day: Day
  public let groups: [Group]

  init(day: Day, groups: [Group]) {
    self.day = day
    self.groups = groups
  }

  /// - Throws: `population(missingCount)` where a count is not in the law files, `unreadable` for a day that is none.
  public init(_ file: NeedsFile, _ book: LawBook) throws(LabFault) {
    let day = try Self.day(file.day)
    self.day = day
    var groups: [Group] = []
    for group in file.groups {
      var lines: [Line] = []
      for series in group.series { lines.append(try Self.line(series, file, book, day)) }
      groups.append(Group(name: group.name, title: group.title, lines: lines))
    }
    self.groups = groups
  }

  private static func day(_ text: String) throws(LabFault) -> Day {
    guard let day = Day(iso: text) else {
      throw .unreadable(file: "needs.json", reason: text)
    }
    return day
  }

  private static func line(
    _ series: NeedsFile.Series, _ file: NeedsFile, _ book: LawBook, _ day: Day
  ) throws(LabFault) -> Line {
    var past: [Point] = []
    for point in series.points {
      let on = try Self.day(point.day)
      guard let found = count(point.amount, book) else {
        throw .population(
          .missingCount(
            margin: series.name, cell: point.day, value: point.amount.value?.name ?? "count"))
      }
      past.append(
        Point(day: on, count: found.count, source: found.source, confidence: found.confidence))
    }
    let places = series.places.flatMap { count($0, book)?.count }
    if past.isEmpty { throw .unreadable(file: "needs.json", reason: series.name) }
    return Line(
      name: series.name, enumeration: series.enumeration, title: series.title, past: past,
      places: places, requested: nil, file: file, day: day)
  }

  private static func count(_ amount: LabAmount, _ book: LawBook) -> SourcedCount? {
    if let count = amount.count {
      return SourcedCount(
        count: count, source: amount.source,
        confidence: amount.confidence.flatMap(Confidence.init) ?? .unsure)
    }
    return amount.value.flatMap(book.sourced)
  }

}

extension NeedsAssessment.Line {
  /// The forecast; without a past the requests are it.
  init(
    name: String, enumeration: String?, title: LabText?, past: [NeedsAssessment.Point],
    places: Int?, requested: RequestedPlaces?, file: NeedsFile, day: Day
  ) {
    let taken = Self.taken(past, file.leastDaysBetween)
    let changes = Self.changes(taken)
    (self.name, self.enumeration, self.title) = (name, enumeration, title)
    (self.past, self.places, self.requested) = (past, places, requested)
    if let last = past.last {
      let days = min(day.days(since: last.day), 365)
      forecast = NeedsAssessment.Forecast(
        count: Self.ahead(last.count, changes.reduce(0, +), over: max(changes.count, 1), days),
        least: Self.ahead(last.count, changes.min() ?? 0, over: 1, days),
        most: Self.ahead(last.count, changes.max() ?? 0, over: 1, days))
    } else {
      let asked = requested.map(\.places) ?? 0
      forecast = asked.map { NeedsAssessment.Forecast(count: $0, least: $0, most: $0) }
    }
    let share = { (count: Int) in places.flatMap { $0 > 0 ? count * 100 / $0 : nil } }
    usePercent = forecast.flatMap { share($0.count) }
    requestPercent = requested?.places.flatMap(share)
    growthPercent = Self.growth(taken)
    reasons = Self.reasons(forecast?.count, requested?.places, places, growthPercent, file)
  }

  /// The last count and earlier ones far enough apart, oldest first.
  private static func taken(_ past: [NeedsAssessment.Point], _ least: Int) -> [NeedsAssessment
    .Point]
  {
    var taken: [NeedsAssessment.Point] = []
    for point in past.reversed()
    where taken.last.map({ $0.day.days(since: point.day) >= least }) ?? true {
      taken.append(point)
    }
    return taken.reversed()
  }

  /// People a year between neighbouring counts, in thousandths.
  private static func changes(_ past: [NeedsAssessment.Point]) -> [Int] {
    zip(past, past.dropFirst()).compactMap { earlier, later in
      let days = later.day.days(since: earlier.day)
      return days > 0 ? (later.count - earlier.count) * 365_000 / days : nil
    }
  }

  private static func ahead(_ count: Int, _ change: Int, over parts: Int, _ days: Int) -> Int {
    let twice = 2 * change * days
    let unit = 365_000 * parts
    let moved = (twice >= 0 ? twice + unit : twice - unit) / (2 * unit)
    return max(count + moved, 0)
  }

  private static func growth(_ past: [NeedsAssessment.Point]) -> Int? {
    guard past.count > 1 else { return nil }
    let (earlier, later) = (past[past.count - 2], past[past.count - 1])
    let days = later.day.days(since: earlier.day)
    guard earlier.count > 0, days > 0 else { return nil }
    return (later.count - earlier.count) * 100 * 365 / (earlier.count * days)
  }

  private static func reasons(
    _ forecast: Int?, _ requested: Int?, _ places: Int?, _ growth: Int?, _ file: NeedsFile
  ) -> [NeedsAssessment.Reason] {
    var reasons: [NeedsAssessment.Reason] = []
    if let places, let forecast, forecast * 100 >= places * file.shortageUsePercent {
      reasons.append(.fewPlaces)
    }
    if let growth, growth >= file.shortageGrowthPercent { reasons.append(.growth) }
    if let places, let requested, requested > 0,
      requested * 100 >= places * file.shortageUsePercent
    {
      reasons.append(.requests)
    }
    return reasons
  }
}

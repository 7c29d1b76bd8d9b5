import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Figures 1 and 2 of the study: external migration, and immigration beside work for a time.
struct YearFigures {
  let shown: ShownLaw

  private var visit: Visit { shown.visit }
  private static var integer: ValueType { ValueType(.integer) }

  /// Arrivals and departures as lines, the balance as bars.
  func externalMigration() throws -> [FigureView] {
    let flows = try [StatisticsTerms.arrivals, StatisticsTerms.departures].map {
      try shown.series($0)
    }
    let balance = try shown.series(StatisticsTerms.balance)
    let years = Self.years(flows + [balance])
    return [
      lines("flows", flows, years, notes: shown.holes(of: flows.flatMap(\.figures))),
      bars("balance", balance, years),
    ]
  }

  /// People who came to live, workers on permits, and the places of the quota.
  func labourMigration() throws -> [FigureView] {
    let all = try [
      StatisticsTerms.arrivals, StatisticsTerms.workers, StatisticsTerms.quota,
    ].map { try shown.series($0) }
    let between = PublishedSeries(StatisticsTerms.workersBetween, shown.book)
    let last = shown.today.components.year
    let years = Self.years(all).filter { $0 <= last }
    return [lines("temporary", all, years, between: between, notes: [])]
  }

  /// The years for which any series has a number, without gaps.
  private static func years(_ series: [PublishedSeries]) -> [Int] {
    let years = series.flatMap(\.figures).filter { $0.amount != nil }
      .compactMap { $0.from?.components.year }
    guard let first = years.min(), let last = years.max() else { return [] }
    return Array(first...last)
  }

  private func lines(
    _ id: String, _ all: [PublishedSeries], _ years: [Int], between: PublishedSeries? = nil,
    notes: [String]
  ) -> FigureView {
    let columns = all.map { series in
      years.map { year in figure(series, year, between) }
    }
    let names = all.map { visit.say("statistics.series.\($0.measure.value)") }
    let series = zip(names, columns).map { name, figures in
      ChartSeries(name: name, values: figures.map { shown.chartValue($0, Self.integer) })
    }
    let title = visit.say("statistics.chart.\(id).title")
    let named = years.filter { $0 % 5 == 0 || $0 == years.first }
    let chart = LineChart(
      words: ChartWords(
        id: id, title: title, description: description(id, names, columns, years)),
      places: years, names: Dictionary(uniqueKeysWithValues: named.map { ($0, String($0)) }),
      series: series, format: shown.countText)
    return FigureView(
      chart, id: id, title: title, text: visit.say("statistics.chart.\(id).text"),
      table: table(title, names, columns, years),
      sources: shown.sources(of: columns.flatMap { $0 }.compactMap { $0 }), notes: notes)
  }

  /// A count of workers belongs to the year it was made in; the later one where there are two.
  private func figure(_ series: PublishedSeries, _ year: Int, _ between: PublishedSeries?)
    -> PublishedFigure?
  {
    let own = series.lastFigure(ofYear: year)
    guard series.measure == StatisticsTerms.workers else { return own }
    let other = between?.lastFigure(ofYear: year)
    guard let mine = own, mine.amount != nil else { return other ?? own }
    guard let other, other.amount != nil else { return own }
    return (mine.from ?? .earliest) >= (other.from ?? .earliest) ? mine : other
  }

  private func bars(_ id: String, _ series: PublishedSeries, _ years: [Int]) -> FigureView {
    let figures = years.map { series.lastFigure(ofYear: $0) }
    let values = figures.map { shown.chartValue($0, Self.integer) }
    let title = visit.say("statistics.chart.\(id).title")
    let name = visit.say("statistics.series.\(series.measure.value)")
    let chart = BarChart(
      words: ChartWords(
        id: id, title: title, description: description(id, [name], [figures], years)),
      categories: years.map(String.init), series: [ChartSeries(name: name, values: values)],
      format: shown.countText)
    return FigureView(
      chart, id: id, title: title, text: visit.say("statistics.chart.\(id).text"),
      table: table(title, [name], [figures], years),
      sources: shown.sources(of: figures.compactMap { $0 }),
      notes: shown.holes(of: figures.compactMap { $0 }))
  }

  private func table(
    _ title: String, _ names: [String], _ columns: [[PublishedFigure?]], _ years: [Int]
  ) -> FigureTable {
    let rows = years.indices.map { index in
      let figures = columns.map { $0[index] }
      return FigureTable.Row(
        head: String(years[index]),
        cells: figures.map { FigureTable.Cell(shown.chartValue($0, Self.integer)) },
        grade: shown.grade(of: figures.compactMap { $0 }))
    }
    return FigureTable(
      caption: title, columns: [visit.say("statistics.year")] + names, rows: rows)
  }

  /// First and last number of each series with its year.
  private func description(
    _ id: String, _ names: [String], _ columns: [[PublishedFigure?]], _ years: [Int]
  ) -> String {
    zip(names, columns).compactMap { name, figures in
      let known = zip(years, figures).compactMap { year, figure in
        figure?.amount.map { (year, $0) }
      }
      guard let first = known.first, let last = known.last else { return nil }
      return visit.say(
        "statistics.describe",
        [
          "name": name, "first": shown.count(first.1), "from": String(first.0),
          "last": shown.count(last.1), "until": String(last.0),
        ])
    }.joined(separator: " ")
  }
}

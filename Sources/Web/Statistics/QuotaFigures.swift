import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The quota: places by year, by category, and by region of one year.
struct QuotaFigures {
  let shown: ShownLaw
  let year: Int

  private var visit: Visit { shown.visit }
  private static var integer: ValueType { ValueType(.integer) }

  /// The years for which any region has a number.
  static func years(_ shown: ShownLaw) throws -> [Int] {
    let regions = try shown.series(StatisticsTerms.quotaOfRegion)
    let years = regions.figures.filter { $0.amount != nil }
      .compactMap { $0.from?.components.year }
    return Set(years).sorted()
  }

  func figures() throws -> [FigureView] {
    [try totals(), try categories(), try regions()]
  }

  private func totals() throws -> FigureView {
    let series = try shown.series(StatisticsTerms.quota)
    let figures = series.figures.filter { ($0.from ?? .latest) <= shown.today }
    let title = visit.say("statistics.chart.quota.title")
    let values = figures.map { shown.chartValue($0, Self.integer) }
    let heads = figures.map { $0.from.map(shown.narration.text(of:)) ?? "" }
    let known = zip(heads, figures).filter { $1.amount != nil }
    let most = known.max { ($0.1.amount ?? 0) < ($1.1.amount ?? 0) }
    let text = visit.say(
      "statistics.chart.quota.text",
      [
        "day": most?.0 ?? "", "most": most?.1.amount.map(shown.count) ?? "",
        "last": known.last?.1.amount.map(shown.count) ?? "", "since": known.last?.0 ?? "",
      ])
    let chart = BarChart(
      words: ChartWords(id: "quota", title: title, description: text), categories: heads,
      series: [ChartSeries(name: visit.say("statistics.series.quota_total"), values: values)],
      format: shown.countText)
    let rows = zip(heads, figures).map { head, figure in
      FigureTable.Row(
        head: head, cells: [FigureTable.Cell(shown.chartValue(figure, Self.integer))],
        grade: shown.grade(of: [figure]))
    }
    return FigureView(
      chart, id: "quota", title: title, text: text,
      table: FigureTable(
        caption: title,
        columns: [visit.say("statistics.since"), visit.say("statistics.series.quota_total")],
        rows: rows), sources: shown.sources(of: figures), notes: shown.holes(of: figures))
  }

  private func categories() throws -> FigureView {
    let parts = try shown.series(StatisticsTerms.quotaOfCategory)
    let total = try shown.series(StatisticsTerms.quota)
    let names = shown.labels(of: StatisticsTerms.category)
    let days = Set(parts.figures.filter { $0.amount != nil }.compactMap(\.from)).sorted()
    let positions = names.indices.filter { position in
      parts.figures(of: position).contains { $0.amount != nil }
    }
    let title = visit.say("statistics.chart.quota-categories.title")
    let text = visit.say("statistics.chart.quota-categories.text")
    let series = positions.map { position in
      ChartSeries(
        name: names[position],
        values: days.map { shown.chartValue(parts.figure([position], on: $0), Self.integer) })
    }
    let chart = BarChart(
      words: ChartWords(id: "quota-categories", title: title, description: text),
      categories: days.map(shown.narration.text(of:)), series: series, layout: .stacked,
      format: shown.countText)
    let rows = days.map { day in
      let figures = positions.map { parts.figure([$0], on: day) }
      let sum = figures.compactMap { $0?.amount }.reduce(0, +)
      let printed = total.figure(on: day)
      return FigureTable.Row(
        head: shown.narration.text(of: day),
        cells: (figures + [printed]).map { FigureTable.Cell(shown.chartValue($0, Self.integer)) }
          + [WorkerFigures(shown: shown).check(printed?.amount.map { sum - $0 })],
        grade: shown.grade(of: figures.compactMap { $0 }))
    }
    let used = days.flatMap { day in positions.compactMap { parts.figure([$0], on: day) } }
    return FigureView(
      chart, id: "quota-categories", title: title, text: text,
      table: FigureTable(
        caption: title,
        columns: [visit.say("statistics.since")] + positions.map { names[$0] }
          + [visit.say("statistics.printed-total"), visit.say("statistics.check")], rows: rows),
      sources: shown.sources(of: used), notes: shown.holes(of: parts.figures))
  }

  /// The places of each region on the first day of the year.
  private func regions() throws -> FigureView {
    let series = try shown.series(StatisticsTerms.quotaOfRegion)
    let names = shown.labels(of: StatisticsTerms.region)
    // A split belongs to its year; some were printed later in it.
    let day = Day(iso: "\(year)-12-31") ?? shown.today
    func figure(_ position: Int) -> PublishedFigure? {
      let own = series.figures(of: position)
      return own.last { $0.amount != nil && $0.from?.components.year == year }
        ?? own.last { $0.stands(on: day) }
    }
    let title = visit.say("statistics.chart.quota-regions.title", ["year": String(year)])
    let text = visit.say("statistics.chart.quota-regions.text")
    let regions = shown.regions(on: day)
    let map = shown.tileMap(
      ChartWords(id: "quota-regions", title: title, description: text), on: day
    ) { shown.chartValue(figure($0), Self.integer) }
    let rows = regions.map { position in
      let found = figure(position)
      return FigureTable.Row(
        head: names[position],
        cells: [FigureTable.Cell(shown.chartValue(found, Self.integer))],
        grade: shown.grade(of: [found].compactMap { $0 }))
    }
    let used = regions.compactMap(figure)
    return FigureView(
      map, id: "quota-regions", title: title, text: text,
      table: FigureTable(
        caption: title,
        columns: [visit.say("statistics.region"), visit.say("statistics.unit.places")],
        rows: rows),
      sources: shown.sources(of: used.filter { $0.amount != nil }), notes: shown.holes(of: used))
  }
}

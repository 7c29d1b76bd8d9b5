import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Figures 3 and 4 of the study: foreign workers by category, and where they come from.
struct WorkerFigures {
  let shown: ShownLaw

  private var visit: Visit { shown.visit }
  private static var integer: ValueType { ValueType(.integer) }

  /// Counts by category, day by day, with the printed total beside the sum of its parts.
  func categories() throws -> [FigureView] {
    let parts = try shown.series(StatisticsTerms.workersOf)
    let total = try shown.series(StatisticsTerms.workers)
    let days = Self.days(parts.figures + total.figures)
    let cases = Array(shown.labels(of: StatisticsTerms.category).enumerated())
    // A category without a single number belongs to a regime without counts.
    let counted = cases.filter { position, _ in
      parts.figures(of: position).contains { $0.amount != nil }
    }
    let series = counted.map { position, name in
      ChartSeries(
        name: name,
        values: days.map {
          shown.chartValue(parts.figure([position], on: $0), Self.integer)
        })
    }
    let title = visit.say("statistics.chart.categories.title")
    let chart = BarChart(
      words: ChartWords(
        id: "categories", title: title,
        description: description(days, total: total, "categories")),
      categories: days.map(shown.narration.text(of:)), series: series, layout: .stacked,
      format: shown.countText)
    let all = days.flatMap { day in
      counted.compactMap { parts.figure([$0.offset], on: day) }
        + [total.figure(on: day)]
        .compactMap { $0 }
    }
    return [
      FigureView(
        chart, id: "categories", title: title,
        text: visit.say("statistics.chart.categories.text"),
        table: categoryTable(title, days, counted, parts, total),
        sources: shown.sources(of: all), notes: shown.holes(of: all))
    ]
  }

  private func categoryTable(
    _ title: String, _ days: [Day], _ cases: [(offset: Int, element: String)],
    _ parts: PublishedSeries, _ total: PublishedSeries
  ) -> FigureTable {
    let rows = days.map { day in
      let figures = cases.map { parts.figure([$0.offset], on: day) }
      let printed = total.figure(on: day)
      let sum = figures.compactMap { $0?.amount }.reduce(0, +)
      let difference = printed?.amount.map { sum - $0 }
      return FigureTable.Row(
        head: shown.narration.text(of: day),
        cells: figures.map { FigureTable.Cell(shown.chartValue($0, Self.integer)) }
          + [
            FigureTable.Cell(shown.chartValue(printed, Self.integer)),
            check(difference),
          ],
        grade: shown.grade(of: (figures + [printed]).compactMap { $0 }))
    }
    return FigureTable(
      caption: title,
      columns: [visit.say("statistics.day")] + cases.map(\.element)
        + [visit.say("statistics.printed-total"), visit.say("statistics.check")],
      rows: rows)
  }

  /// Whether the parts give the printed total, and by how much not.
  func check(_ difference: Int64?) -> FigureTable.Cell {
    guard let difference else {
      return FigureTable.Cell(visit.say("statistics.checked.open"), isOpen: true)
    }
    if difference == 0 { return FigureTable.Cell(visit.say("statistics.checked.equal")) }
    let text = shown.count(Int64(difference.magnitude))
    return FigureTable.Cell(
      visit.say(
        difference > 0 ? "statistics.checked.more" : "statistics.checked.fewer", ["count": text]))
  }

  /// The largest countries of origin: persons over the days, and shares of all on the last day.
  func origins() throws -> [FigureView] {
    let parts = try shown.series(StatisticsTerms.workersFrom)
    let total = try shown.series(StatisticsTerms.workers)
    let days = Self.days(parts.figures)
    let names = shown.labels(of: StatisticsTerms.country)
    let positions = distinct(parts.figures.filter { $0.amount != nil }.flatMap(\.keys))
    let series = positions.map { position in
      ChartSeries(
        name: names[position],
        values: days.map {
          shown.chartValue(parts.figure([position], on: $0), Self.integer)
        })
    }
    let all = parts.figures.filter { $0.keys.first.map(positions.contains) ?? false }
    return [
      originShares(positions, names, days, parts, total), originCounts(series, days, all),
    ]
  }

  private func originCounts(_ series: [ChartSeries], _ days: [Day], _ all: [PublishedFigure])
    -> FigureView
  {
    let title = visit.say("statistics.chart.origins.title")
    let chart = LineChart(
      words: ChartWords(
        id: "origins", title: title, description: visit.say("statistics.chart.origins.text")),
      places: days.map { Int($0.number) },
      names: Dictionary(uniqueKeysWithValues: days.map { (Int($0.number), Self.month($0)) }),
      series: series, format: shown.countText)
    let rows = days.enumerated().map { index, day in
      FigureTable.Row(
        head: shown.narration.text(of: day),
        cells: series.map { FigureTable.Cell($0.values[index]) },
        grade: shown.grade(of: all.filter { $0.from == day }))
    }
    return FigureView(
      chart, id: "origins", title: title, text: visit.say("statistics.chart.origins.text"),
      table: FigureTable(
        caption: title, columns: [visit.say("statistics.day")] + series.map(\.name), rows: rows),
      sources: shown.sources(of: all), notes: shown.holes(of: all))
  }

  /// Month and year in figures: short enough for an axis in every language.
  private static func month(_ day: Day) -> String {
    let (year, month, _) = day.components
    return (month < 10 ? "0" : "") + "\(month).\(year)"
  }

  /// Shares of all workers, in tenths of a percent, on the first and the last day of counting.
  private func originShares(
    _ positions: [Int], _ names: [String], _ days: [Day], _ parts: PublishedSeries,
    _ total: PublishedSeries
  ) -> FigureView {
    let ends = distinct([days.first, days.last].compactMap { $0 })
    var rows = positions.map { names[$0] }
    rows.append(visit.say("statistics.other-origins"))
    let series = ends.map { day in
      ChartSeries(
        name: shown.narration.text(of: day),
        values: shares(positions.map { parts.figure([$0], on: day) }, total.figure(on: day)))
    }
    let title = visit.say("statistics.chart.origin-shares.title")
    let percent = ValueType(.percent, scale: 3)
    let narration = shown.narration
    let chart = BarChart(
      words: ChartWords(
        id: "origin-shares", title: title,
        description: visit.say("statistics.chart.origin-shares.text")),
      categories: rows, series: series, format: { narration.text(of: $0, as: percent) })
    let used = ends.flatMap { day in
      positions.compactMap { parts.figure([$0], on: day) }
        + [total.figure(on: day)]
        .compactMap { $0 }
    }
    let table = FigureTable(
      caption: title, columns: [visit.say("statistics.origin")] + series.map(\.name),
      rows: rows.enumerated().map { index, name in
        FigureTable.Row(
          head: name, cells: series.map { FigureTable.Cell($0.values[index]) })
      })
    return FigureView(
      chart, id: "origin-shares", title: title,
      text: visit.say("statistics.chart.origin-shares.text"), table: table,
      sources: shown.sources(of: used), notes: [visit.say("statistics.shares-note")])
  }

  /// The rest stands for every other country and for those whose number was not found.
  private func shares(_ figures: [PublishedFigure?], _ total: PublishedFigure?) -> [ChartValue] {
    let percent = ValueType(.percent, scale: 3)
    guard let all = total?.amount, all > 0 else {
      return (figures + [nil]).map { _ in shown.chartValue(nil, percent) }
    }
    func value(_ persons: Int64) -> ChartValue {
      // Half up: shares are not negative.
      let tenths = (persons * 2000 + all) / (2 * all)
      return ChartValue(amount: tenths, text: shown.narration.text(of: tenths, as: percent))
    }
    let known = figures.compactMap { $0?.amount }.reduce(0, +)
    return figures.map { figure in
      figure?.amount.map(value) ?? shown.chartValue(nil, percent)
    } + [value(all - known)]
  }

  /// The days of counting, from the first to the last.
  private static func days(_ figures: [PublishedFigure]) -> [Day] {
    Set(figures.filter { $0.amount != nil }.compactMap(\.from)).sorted()
  }

  private func description(_ days: [Day], total: PublishedSeries, _ id: String) -> String {
    let known = days.compactMap { day in total.figure(on: day)?.amount.map { (day, $0) } }
    guard let first = known.first, let last = known.last else { return "" }
    return visit.say(
      "statistics.describe",
      [
        "name": visit.say("statistics.series.\(StatisticsTerms.workers.value)"),
        "first": shown.count(first.1), "from": shown.narration.text(of: first.0),
        "last": shown.count(last.1), "until": shown.narration.text(of: last.0),
      ])
  }
}

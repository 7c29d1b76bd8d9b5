import LawLanguage
import Measures

/// Table 01 of the study: the balance of migration by region, urban and rural, with every sum checked.
struct RegionTable {
  let shown: ShownLaw
  let day: Day

  private let parts: [PublishedSeries]
  private let country: [PublishedSeries]
  private static var integer: ValueType { ValueType(.integer) }
  private var visit: Visit { shown.visit }

  init(_ shown: ShownLaw, on day: Day) throws {
    self.shown = shown
    self.day = day
    parts = try StatisticsTerms.table01.regional.map { try shown.series($0) }
    country = try StatisticsTerms.table01.country.map { try shown.series($0) }
  }

  /// The last day of each half-year in the table.
  static func days(_ shown: ShownLaw) throws -> [Day] {
    let total = try shown.series(StatisticsTerms.table01.total)
    return Set(total.figures.compactMap(\.through)).sorted()
  }

  private struct Line {
    let position: Int
    let name: String
    let figures: [PublishedFigure?]

    /// Urban and rural less both; a city has no rural part.
    var difference: Int64? {
      guard let both = figures[0]?.amount, let urban = figures[1]?.amount else { return nil }
      return urban + (figures[2]?.amount ?? 0) - both
    }
  }

  private var lines: [Line] {
    let names = shown.labels(of: StatisticsTerms.region)
    return shown.regions(on: day).compactMap { position in
      let figures = parts.map { $0.figure([position], on: day) }
      if figures[0] == nil { return nil }
      return Line(position: position, name: names[position], figures: figures)
    }
  }

  func figures() -> [FigureView] {
    [map(), table()]
  }

  private func map() -> FigureView {
    let lines = lines
    let title = visit.say("statistics.chart.region-map.title", ["period": period])
    let sorted = lines.sorted { amount($0) < amount($1) }
    let text =
      sorted.first.flatMap { least in
        sorted.last.map { most in
          visit.say(
            "statistics.chart.region-map.text",
            [
              "least": least.name, "loss": value(least.figures[0]).text, "most": most.name,
              "gain": value(most.figures[0]).text,
            ])
        }
      } ?? ""
    let map = shown.tileMap(
      ChartWords(id: "region-map", title: title, description: text), on: day
    ) { position in
      value(lines.first { $0.position == position }?.figures[0])
    }
    let bars = FigureTable(
      caption: title,
      columns: [visit.say("statistics.region"), visit.say("statistics.place.both")],
      rows: sorted.reversed().map {
        FigureTable.Row(head: $0.name, cells: [FigureTable.Cell(value($0.figures[0]))])
      })
    return FigureView(
      map, id: "region-map", title: title, text: text, table: bars, sources: [],
      notes: [visit.say("statistics.map-note")])
  }

  private func table() -> FigureView {
    let lines = lines
    let title = visit.say("statistics.chart.table01.title", ["period": period])
    let figures = country.map { $0.figure(on: day) }
    let whole = Line(position: -1, name: visit.say("statistics.country"), figures: figures)
    var rows = [row(whole, isTotal: true)] + lines.map { row($0, isTotal: false) }
    let sums = (0..<3).map { column in
      lines.compactMap { $0.figures[column]?.amount }.reduce(0, +)
    }
    let differences = zip(sums, figures).map { sum, figure in
      figure?.amount.map { sum - $0 }
    }
    rows.append(
      FigureTable.Row(
        head: visit.say("statistics.sum-of-regions"),
        cells: sums.map { FigureTable.Cell(shown.count($0)) } + [FigureTable.Cell("")],
        isTotal: true))
    let checks = WorkerFigures(shown: shown)
    rows.append(
      FigureTable.Row(
        head: visit.say("statistics.check"),
        cells: differences.map { checks.check($0) } + [FigureTable.Cell("")], isTotal: true))
    let all = lines.flatMap(\.figures) + figures
    let wrong = ([whole] + lines).count { $0.difference != 0 } + differences.count { $0 != 0 }
    let count = lines.count + 1 + differences.count
    return FigureView(
      nil, id: "table01", title: title,
      text: visit.say(
        "statistics.chart.table01.text", ["count": String(count), "wrong": String(wrong)]),
      table: FigureTable(caption: title, columns: columns, rows: rows),
      sources: shown.sources(of: all.compactMap { $0 }),
      notes: [visit.say("statistics.table01-note"), visit.say("statistics.table01-misprints")])
  }

  private var columns: [String] {
    ["region", "place.both", "place.urban", "place.rural", "check"].map {
      visit.say("statistics.\($0)")
    }
  }

  private func row(_ line: Line, isTotal: Bool) -> FigureTable.Row {
    let cells = line.figures.enumerated().map { column, figure -> FigureTable.Cell in
      if figure == nil, column == 2 {
        return FigureTable.Cell(visit.say("statistics.no-rural"), isOpen: true)
      }
      return FigureTable.Cell(value(figure))
    }
    return FigureTable.Row(
      head: line.name, cells: cells + [WorkerFigures(shown: shown).check(line.difference)],
      isTotal: isTotal)
  }

  private func amount(_ line: Line) -> Int64 { line.figures[0]?.amount ?? 0 }

  private func value(_ figure: PublishedFigure?) -> ChartValue {
    shown.chartValue(figure, Self.integer)
  }

  var period: String { Self.period(day, visit) }

  /// The half-year as the reader's language names it.
  static func period(_ day: Day, _ visit: Visit) -> String {
    visit.say("statistics.first-half", ["year": String(day.components.year)])
  }
}

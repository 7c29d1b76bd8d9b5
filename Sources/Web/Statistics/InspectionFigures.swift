import LawLanguage
import Measures

/// What inspections found, year by year.
struct InspectionFigures {
  let shown: ShownLaw

  func figures() throws -> [FigureView] {
    let visit = shown.visit
    let all = try [StatisticsTerms.breaches, StatisticsTerms.unpermitted].map {
      try shown.series($0)
    }
    let years = Set(
      all.flatMap(\.figures).filter { $0.amount != nil }.compactMap { $0.from?.components.year }
    ).sorted()
    let series = all.map { series in
      ChartSeries(
        name: visit.say("statistics.series.\(series.measure.value)"),
        values: years.map {
          shown.chartValue(series.lastFigure(ofYear: $0), ValueType(.integer))
        })
    }
    let title = visit.say("statistics.chart.inspections.title")
    let text = visit.say("statistics.chart.inspections.text")
    let chart = BarChart(
      words: ChartWords(id: "inspections", title: title, description: text),
      categories: years.map(String.init), series: series, format: shown.countText)
    let rows = years.enumerated().map { index, year in
      FigureTable.Row(
        head: String(year), cells: series.map { FigureTable.Cell($0.values[index]) },
        grade: shown.grade(of: all.compactMap { $0.lastFigure(ofYear: year) }))
    }
    let figures = all.flatMap(\.figures)
    return [
      FigureView(
        chart, id: "inspections", title: title, text: text,
        table: FigureTable(
          caption: title, columns: [visit.say("statistics.year")] + series.map(\.name),
          rows: rows), sources: shown.sources(of: figures), notes: shown.holes(of: figures))
    ]
  }
}

import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The register's own counts in the form of the published ones.
struct RegisterReportsPage: Page {
  static var template: String { "statistics/register" }

  static var path: String { StatisticsSubject.path + "/register" }

  let title: String
  let trail: [Link]
  let choiceLabel: String
  let choices: [FigurePage.Choice]
  let hasChoices: Bool
  let figures: [FigureView]
  let isEmpty: Bool
  let downloads: [Link]
  let hasDownloads: Bool
  let openData: String

  /// - Parameter year: the one shown; nil where there is none
  init(_ shown: ShownLaw, _ reports: [RegisterReport], year: Int?, of years: [Int]) {
    let visit = shown.visit
    title = visit.say("statistics.register.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("statistics.title"), to: visit.link(StatisticsSubject.path)),
      Link(title, to: visit.link(Self.path)),
    ]
    choiceLabel = visit.say("statistics.year")
    choices = years.map { one in
      FigurePage.Choice(
        text: String(one),
        href: visit.link(Self.path, Fields(pairs: [.init(name: "year", value: String(one))])),
        isCurrent: one == year)
    }
    hasChoices = choices.count > 1
    figures = reports.map { Self.figure($0, shown) }
    isEmpty = reports.isEmpty
    downloads = reports.map { report in
      Link(
        shown.links.text(of: report.titles) + " (CSV)",
        to: visit.link(Self.path + "/\(year ?? 0)/\(report.name).csv"))
    }
    hasDownloads = !downloads.isEmpty
    openData = visit.link(OpenRegisterPages.dataPath)
  }

  private static func figure(_ report: RegisterReport, _ shown: ShownLaw) -> FigureView {
    let links = shown.links
    let title = links.text(of: report.titles)
    let day = shown.narration.text(of: shown.today)
    let text = shown.visit.say(
      "statistics.register.counted", ["units": links.text(of: report.units), "day": day])
    let columns = report.columns.map { links.text(of: $0.labels) }
    let drawn = report.rows.filter { !$0.isTotal }
    // The sum of the columns beside them would only dwarf them.
    let parts = report.columns.indices.filter { report.columns[$0].name != "all" }
    let series = (parts.isEmpty ? Array(columns.indices) : parts).map { column in
      ChartSeries(name: columns[column], values: drawn.map { value($0, column, shown) })
    }
    let chart = BarChart(
      words: ChartWords(id: "report-" + report.name, title: title, description: text),
      categories: drawn.map { links.text(of: $0.labels) }, series: series,
      format: shown.countText)
    let rows = report.rows.map { row in
      FigureTable.Row(
        head: links.text(of: row.labels),
        cells: columns.indices.map { FigureTable.Cell(value(row, $0, shown)) },
        isTotal: row.isTotal)
    }
    return FigureView(
      chart, id: "report-" + report.name, title: title, text: text,
      table: FigureTable(
        caption: title, columns: [links.text(of: report.rowsAre)] + columns, rows: rows),
      sources: [shown.visit.say("statistics.register.source")])
  }

  private static func value(
    _ row: RegisterReport.Row, _ column: Int, _ shown: ShownLaw
  ) -> ChartValue {
    let count = row.counts.indices.contains(column) ? row.counts[column] : nil
    return ChartValue(
      amount: count,
      text: count.map(shown.count) ?? shown.visit.say("statistics.register.withheld"))
  }
}

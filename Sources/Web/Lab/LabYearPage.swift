import LawExplain
import LawLanguage
import LawLibrary
import Measures
import PolicyLab

/// A simulated year: applications, what became of them, and when the quota of each region ran out.
struct LabYearPage: Page {
  static var template: String { "lab/year" }

  let title: String
  let trail: [Link]
  let back: String?
  let figures: [FigureView]
  let assumptions: [String]
  let downloads: [Link]

  init(_ shown: ShownLaw, _ address: LabAddress, _ year: LabYear, _ file: YearFile) {
    let visit = shown.visit
    title = visit.say("lab.year.title", ["year": String(year.year)])
    trail = []
    back = address.link(visit, "/trial")
    let view = LabYearView(shown: shown, year: year)
    figures = [view.outcomes(), view.months(), view.categories(), view.regions()]
    downloads = ["before", "after"].map { law in
      Link(
        visit.say("lab.file.year-\(law)"),
        to: address.link(visit, "/year.csv", [.init(name: "law", value: law)]))
    }
    assumptions =
      file.arrivals.map { $0.because[visit.language] }
      + [file.demandBecause, file.decisionBecause, file.filledBecause].map {
        $0[visit.language]
      }
  }
}

/// The figures of a simulated year.
struct LabYearView {
  let shown: ShownLaw
  let year: LabYear

  private var visit: Visit { shown.visit }
  private var sides: [(String, YearSeries)] {
    [(visit.say("lab.before"), year.before), (visit.say("lab.after"), year.after)]
  }

  private func value(_ count: Int) -> ChartValue {
    ChartValue(amount: Int64(count), text: shown.count(Int64(count)))
  }

  /// What became of the vacancies.
  func outcomes() -> FigureView {
    let title = visit.say("lab.year.outcomes")
    let text = visit.say("lab.year.outcomes-text")
    let names = YearSeries.Outcome.allCases.map { visit.say("lab.year.outcome.\($0)") }
    let series = sides.map { name, one in
      ChartSeries(
        name: name, values: YearSeries.Outcome.allCases.map { value(one.total[$0]) })
    }
    let chart = BarChart(
      words: ChartWords(id: "outcomes", title: title, description: text), categories: names,
      series: series, format: shown.countText)
    var rows = names.enumerated().map { index, name in
      FigureTable.Row(
        head: name, cells: series.map { FigureTable.Cell($0.values[index]) })
    }
    rows.append(row("waited") { waited($0) })
    rows.append(row("fees") { fees($0) })
    rows.append(row("places") { one in one.places.map { shown.count(Int64($0)) } })
    return FigureView(
      chart, id: "outcomes", title: title, text: text,
      table: FigureTable(
        caption: title, columns: [visit.say("lab.measure")] + series.map(\.name), rows: rows),
      sources: [])
  }

  private func row(_ key: String, _ text: (YearSeries) -> String?) -> FigureTable.Row {
    FigureTable.Row(
      head: visit.say("lab.year.\(key)"),
      cells: sides.map { _, one in
        let told = text(one)
        return FigureTable.Cell(
          told ?? visit.say("statistics.not-known"), isOpen: told == nil)
      }, isTotal: true)
  }

  /// Days from vacancy to permit, in the mean, halves rounded up.
  private func waited(_ series: YearSeries) -> String? {
    let granted = series.total[.granted]
    if granted == 0 { return nil }
    return shown.count(Int64((2 * series.total.waited + granted) / (2 * granted)))
  }

  /// Whole tenge; nothing where no fee is known.
  private func fees(_ series: YearSeries) -> String? {
    if series.total.feesNotKnown == series.total[.granted] { return nil }
    let money = ValueType(.money(.tenge))
    let known = shown.narration.text(
      of: Int64(clamping: series.total.fees / 100 * 100), as: money)
    let open = series.total.feesNotKnown
    return open == 0
      ? known
      : visit.say(
        "lab.year.fees-open", ["fees": known, "permits": shown.count(Int64(open))])
  }

  /// Permits granted and refused for want of a place, month by month.
  func months() -> FigureView {
    let title = visit.say("lab.year.months")
    let text = visit.say("lab.year.months-text")
    let names = (1...12).map { visit.say("date.month.\($0)") }
    let series = sides.flatMap { side, one in
      [YearSeries.Outcome.granted, .refusedForQuota].map { outcome in
        ChartSeries(
          name: visit.say("lab.year.outcome.\(outcome)") + " – " + side.lowercased(),
          values: one.months.map { value($0[outcome]) })
      }
    }
    let chart = LineChart(
      words: ChartWords(id: "months", title: title, description: text),
      places: Array(1...12),
      names: Dictionary(uniqueKeysWithValues: (1...12).map { ($0, String($0)) }),
      series: series, format: shown.countText)
    let rows = names.enumerated().map { index, name in
      FigureTable.Row(
        head: name, cells: series.map { FigureTable.Cell($0.values[index]) })
    }
    return FigureView(
      chart, id: "months", title: title, text: text,
      table: FigureTable(
        caption: title, columns: [visit.say("lab.year.month")] + series.map(\.name),
        rows: rows), sources: [])
  }

  /// The share of its places that each region used under the change, and when they ran out.
  func regions() -> FigureView {
    let title = visit.say("lab.year.regions")
    let text = visit.say("lab.year.regions-text")
    let percent = ValueType(.percent, scale: 2)
    func share(_ region: YearSeries.Region) -> ChartValue {
      let used = region.used.last ?? 0
      if region.places == 0 { return ChartValue(amount: nil, text: "–") }
      let share = Int64((200 * used + region.places) / (2 * region.places))
      return ChartValue(
        amount: share, text: shown.narration.text(of: share, as: percent))
    }
    let cases = shown.book.enumeration(named: StatisticsTerms.region)?.cases ?? []
    let map = shown.tileMap(
      ChartWords(id: "quota-use", title: title, description: text), on: year.after.first
    ) { position in
      year.after.regions.first { $0.name == cases[position].name }.map(share)
        ?? ChartValue(amount: nil, text: "–")
    }
    let rows = zip(year.before.regions, year.after.regions).map { before, after in
      FigureTable.Row(
        head: cases.first { $0.name == after.name }
          .map { shown.links.text(of: $0.labels) } ?? after.name,
        cells: [
          FigureTable.Cell(value(after.places)), FigureTable.Cell(value(before.used.last ?? 0)),
          FigureTable.Cell(value(after.used.last ?? 0)), full(before.fullFrom),
          full(after.fullFrom),
        ])
    }
    let heads = ["places", "used-before", "used-after", "full-before", "full-after"]
    return FigureView(
      map, id: "quota-use", title: title, text: text,
      table: FigureTable(
        caption: title,
        columns: [visit.say("statistics.region")] + heads.map { visit.say("lab.year.\($0)") },
        rows: rows), sources: [],
      notes: year.after.regions.contains(where: \.placesAreAssumed)
        ? [visit.say("lab.year.places-assumed")] : [])
  }

  /// Places taken of each category whose places the law names, under both laws.
  func categories() -> FigureView {
    let title = visit.say("lab.year.categories")
    let text = visit.say("lab.year.categories-text")
    let own = shown.book.enumeration(named: LabTerms.category)
    let pairs = year.after.categories.map { after in
      (year.before.categories.first { $0.name == after.name }, after)
    }
    let names = pairs.map { pair in own.map { shown.label(pair.1.name, of: $0) } ?? pair.1.name }
    let series = sides.map { side, one in
      ChartSeries(
        name: side,
        values: pairs.map { pair in
          value(one.categories.first { $0.name == pair.1.name }?.used.last ?? 0)
        })
    }
    let chart = BarChart(
      words: ChartWords(id: "categories", title: title, description: text), categories: names,
      series: series, format: shown.countText)
    let rows = pairs.enumerated().map { index, pair in
      FigureTable.Row(
        head: names[index],
        cells: [FigureTable.Cell(value(pair.1.places))]
          + series.map { FigureTable.Cell($0.values[index]) }
          + [full(pair.0?.fullFrom), full(pair.1.fullFrom)])
    }
    let heads = ["places", "used-before", "used-after", "full-before", "full-after"]
    return FigureView(
      chart, id: "categories", title: title, text: text,
      table: FigureTable(
        caption: title,
        columns: [visit.say("lab.year.category")] + heads.map { visit.say("lab.year.\($0)") },
        rows: rows), sources: [])
  }

  private func full(_ day: Day?) -> FigureTable.Cell {
    guard let day else {
      return FigureTable.Cell(visit.say("lab.year.not-full"), isOpen: true)
    }
    return FigureTable.Cell(shown.text(of: day))
  }
}

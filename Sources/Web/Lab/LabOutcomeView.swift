import LawExplain
import LawLanguage
import LawLibrary
import Measures
import PolicyLab

/// An outcome as figures: tables of the law as it stands beside the law under the change, charts, a map.
struct LabOutcomeView {
  let shown: ShownLaw
  let outcome: TrialOutcome
  let measures: MeasureList

  private var visit: Visit { shown.visit }
  private var words: LabWords { LabWords(shown: shown) }
  private var file: PopulationFile { outcome.trial.population.recipe.file }

  /// People behind the rows, halves rounded up.
  func people(_ rows: Int) -> Int64 { scaled(Int128(rows)) }

  private func scaled(_ amount: Int128) -> Int64 {
    let rows = Int128(max(outcome.trial.population.wholeRows, 1))
    let whole = 2 * amount * Int128(outcome.trial.population.recipe.people)
    let half = amount < 0 ? -rows : rows
    return Int64(clamping: (whole + half) / (2 * rows))
  }

  // MARK: Values

  /// What a measure comes to; nothing where not a single row was decided.
  func value(
    _ pair: TallyPair, _ side: KeyPath<TallyPair, Tally>, _ table: MeasureTable
  ) -> ChartValue {
    let tally = pair[keyPath: side]
    if tally.decided == 0, tally.undecided > 0 {
      return ChartValue(amount: nil, text: visit.say("lab.undecided"))
    }
    let amount = amount(pair, side, table)
    return ChartValue(amount: amount, text: text(amount, table))
  }

  /// Of people the later side is the earlier one with gain and loss, so that rounding never spoils a line.
  private func amount(
    _ pair: TallyPair, _ side: KeyPath<TallyPair, Tally>, _ table: MeasureTable
  ) -> Int64 {
    if table.measure.kind == .sum { return whole(scaled(pair[keyPath: side].sum), table) }
    let before = people(pair.before.counted)
    return side == \.before ? before : before + people(pair.gained) - people(pair.lost)
  }

  private func text(_ amount: Int64, _ table: MeasureTable) -> String {
    guard table.measure.kind == .sum else { return shown.count(amount) }
    switch table.type.kind {
    case .days, .months: return shown.count(amount)
    default: return shown.narration.text(of: amount, as: table.type)
    }
  }

  /// Money without its small coins: sums over made-up people are not exact to the coin.
  private func whole(_ amount: Int64, _ table: MeasureTable) -> Int64 {
    guard case .money(let currency) = table.type.kind else { return amount }
    let unit = (0..<currency.minorDigits).reduce(Int64(1)) { unit, _ in unit * 10 }
    return (amount + (amount < 0 ? -unit : unit) / 2) / unit * unit
  }

  private func difference(_ pair: TallyPair, _ table: MeasureTable) -> String {
    guard let before = value(pair, \.before, table).amount,
      let after = value(pair, \.after, table).amount
    else { return visit.say("lab.undecided") }
    let difference = after - before
    return difference == 0 ? "0" : (difference > 0 ? "+" : "") + text(difference, table)
  }

  // MARK: Figures

  /// One figure for each group of measures.
  func groups() -> [FigureView] {
    measures.groups.compactMap { group in
      let tables = outcome.tables.filter { $0.measure.group == group.name }
      return tables.isEmpty ? nil : figure(group, tables)
    }
  }

  private func figure(_ group: MeasureList.Group, _ tables: [MeasureTable]) -> FigureView {
    let title = group.title[visit.language]
    let drawn = tables.filter { $0.measure.kind != .sum && $0.total.changed > 0 }
    let id = "group-" + group.name
    let text = visit.say(drawn.isEmpty ? "lab.group.unchanged" : "lab.group.changed")
    let chart = BarChart(
      words: ChartWords(id: id, title: title, description: text),
      categories: drawn.map { words.title($0.measure) },
      series: sides.map { name, side in
        ChartSeries(name: name, values: drawn.map { value($0.total, side, $0) })
      }, format: shown.countText)
    return FigureView(
      drawn.isEmpty ? nil : chart, id: id, title: title, text: text,
      table: table(title, tables), sources: [])
  }

  private var sides: [(String, KeyPath<TallyPair, Tally>)] {
    [(visit.say("lab.before"), \.before), (visit.say("lab.after"), \.after)]
  }

  private func table(_ title: String, _ tables: [MeasureTable]) -> FigureTable {
    let rows = tables.flatMap { table in
      let pair = table.total
      let row = FigureTable.Row(
        head: words.title(table.measure),
        cells: [
          FigureTable.Cell(value(pair, \.before, table)),
          FigureTable.Cell(value(pair, \.after, table)),
          FigureTable.Cell(difference(pair, table)),
          FigureTable.Cell(shown.count(people(pair.gained))),
          FigureTable.Cell(shown.count(people(pair.lost))),
          FigureTable.Cell(open(pair), isOpen: true),
        ], isTotal: pair.changed > 0)
      return [row] + (mean(table).map { [$0] } ?? [])
    }
    let heads = ["measure", "before", "after", "difference", "gained", "lost", "open"]
    return FigureTable(
      caption: title, columns: heads.map { visit.say("lab.\($0)") }, rows: rows)
  }

  /// What a sum comes to for one of those it is counted for.
  private func mean(_ table: MeasureTable) -> FigureTable.Row? {
    let means = sides.compactMap { _, side in
      table.total[keyPath: side].mean.map { whole(Int64(clamping: $0), table) }
    }
    guard table.measure.kind == .sum, means.count == 2 else { return nil }
    let moved = means[1] - means[0]
    let texts =
      means.map { text($0, table) } + [
        moved == 0 ? "0" : (moved > 0 ? "+" : "") + text(moved, table), "", "", "",
      ]
    return FigureTable.Row(
      head: visit.say("lab.mean"), cells: texts.map { FigureTable.Cell($0) },
      isTotal: table.total.changed > 0)
  }

  /// People without a decided value, before and after where they differ.
  private func open(_ pair: TallyPair) -> String {
    let (before, after) = (people(pair.before.undecided), people(pair.after.undecided))
    return before == after
      ? shown.count(before) : shown.count(before) + " → " + shown.count(after)
  }

  /// The measure that is shown by parts: the one asked for, or the first that changed.
  func chosen(_ name: String?) -> MeasureTable? {
    outcome.tables.first { $0.measure.name == name }
      ?? outcome.tables.first { $0.total.changed > 0 } ?? outcome.tables.first
  }

  /// A measure by the cases of one dimension, before beside after.
  func parts(_ table: MeasureTable, by name: String) -> FigureView? {
    guard let index = file.dimensions.firstIndex(where: { $0.name == name }) else { return nil }
    let dimension = file.dimensions[index]
    let used = dimension.cases.indices.filter { table.parts[index][$0].before.rows > 0 }
    let names = used.map { words.title(dimension.cases[$0], of: dimension) }
    let title =
      words.title(table.measure) + ": " + words.title(dimension).lowercased(with: visit.language)
    let series = sides.map { name, side in
      ChartSeries(
        name: name, values: used.map { value(table.parts[index][$0], side, table) })
    }
    let type = table.type
    let (isSum, narration, count) = (
      table.measure.kind == .sum, shown.narration, shown.countText
    )
    let isMoney = if case .money = type.kind { true } else { false }
    let chart = BarChart(
      words: ChartWords(id: "parts", title: title, description: visit.say("lab.parts.text")),
      categories: names, series: series,
      format: { isSum && isMoney ? narration.text(of: $0, as: type) : count($0) })
    let rows = zip(used, names).map { position, name in
      let pair = table.parts[index][position]
      return FigureTable.Row(
        head: name,
        cells: sides.map { FigureTable.Cell(value(pair, $0.1, table)) } + [
          FigureTable.Cell(difference(pair, table)), FigureTable.Cell(open(pair), isOpen: true),
        ])
    }
    let heads = ["before", "after", "difference", "open"].map { visit.say("lab.\($0)") }
    return FigureView(
      chart, id: "parts", title: title, text: visit.say("lab.parts.text"),
      table: FigureTable(
        caption: title, columns: [words.title(dimension)] + heads, rows: rows), sources: [])
  }

  /// How the change moves a measure in each region.
  func map(_ table: MeasureTable) -> FigureView? {
    guard let index = file.dimensions.firstIndex(where: { $0.name == LabTerms.region }),
      let region = shown.book.enumeration(named: StatisticsTerms.region)
    else { return nil }
    let cases = file.dimensions[index].cases
    let title = visit.say("lab.map.title", ["measure": words.title(table.measure)])
    let text = visit.say("lab.map.text")
    func moved(_ position: Int) -> ChartValue {
      guard let own = cases.firstIndex(where: { $0.name == region.cases[position].name }) else {
        return ChartValue(amount: nil, text: "–")
      }
      let pair = table.parts[index][own]
      let moved = amount(pair, \.after, table) - amount(pair, \.before, table)
      return ChartValue(amount: moved, text: short(moved, table))
    }
    let map = shown.tileMap(
      ChartWords(id: "map", title: title, description: text), on: outcome.trial.day, value: moved)
    let rows = cases.indices.map { position in
      FigureTable.Row(
        head: words.title(cases[position], of: file.dimensions[index]),
        cells: [FigureTable.Cell(difference(table.parts[index][position], table))])
    }
    return FigureView(
      map, id: "map", title: title, text: text,
      table: FigureTable(
        caption: title,
        columns: [visit.say("statistics.region"), visit.say("lab.difference")], rows: rows),
      sources: [], notes: [visit.say("statistics.map-note")])
  }

  /// A number that fits a tile: money in millions of tenge.
  private func short(_ amount: Int64, _ table: MeasureTable) -> String {
    let sign = amount > 0 ? "+" : ""
    guard table.measure.kind == .sum, case .money(let currency) = table.type.kind else {
      return sign + shown.count(amount)
    }
    var unit: Int64 = 1_000_000
    for _ in 0..<currency.minorDigits { unit *= 10 }
    let tenths = amount / (unit / 10)
    let number = shown.narration.text(of: tenths, as: ValueType(.decimal, scale: 1))
    return sign + visit.say("lab.million", ["number": number])
  }
}

extension String {
  /// The text with a small first letter, for use inside a heading.
  fileprivate func lowercased(with language: Language) -> String {
    prefix(1).lowercased() + dropFirst()
  }
}

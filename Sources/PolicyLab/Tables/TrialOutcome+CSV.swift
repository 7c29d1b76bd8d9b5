import LawColumns
import LawLanguage
import Measures

extension TrialOutcome {
  /// All measures by all cases as comma-separated text (RFC 4180); the dimension and case of a total are empty.
  public var csv: String {
    let counts = Self.sideColumns
    var text = CSVLine.text(
      ["measure", "rule", "dimension", "case", "recomputed"] + counts.map { "before_" + $0 }
        + counts.map { "after_" + $0 } + ["gained", "lost", "changed"])
    for table in tables {
      text += line(table, "", "", table.total)
      for (number, dimension) in trial.population.recipe.file.dimensions.enumerated() {
        for (position, one) in dimension.cases.enumerated() {
          text += line(table, dimension.name, one.name, table.part(number, position))
        }
      }
    }
    return text
  }

  private static var sideColumns: [String] {
    ["rows", "counted", "sum", "decided", "not_applicable"] + states.map(\.name)
  }

  private static var states: [RulingState] {
    [.unknown, .notKnown, .undefined, .conflict, .failed]
  }

  private func line(
    _ table: MeasureTable, _ dimension: String, _ name: String, _ pair: TallyPair
  ) -> String {
    CSVLine.text(
      [
        table.measure.name, table.measure.rule, dimension, name,
        table.isRecomputed ? "yes" : "no",
      ] + cells(pair.before, table) + cells(pair.after, table)
        + [pair.gained, pair.lost, pair.changed].map { String($0) })
  }

  private func cells(_ tally: Tally, _ table: MeasureTable) -> [String] {
    let sum = table.measure.kind == .sum ? table.text(ofSum: tally.sum) : ""
    return [String(tally.rows), String(tally.counted), sum, String(tally.decided)]
      + [String(tally.notApplicable)] + Self.states.map { String(tally[$0]) }
  }
}

extension PopulationSheet {
  /// The margins as comma-separated text, then what is assumed, in the order of the file.
  public var csv: String {
    var text = CSVLine.text([
      "margin", "cell", "published", "aimed", "reached", "deviation", "confidence", "source",
    ])
    for line in lines {
      text += CSVLine.text([
        line.margin, line.cell, String(line.published), String(line.aimed), String(line.reached),
        String(line.deviation), line.confidence.rawValue, line.source?[.en] ?? "",
      ])
    }
    return text
  }
}

extension YearSeries {
  /// Days of the country as comma-separated text.
  public var csv: String {
    var text = CSVLine.text(
      ["day", "arrived", "filed"] + Outcome.allCases.map { "\($0)" } + ["fees", "fees_not_known"])
    for (index, entry) in days.enumerated() {
      text += CSVLine.text(
        [first.adding(days: index)?.description ?? "", String(entry.arrived), String(entry.filed)]
          + Outcome.allCases.map { String(entry[$0]) }
          + [MeasureTable.decimal(entry.fees, places: 2), String(entry.feesNotKnown)])
    }
    return text
  }

  /// Places taken in each region, day by day.
  public var regionsCSV: String {
    var text = CSVLine.text(["day"] + regions.map(\.name))
    for index in days.indices {
      text += CSVLine.text(
        [first.adding(days: index)?.description ?? ""] + regions.map { String($0.used[index]) })
    }
    return text
  }
}

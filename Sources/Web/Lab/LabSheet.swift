import HTTPTypes
import Hummingbird
import LawColumns
import LawLanguage
import PolicyLab

/// The outcome of a trial as comma-separated values: every measure over everybody and by every part, in rows of the
/// population, money in the smallest unit of its currency.
struct LabSheet {
  let outcome: TrialOutcome

  init(_ outcome: TrialOutcome) { self.outcome = outcome }

  static let columns = [
    "measure", "rule", "dimension", "case", "rows", "counted_before", "counted_after",
    "sum_before", "sum_after", "gained", "lost", "changed", "not_applicable_before",
    "not_applicable_after", "undecided_before", "undecided_after",
  ]

  var csv: String {
    let dimensions = outcome.trial.population.recipe.file.dimensions
    var text = CommaText.line(Self.columns)
    for table in outcome.tables {
      text += CommaText.line(row(table, FigureSheet.whole, FigureSheet.whole, table.total))
      for (index, dimension) in dimensions.enumerated() {
        for (position, one) in dimension.cases.enumerated() {
          text += CommaText.line(
            row(table, dimension.name, one.name, table.parts[index][position]))
        }
      }
    }
    return text
  }

  private func row(_ table: MeasureTable, _ dimension: String, _ name: String, _ pair: TallyPair)
    -> [String]
  {
    let isSum = table.measure.kind == .sum
    return [
      table.measure.name, table.measure.rule, dimension, name, String(pair.before.rows),
      String(pair.before.counted), String(pair.after.counted),
      isSum ? String(pair.before.sum) : "", isSum ? String(pair.after.sum) : "",
      String(pair.gained), String(pair.lost), String(pair.changed),
      String(pair.before.notApplicable), String(pair.after.notApplicable),
      String(pair.before.undecided), String(pair.after.undecided),
    ]
  }

  var response: Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"trial.csv\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: csv)))
  }
}

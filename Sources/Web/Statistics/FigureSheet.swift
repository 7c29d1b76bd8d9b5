import LawLanguage
import Measures

/// The figures of a data set as one long table: a row for each figure, its keys in columns of their own.
struct FigureSheet: Sendable {
  /// What stands where a key does not part the figure: the whole.
  static let whole = "_T"

  let series: [PublishedSeries]
  /// Names of the enumerations that part any figure of the sheet.
  let keys: [String]
  private let book: LawBook

  init(_ dataset: StatisticsTerms.Dataset, _ book: LawBook) {
    self.book = book
    series = dataset.measures.compactMap { PublishedSeries($0, book) }
    keys = distinct(series.flatMap { $0.value.keys.map { book[$0].name } })
  }

  var columns: [String] {
    ["measure"] + keys
      + ["from", "until", "value", "unit", "status", "confidence", "source", "note"]
  }

  var csv: String {
    CommaText.line(columns) + rows.map(CommaText.line).joined()
  }

  var rows: [[String]] { series.flatMap { one in one.figures.map { row(one, $0) } } }

  private func row(_ series: PublishedSeries, _ figure: PublishedFigure) -> [String] {
    let names = series.value.keys.map { book[$0].name }
    let parts = keys.map { key in
      names.firstIndex(of: key).map { index in
        book[series.value.keys[index]].cases[figure.keys[index]].name
      } ?? Self.whole
    }
    // A count stands for the day it was made; the law book lets it stand until the next one.
    let until = series.measure.isCount ? figure.from : figure.through
    return [series.measure.value] + parts + [
      figure.from?.description ?? "", until?.description ?? "",
      figure.amount.map { Self.decimal($0, series.value.type) } ?? "",
      series.measure.unit.rawValue, figure.amount == nil ? "not-known" : "published",
      figure.basis.confidence.rawValue,
      figure.basis.sources.map { book[$0].labels.en }.joined(separator: "; "),
      figure.hole?.en ?? "",
    ]
  }

  /// The number with a point, in percent where it is a share.
  static func decimal(_ amount: Int64, _ type: ValueType) -> String {
    let scale = type.kind == .percent ? type.scale - 2 : type.scale
    guard scale > 0 else { return String(amount) }
    var digits = String(amount.magnitude)
    while digits.count <= scale { digits = "0" + digits }
    var decimals = String(digits.suffix(scale))
    while decimals.last == "0" { decimals.removeLast() }
    let whole = (amount < 0 ? "-" : "") + digits.dropLast(scale)
    return decimals.isEmpty ? whole : whole + "." + decimals
  }
}

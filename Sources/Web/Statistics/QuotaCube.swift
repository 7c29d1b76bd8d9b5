import LawLanguage
import Measures

/// The quota and the workers on permits as one cube in SDMX-CSV 2.0.
///
/// Indicator × region × category × day. The structure stands in ``CubeStructure``.
struct QuotaCube: Sendable {
  static let agency = "RUQSAT"
  static let version = "1.0.0"
  static let flow = "DF_QUOTA"
  static let structure = "DSD_QUOTA"

  static let dimensions = ["INDICATOR", "REF_AREA", "CATEGORY"]
  static let time = "TIME_PERIOD"
  static let measure = "OBS_VALUE"
  static let attributes = ["OBS_STATUS", "CONFIDENCE", "VALID_UNTIL", "SOURCE"]

  /// The code of the country and what begins the code of each of its regions (ISO 3166).
  static let country = "KZ"

  let book: LawBook

  init(_ book: LawBook) { self.book = book }

  struct Observation: Sendable, Hashable {
    let indicator: String
    let area: String
    let category: String
    let time: String
  }

  var csv: String {
    let head =
      ["STRUCTURE", "STRUCTURE_ID", "ACTION"] + Self.dimensions + [Self.time, Self.measure]
      + Self.attributes
    let name = "\(Self.agency):\(Self.flow)(\(Self.version))"
    return CommaText.line(head)
      + observations.map { key, rest in
        CommaText.line(
          ["dataflow", name, "I", key.indicator, key.area, key.category, key.time] + rest)
      }.joined()
  }

  /// Each place of the cube once: the cells behind the key are the number and the attributes.
  var observations: [(Observation, [String])] {
    var seen: Set<Observation> = []
    var rows: [(Observation, [String])] = []
    for (indicator, measure) in StatisticsTerms.cube {
      guard let series = PublishedSeries(measure, book) else { continue }
      for figure in series.figures {
        guard let from = figure.from, let place = place(figure, series.value) else { continue }
        let key = Observation(
          indicator: indicator, area: place.area, category: place.category,
          time: from.description)
        guard seen.insert(key).inserted else { continue }
        rows.append((key, cells(figure, series)))
      }
    }
    return rows
  }

  private func cells(_ figure: PublishedFigure, _ series: PublishedSeries) -> [String] {
    let until = series.measure.isCount ? figure.from : figure.through
    return [
      figure.amount.map { FigureSheet.decimal($0, series.value.type) } ?? "",
      figure.amount == nil ? "M" : "A", figure.basis.confidence.rawValue.uppercased(),
      until?.description ?? "", figure.basis.sources.map { book[$0].key }.joined(separator: " "),
    ]
  }

  private func place(_ figure: PublishedFigure, _ value: DatedValue) -> (
    area: String, category: String
  )? {
    var area = Self.country
    var category = FigureSheet.whole
    for (key, position) in zip(value.keys, figure.keys) {
      let name = book[key].cases[position].name
      switch book[key].name {
      case StatisticsTerms.region:
        guard let code = code(ofRegion: name) else { return nil }
        area = code
      default: category = Self.code(name)
      }
    }
    return (area, category)
  }

  /// The code of a region as the law book has it.
  func code(ofRegion name: String) -> String? {
    guard let (_, entries) = book.entries(of: StatisticsTerms.regionCode, for: name),
      case .value(let text)? = entries.last?.content, book.texts.indices.contains(Int(text))
    else { return nil }
    return book.texts[Int(text)]
  }

  /// A name of the law as a code of SDMX.
  static func code(_ name: String) -> String { name.uppercased() }
}

import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The entries of a dated value of the law book as figures: what stands when, how sure, and what is missing.
struct PublishedSeries: Sendable {
  let measure: StatisticsTerms.Measure
  let value: DatedValue
  let figures: [PublishedFigure]

  /// nil where the law book has no such value.
  init?(_ measure: StatisticsTerms.Measure, _ book: LawBook) {
    guard let value = book.value(named: measure.value) else { return nil }
    self.measure = measure
    self.value = value
    figures = value.series.enumerated().flatMap { number, entries in
      let keys = book.keys(ofSeries: number, of: value)
      return entries.compactMap { PublishedFigure($0, keys, value, book) }
    }
  }

  /// The figures of one case of the only key.
  func figures(of position: Int) -> [PublishedFigure] { figures.filter { $0.keys == [position] } }

  /// The figure that stands on a day.
  func figure(_ keys: [Int] = [], on day: Day) -> PublishedFigure? {
    figures.last { $0.keys == keys && $0.stands(on: day) }
  }

  /// The last figure of a year that is a number; a year may hold several after changes or counts.
  func lastFigure(ofYear year: Int) -> PublishedFigure? {
    let inYear = figures.filter { $0.keys.isEmpty && $0.from?.components.year == year }
    return inYear.last { $0.amount != nil } ?? inYear.last
  }
}

/// One figure: a number, or the statement that it was not found.
struct PublishedFigure: Sendable {
  /// Positions of the cases of the value's keys.
  let keys: [Int]
  let from: Day?
  let through: Day?

  /// In the reading of the value's type; nil: not known.
  let amount: Int64?
  let hole: Labels?
  let basis: Basis

  /// nil for entries that say that there is nothing to count.
  init?(_ entry: DatedValue.Entry, _ keys: [Int], _ value: DatedValue, _ book: LawBook) {
    self.keys = keys
    from = entry.from
    through = entry.through
    basis = entry.basis
    switch entry.content {
    case .value(let amount): (self.amount, hole) = (amount, nil)
    case .notKnown(let hole): (amount, self.hole) = (nil, book[hole].labels)
    case .none, .notApplicable: return nil
    }
  }

  func stands(on day: Day) -> Bool { (from ?? day) <= day && day <= (through ?? day) }
}

extension ShownLaw {
  /// A figure as a chart shows it: the number in the reader's language, or that it is not known.
  func chartValue(_ figure: PublishedFigure?, _ type: ValueType) -> ChartValue {
    guard let figure, let amount = figure.amount else {
      return ChartValue(amount: nil, text: visit.say("statistics.not-known"))
    }
    return ChartValue(
      amount: amount, text: narration.text(of: amount, as: type),
      isUnsure: figure.basis.confidence == .unsure)
  }

  /// Whole numbers as the reader's language writes them.
  func count(_ amount: Int64) -> String { narration.text(of: amount, as: ValueType(.integer)) }

  var countText: @Sendable (Int64) -> String {
    let narration = narration
    return { narration.text(of: $0, as: ValueType(.integer)) }
  }

  func series(_ measure: StatisticsTerms.Measure) throws -> PublishedSeries {
    guard let series = PublishedSeries(measure, book) else {
      // The law folder in use may be another one than ours.
      throw Problem(.notFound, detail: visit.say("statistics.no-figures"))
    }
    return series
  }

  /// The labels of an enumeration in the order of the law.
  func labels(of name: String) -> [String] {
    book.enumeration(named: name)?.cases.map { links.text(of: $0.labels) } ?? []
  }
}

import LawLanguage
import Measures

/// A chart with everything that belongs beside it: the numbers as a table, what they rest on, what is missing.
struct FigureView: Sendable {
  let id: String
  let title: String
  let text: String
  let wide: String
  let narrow: String
  let hasChart: Bool
  let table: FigureTable

  /// A long table beside a chart opens on demand.
  let isFolded: Bool
  let sources: [String]
  let hasSources: Bool
  let notes: [String]
  let hasNotes: Bool

  init(
    _ chart: (any Chart)?, id: String, title: String, text: String, table: FigureTable,
    sources: [String], notes: [String] = []
  ) {
    self.id = id
    self.title = title
    self.text = text
    wide = chart?.svg(.wide) ?? ""
    narrow = chart?.svg(.narrow) ?? ""
    hasChart = chart != nil
    self.table = table
    isFolded = hasChart && table.rows.count > FigureTable.mostRows
    self.sources = sources
    hasSources = !sources.isEmpty
    self.notes = notes
    hasNotes = !notes.isEmpty
  }
}

/// The numbers of a chart as a table.
struct FigureTable: Sendable {
  /// Longer tables are folded.
  static var mostRows: Int { 12 }

  let caption: String
  let columns: [Column]
  let rows: [Row]

  /// Whether the last column says how sure each row is.
  let hasGrades: Bool

  struct Column: Sendable {
    let text: String
    var isNumber = true
  }

  struct Row: Sendable {
    let head: String
    let cells: [Cell]
    var grade: Badge?
    var isTotal = false
  }

  struct Cell: Sendable {
    let text: String
    var isOpen = false
    var isNumber = true

    init(_ text: String, isOpen: Bool = false, isNumber: Bool = true) {
      self.text = text
      self.isOpen = isOpen
      self.isNumber = isNumber
    }

    init(_ value: ChartValue) { self.init(value.text, isOpen: value.amount == nil) }
  }

  init(caption: String, columns: [String], rows: [Row]) {
    self.caption = caption
    self.columns = columns.enumerated().map { Column(text: $1, isNumber: $0 > 0) }
    self.rows = rows
    hasGrades = rows.contains { $0.grade != nil }
  }
}

extension ShownLaw {
  /// Every source of the figures once, by its text in the law book.
  func sources(of figures: [PublishedFigure]) -> [String] {
    distinct(figures.flatMap(\.basis.sources)).map { id in
      let source = book[id]
      let text = links.text(of: source.labels)
      return source.web.map { text + " (" + $0 + ")" } ?? text
    }
  }

  /// The least sure of the figures that stand beside each other.
  func grade(of figures: [PublishedFigure]) -> Badge? {
    figures.filter { $0.amount != nil }.map(\.basis.confidence).min().map { Badge($0, visit) }
  }

  /// The statements of what was not found, each once.
  func holes(of figures: [PublishedFigure]) -> [String] {
    distinct(figures.compactMap { $0.hole.map { links.text(of: $0) } })
  }
}

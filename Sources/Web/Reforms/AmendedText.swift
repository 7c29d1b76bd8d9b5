import LawExplain
import LawLanguage
import LawLibrary

/// What a rule or a value says in words, as far as another book says it differently.
struct AmendedText: Sendable, Hashable {
  let editions: [EditionText]

  /// What holds between two changes.
  struct EditionText: Sendable, Hashable {
    let period: String
    let statements: [Statement]
  }

  /// One definition: the general rule or an exception.
  struct Statement: Sendable, Hashable {
    let head: String
    let condition: String?
    let result: String?
    let rows: [String]
    let hasRows: Bool
  }

  var isEmpty: Bool { editions.isEmpty }

  init(_ editions: [EditionText]) { self.editions = editions }

  init(of rule: Rule, _ shown: ShownLaw) {
    editions = rule.editions.map { edition in
      EditionText(
        period: capitalised(shown.narration.period(edition.from, edition.through)),
        statements: edition.definitions.map { Statement(DefinitionView($0, edition, shown)) })
    }
  }

  init(of value: DatedValue, series: Int, _ shown: ShownLaw) {
    let entries = value.series.indices.contains(series) ? value.series[series] : []
    editions = entries.map { entry in
      let text = shown.text(of: entry.content, value.type)
      return EditionText(
        period: capitalised(shown.narration.period(entry.from, entry.through)),
        statements: [Statement(head: "", condition: nil, result: text, rows: [], hasRows: false)])
    }
  }

  /// The editions that the other text does not have in the same words and with the same days.
  func without(_ other: AmendedText) -> AmendedText {
    AmendedText(editions.filter { !other.editions.contains($0) })
  }
}

extension AmendedText.Statement {
  init(_ view: DefinitionView) {
    let rows = view.table?.rows.map { row in
      row.cells.filter { !$0.isEmpty }.joined(separator: "; ") + " → " + row.result
    }
    self.init(
      head: view.head, condition: view.condition, result: view.result, rows: rows ?? [],
      hasRows: rows != nil)
  }
}

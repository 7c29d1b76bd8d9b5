import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// A rule in all its editions; the one in force on the day stands open.
struct RuleView: Sendable {
  let id: String
  let label: String
  let help: String?
  let type: String
  let applies: String?
  let editions: [EditionView]
  let readers: [Link]
  let hasReaders: Bool
  let source: String

  init(_ rule: Rule, _ shown: ShownLaw, provision: Provision, on day: Day) {
    let links = shown.links
    id = "rule-" + rule.name
    label = links.text(of: rule.labels)
    help = rule.help.map(links.text(of:))
    type = shown.text(of: rule.type)
    applies = rule.appliesWhen.map { shown.narration.text(of: $0) }
    let current = rule.edition(on: day)
    editions = rule.editions.enumerated().map { position, edition in
      EditionView(edition, shown, isCurrent: position == current, provision: provision)
    }
    readers = (shown.index.readersOfRule[rule.id] ?? []).map { reader in
      Link(links.text(of: shown.book[reader].labels), to: links.rule(reader, on: day))
    }
    hasReaders = !readers.isEmpty
    source = shown.book.source(of: rule)
  }
}

/// A rule between two changes.
struct EditionView: Sendable {
  let period: String
  let isCurrent: Bool
  let definitions: [DefinitionView]

  /// Where it stands, if not on this page.
  let elsewhere: Link?

  init(_ edition: Edition, _ shown: ShownLaw, isCurrent: Bool, provision: Provision) {
    period = capitalised(shown.narration.period(edition.from, edition.through))
    self.isCurrent = isCurrent
    definitions = edition.definitions.map { DefinitionView($0, edition, shown) }
    elsewhere =
      edition.provision == provision.id
      ? nil
      : Link(
        shown.links.text(of: shown.book[edition.provision].titles),
        to: shown.links.provision(edition.provision, on: edition.from ?? edition.through))
  }
}

/// What an edition says, or one of its exceptions.
struct DefinitionView: Sendable {
  let head: String
  let condition: String?
  let result: String?
  let table: TableView?
  let basis: BasisView

  /// A decision table in words.
  struct TableView: Sendable {
    let columns: [String]
    let rows: [Row]

    struct Row: Sendable {
      let cells: [String]
      let result: String
    }
  }

  init(_ definition: Definition, _ edition: Edition, _ shown: ShownLaw) {
    let visit = shown.visit
    if let over = definition.over {
      let beaten = edition.definitions[over]
      head =
        beaten.over == nil
        ? visit.say("law.exception", ["number": Self.number(of: definition, in: edition)])
        : visit.say(
          "law.exception-over",
          [
            "number": Self.number(of: definition, in: edition),
            "over": Self.number(of: beaten, in: edition),
          ])
    } else {
      head = visit.say("law.base")
    }
    condition = definition.when.map { shown.narration.text(of: $0) }
    switch definition.content {
    case .expression(let node):
      result = shown.result(of: node)
      table = nil
    case .table(let decision):
      result = nil
      table = Self.table(decision, shown)
    }
    basis = BasisView(definition.basis, shown, on: edition.from ?? edition.through)
  }

  /// Exceptions are counted in the order of the file; their names are for authors.
  private static func number(of exception: Definition, in edition: Edition) -> String {
    let exceptions = edition.definitions.filter { $0.over != nil }
    return String((exceptions.firstIndex { $0.name == exception.name } ?? 0) + 1)
  }

  private static func table(_ table: DecisionTable, _ shown: ShownLaw) -> TableView {
    TableView(
      columns: table.columns.map { shown.narration.text(of: $0) },
      rows: table.rows.map { row in
        let cells =
          row.cells.isEmpty
          ? [shown.visit.say("law.cell.otherwise")]
            + Array(repeating: "", count: max(0, table.columns.count - 1))
          : zip(row.cells, table.columns).map { cell, column in
            shown.text(of: cell, shown.book[column].type)
          }
        return TableView.Row(cells: cells, result: shown.result(of: row.result))
      })
  }
}

/// Citations, confidence and sources of a statement.
struct BasisView: Sendable {
  let badge: Badge
  let citations: [Link]
  let sources: [SourceView]
  let hasSources: Bool

  struct SourceView: Sendable {
    let text: String
    let web: String?
  }

  init(_ basis: Basis, _ shown: ShownLaw, on day: Day?) {
    badge = Badge(basis.confidence, shown.visit)
    citations = basis.citations.map { shown.links.citation($0, on: day) }
    sources = basis.sources.map {
      SourceView(text: shown.links.text(of: shown.book[$0].labels), web: shown.book[$0].web)
    }
    hasSources = !sources.isEmpty
  }
}

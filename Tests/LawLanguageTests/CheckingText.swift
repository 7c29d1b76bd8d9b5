import LawLanguage
import Measures
import Testing

/// Law text checked together with the examples' prelude.
struct Checked {
  let outcome: Checker.Outcome
  /// Lines of the file before the first line of the fence.
  private var linesBefore = 0

  private static let heading = """
    ## Article 1. Test | Статья 1. Проба | 1-бап. Сынақ {#art-1}

    en: Text.

    ru: Текст.

    kk: Мәтін.


    """

  /// A `law` fence below article 1 of the common act, and a `case` fence behind it.
  static func law(
    _ law: String, cases: String = "", with others: [SourceFile] = [],
    applying reforms: [String] = []
  ) -> Checked {
    let worked = cases.isEmpty ? "" : "\n```case\n\(cases)\n```\n"
    let text = heading + (law.isEmpty ? "" : "```law\n\(law)\n```\n") + worked
    let file = SourceFile(path: "common/z-test.md", text: text)
    var checked = files([file] + others, applying: reforms)
    checked.linesBefore = heading.count { $0 == "\n" } + 1
    return checked
  }

  /// Whole files together with the prelude.
  static func files(_ files: [SourceFile], applying reforms: [String] = []) -> Checked {
    Checked(outcome: Checker.check(BadFile.common + files, applying: reforms))
  }

  /// A rule of the application with the given base.
  static func base(_ expression: String, as type: String = "yes_no") -> Checked {
    law(rule("tested", type) + "  base: \(expression)")
  }

  /// The head of a rule, with texts.
  static func rule(_ name: String, _ type: String = "yes_no", _ basis: String = "sure") -> String {
    "rule \(name) of application : \(type) \(basis)\n  en \"A\" ru \"Б\" kk \"В\"\n"
  }

  static func act(_ path: String, _ months: String, _ law: String) -> [SourceFile] {
    let card = """
      ---
      title:
        en: Act
        ru: Акт
        kk: Акт
      adopted: 2010-01-01
      months: \(months)
      ---
      """
    return [
      SourceFile(path: "\(path)/act.md", text: card),
      SourceFile(path: "\(path)/a01.md", text: "\(heading)```law\n\(law)\n```\n"),
    ]
  }

  static func reform(_ name: String, inForce: String, _ law: String) -> SourceFile {
    let front = """
      ---
      reform: \(name)
      title:
        en: Reform
        ru: Реформа
        kk: Реформа
      status: proposal
      in force: \(inForce)
      ---

      """
    return SourceFile(
      path: "reforms/\(name).md", text: "\(front)\(heading)```law\n\(law)\n```\n")
  }

  /// `L405 at 3:3`, by line of the fence.
  var mistakes: [String] {
    outcome.diagnostics.map { diagnostic in
      let place = diagnostic.place
      return "\(diagnostic.code.rawValue) at \(Int(place.line) - linesBefore):\(place.column)"
    }
  }

  var codes: [String] { outcome.diagnostics.map(\.code.rawValue) }
  var messages: String { outcome.diagnostics.map(\.message).joined(separator: "\n") }

  // MARK: What the book says

  func book(_ location: SourceLocation = #_sourceLocation) throws -> LawBook {
    try #require(outcome.book, "\(messages)", sourceLocation: location)
  }

  func rule(
    _ name: String = "tested", location: SourceLocation = #_sourceLocation
  ) throws -> Rule {
    let book = try book(location)
    return try #require(book.rules.first { $0.name == name }, sourceLocation: location)
  }

  func value(
    _ name: String, location: SourceLocation = #_sourceLocation
  ) throws -> DatedValue {
    let book = try book(location)
    return try #require(book.values.first { $0.name == name }, sourceLocation: location)
  }

  /// What the base of the only edition says, as `NodeText` writes it.
  func base(of name: String = "tested", location: SourceLocation = #_sourceLocation) throws
    -> String
  {
    let rule = try rule(name, location: location)
    let definition = try #require(
      rule.editions.first?.definitions.first, sourceLocation: location)
    return text(of: definition, in: try book(location))
  }

  /// `from … until …: base = …, exception over 0 = …` for each edition.
  func editions(
    of name: String = "tested", location: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let book = try book(location)
    return try rule(name, location: location).editions.map { edition in
      let definitions = edition.definitions.map { definition in
        let over = definition.over.map { " over \($0)" } ?? ""
        return "\(definition.name)\(over) = \(text(of: definition, in: book))"
      }
      return period(edition.from, edition.through) + definitions.joined(separator: ", ")
    }
  }

  /// `from … until …: literal` for each entry of one series.
  func entries(
    of name: String, series: Int = 0, location: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let book = try book(location)
    let value = try value(name, location: location)
    return value.series[series].map { entry in
      let content =
        switch entry.content {
        case .value(let bits): book.literal(bits, value.type)
        case .none: "none"
        case .notApplicable: "not applicable"
        case .notKnown: "not known"
        }
      return period(entry.from, entry.through) + content
    }
  }

  private func period(_ from: Day?, _ through: Day?) -> String {
    "\(from.map(\.description) ?? "…")–\(through.map(\.description) ?? "…"): "
  }

  private func text(of definition: Definition, in book: LawBook) -> String {
    switch definition.content {
    case .expression(let node): NodeText(book: book).text(node)
    case .table(let table): "table of \(table.rows.count)"
    }
  }
}

/// Nodes as the checker made them, with all they do: `(>= (widen 2 citizens) (* staff 70%))`.
struct NodeText {
  let book: LawBook

  func text(_ id: ID<Node>) -> String {
    let node = book[id]
    let parts = node.operation.operands.map(text)
    return switch node.operation {
    case .constant(let bits): book.literal(bits, node.type)
    case .none: "none"
    case .notApplicable: "not applicable"
    case .notKnown: "not known"
    case .day: "day"
    case .fact(let id): book[id].name
    case .rule(let id): book[id].name
    case .choice(let id): book[id].name
    case .value(let id, _, let at):
      list(book[id].name + (at == nil ? "" : " at"), parts, isCall: !parts.isEmpty)
    case .follow(let reference, _): "\(book[reference].name).\(parts[0])"
    case .compare(let comparison, _, _): list(comparison.rawValue, parts)
    case .widen(_, let by): list("widen \(by)", parts)
    case .monthsAfter(_, _, let end): list("monthsAfter \(end)", parts)
    case .datePart(let part, _): list(part.rawValue, parts)
    case .round(_, _, let unit, let rounding): list("round \(rounding) \(unit)", parts)
    case .aggregate(let kind, let reference, _, _):
      list("\(kind.rawValue) \(book[reference].listName ?? "?")", parts)
    default: list(name(of: node.operation), parts)
    }
  }

  private func list(_ head: String, _ parts: [String], isCall: Bool = true) -> String {
    isCall ? "(" + ([head] + parts).joined(separator: " ") + ")" : head
  }

  /// The name of the case, without its payload.
  private func name(of operation: Operation) -> String {
    let name = String("\(operation)".prefix { $0 != "(" })
    let signs = ["multiply": "*", "add": "+", "subtract": "-", "isNone": "none?"]
    return signs[name] ?? name
  }
}

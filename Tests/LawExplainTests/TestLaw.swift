import LawExplain
import LawLanguage
import Measures
import Testing

/// A small law book written in a test; labels are made from the names.
struct TestLaw {
  let book: LawBook
  let explainer: Explainer
  let about: Record

  /// - Parameters:
  ///   - law: declarations without labels and questions; the first record is what cases are about.
  ///   - cases: the content of a `case` fence.
  init(
    _ law: String, cases: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = """
      ## Provision | Норма | Норма {#p}

      ```law
      \(Self.labelled(law))
      ```

      ```case
      \(cases)
      ```
      """
    let outcome = Checker.check([
      SourceFile(path: "test/act.md", text: Self.card),
      SourceFile(path: "test/law.md", text: file.replacingNothingInFence),
    ])
    let errors = outcome.diagnostics.filter { $0.severity == .error }.map(\.message)
    try #require(errors == [], sourceLocation: sourceLocation)
    book = try #require(outcome.book, sourceLocation: sourceLocation)
    explainer = Explainer(book: book)
    about = try #require(book.records.first, sourceLocation: sourceLocation)
  }

  static var card: String {
    """
    ---
    title:
      en: Test act
      ru: Пробный акт
      kk: Сынақ актісі
    adopted: 2000-01-01
    months: round down
    ---
    """
  }

  /// Puts labels made from the name behind every declaration that needs them.
  private static func labelled(_ law: String) -> String {
    let lines = law.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.flatMap { index -> [String] in
      let line = lines[index]
      let next = index + 1 < lines.count ? lines[index + 1] : ""
      let words = line.split(separator: " ")
      let margin = line.prefix { $0 == " " }
      guard words.count > 1, let head = words.first, !line.contains(" en \""),
        !next.drop(while: { $0 == " " }).hasPrefix("en ")
      else {
        return [String(line)]
      }
      let name = words[1].prefix { $0 != ":" }
      let labels = "en \"\(name)\" ru \"\(name) по-русски\" kk \"\(name) қазақша\""
      switch (head, margin.isEmpty) {
      case ("fact", true):
        return [String(line), "  \(labels)", "  ask \(labels)"]
      case ("rule", true), ("value", true), ("enumeration", true), ("record", true),
        ("choice", true), ("topic", true), ("calendar", true):
        return [String(line), "  \(labels)"]
      case ("check", true): return [String(line), "  \(labels)"]
      case ("case", false), ("option", false): return ["\(line) \(labels)"]
      case ("has", false):
        return [String(line), "\(margin)  \(labels)", "\(margin)  ask \(labels)"]
      default: return [String(line)]
      }
    }.joined(separator: "\n")
  }

  /// Facts from texts as law files write them.
  func facts(_ answers: [String: String], on day: String = "2020-01-01") throws -> CaseFacts {
    var facts = CaseFacts(about: about.id, day: try #require(Day(iso: day)))
    for (name, text) in answers {
      let path = try book.path(name, from: about.id)
      facts.answers[path] = try book.answer(from: text, for: path)
    }
    return facts
  }

  func path(_ text: String) throws -> BookPath { try book.path(text, from: about.id) }

  func ruling(
    _ rule: String, _ answers: [String: String] = [:], on day: String = "2020-01-01"
  ) throws -> Ruling {
    let explanation = explainer.answer(try facts(answers, on: day), [try path(rule)])
    return try #require(explanation.rulings.first)
  }

  /// The result as law files write it.
  func result(
    _ rule: String, _ answers: [String: String] = [:], on day: String = "2020-01-01"
  ) throws -> String {
    let ruling = try ruling(rule, answers, on: day)
    return book.text(of: ruling.outcome, as: ruling.type)
  }

  func needs(
    _ rule: String, _ answers: [String: String] = [:], on day: String = "2020-01-01"
  ) throws -> [String] {
    try ruling(rule, answers, on: day).needs.map { book.text(of: $0) }
  }
}

extension String {
  /// An empty fence is left out.
  fileprivate var replacingNothingInFence: String {
    hasSuffix("```case\n\n```") ? String(dropLast("```case\n\n```".count)) : self
  }
}

/// The tree of a law file as text without places: equal texts mean equal trees.
///
/// For tests and for looking at a tree; the text is stable but not meant to be read back.
public enum TreeDump {
  public static func text(of file: SyntaxFile) -> String {
    var writer = TreeWriter()
    if let frontMatter = file.frontMatter { writer.write(frontMatter) }
    for item in file.items { writer.write(item) }
    return writer.text
  }

  /// An expression in prefix form: `(and a (= b 5))`.
  public static func text(of expression: ExpressionSyntax) -> String {
    TreeWriter.form(expression)
  }
}

/// Writes lines, two spaces a level.
struct TreeWriter {
  private(set) var text = ""
  private var depth = 0

  mutating func line(_ content: String) {
    text += String(repeating: "  ", count: depth) + content + "\n"
  }

  /// A line with others below it.
  mutating func block(_ head: String, _ body: (inout TreeWriter) -> Void) {
    line(head)
    depth += 1
    body(&self)
    depth -= 1
  }

  mutating func write(_ frontMatter: FrontMatterSyntax) {
    block("front matter") { writer in
      for entry in frontMatter.entries {
        writer.line("\(entry.key.text) = \(SourceWords.quoted(entry.value.text))")
      }
    }
  }

  mutating func write(_ item: FileItem) {
    switch item {
    case .heading(let heading):
      let anchor = heading.anchor.map { " #\($0.text)" } ?? ""
      line("heading \(heading.level)\(anchor)\(SourceWords.labels(heading.titles))")
    case .paragraph(let paragraph):
      line(
        "paragraph \(paragraph.language?.rawValue ?? "note") \(SourceWords.quoted(paragraph.text))")
    case .declaration(let declaration): write(declaration)
    case .worked(let worked): write(worked)
    }
  }

  // MARK: Parts

  mutating func labels(_ word: String, _ labels: LabelsSyntax?) {
    guard let labels, word != "labels" || !labels.texts.isEmpty else { return }
    line(word + SourceWords.labels(labels))
  }

  mutating func basis(_ basis: BasisSyntax) {
    let text = SourceWords.basis(basis)
    if !text.isEmpty { line("basis" + text) }
  }

  mutating func expression(_ word: String, _ expression: ExpressionSyntax?) {
    if let expression { line("\(word) \(TreeWriter.form(expression))") }
  }
}

/// Small pieces written as in the source.
enum SourceWords {
  /// A text between quotes, with a backslash before quotes and backslashes.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// ` en "…" ru "…" kk "…"` with a space before every language.
  static func labels(_ labels: LabelsSyntax) -> String {
    [Language.en, .ru, .kk].reduce(into: "") { text, language in
      if let label = labels.texts[language] { text += " \(language.rawValue) \(quoted(label))" }
    }
  }

  static func path(_ names: [Name]) -> String { names.map(\.text).joined(separator: ".") }

  static func names(_ names: [Name]) -> String { names.map(\.text).joined(separator: ", ") }

  static func citations(_ citations: [CitationSyntax]) -> String {
    let texts = citations.map { ($0.act.map { "\($0)#" } ?? "") + $0.path }
    return "[\(texts.joined(separator: ", "))]"
  }

  /// ` [citations] confidence source KEYS` with a space before every part.
  static func basis(_ basis: BasisSyntax) -> String {
    var text = ""
    if !basis.citations.isEmpty { text += " \(citations(basis.citations))" }
    if let confidence = basis.confidence { text += " \(confidence.rawValue)" }
    if !basis.sources.isEmpty { text += " source \(names(basis.sources))" }
    return text
  }

  static func period(_ period: PeriodSyntax) -> String {
    guard let from = period.from else { return "always" }
    return "from \(from)" + (period.through.map { " until \($0)" } ?? "")
  }

  static func type(_ type: TypeSyntax) -> String {
    kind(type.kind) + (type.isOptional ? " optional" : "")
  }

  private static func kind(_ kind: TypeSyntax.Kind) -> String {
    switch kind {
    case .yesNo: "yes_no"
    case .integer: "integer"
    case .percent: "percent"
    case .date: "date"
    case .days: "days"
    case .months: "months"
    case .text: "text"
    case .decimal(let digits): "decimal(\(digits))"
    case .money(let currency): "money \(currency)"
    case .named(let name): name
    case .set(let name): "set of \(name)"
    }
  }

  /// `3063 KZT`, `70%`, `1 day`, `0.35`
  static func number(_ mantissa: Int64, _ scale: Int, _ unit: NumberUnit?) -> String {
    let digits = decimal(mantissa, scale)
    switch unit {
    case nil: return digits
    case .percent: return digits + "%"
    case .days: return digits + (digits == "1" ? " day" : " days")
    case .months: return digits + (digits == "1" ? " month" : " months")
    case .currency(let code): return "\(digits) \(code)"
    }
  }

  private static func decimal(_ mantissa: Int64, _ scale: Int) -> String {
    guard scale > 0 else { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    let missing = scale + 1 - digits.utf8.count
    if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
    let sign = mantissa < 0 ? "-" : ""
    return "\(sign)\(digits.dropLast(scale)).\(digits.suffix(scale))"
  }
}

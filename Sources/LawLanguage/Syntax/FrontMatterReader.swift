import Measures

/// Reads the `key: value` lines between the `---` marks.
struct FrontMatterReader {
  private let source: SourceText
  private var entries: [(key: Name, value: Name)] = []
  private var problems: [Diagnostic] = []
  /// The key whose nested lines follow.
  private var parent: Name?

  static func read(
    _ content: Range<Int>, isClosed: Bool, isAct: Bool, in source: SourceText
  ) -> (syntax: FrontMatterSyntax, problems: [Diagnostic]) {
    var reader = FrontMatterReader(source: source)
    let place = source.place(line: content.lowerBound - 1)
    if !isClosed {
      reader.problems.append(
        Diagnostic(.badFrontMatter, "Front matter ends with a line “---”.", at: place))
    }
    for line in content { reader.readLine(line) }
    let syntax = FrontMatterSyntax(entries: reader.entries, place: place)
    if reader.problems.isEmpty {
      reader.problems = FrontMatterRules(syntax: syntax, isAct: isAct).problems()
    }
    return (syntax, reader.problems)
  }

  private init(source: SourceText) { self.source = source }

  private mutating func readLine(_ line: Int) {
    let whole = source.line(line)
    let content = withoutComment(source.trimmed(whole))
    guard !content.isEmpty else { return }
    let indent = content.lowerBound - whole.lowerBound
    guard let colon = source.firstOffset(of: ":", in: content), colon > content.lowerBound else {
      return complain("A line of the front matter is “key: value”.", line)
    }
    let keyRange = source.trimmed(content.lowerBound..<colon)
    let key = Name(source.string(keyRange), source.place(keyRange, line: line))
    let value = value(source.trimmed((colon + 1)..<content.upperBound), line)
    if indent == 0 { return top(key, value) }
    guard indent == 2, let parent, !source.bytes[whole].prefix(2).contains(UInt8(ascii: "\t"))
    else {
      return complain("A nested key stands two spaces in, below its own key.", line)
    }
    add(Name("\(parent.text).\(key.text)", key.place), value)
  }

  private mutating func top(_ key: Name, _ value: Name) {
    parent = value.text.isEmpty ? key : nil
    if !value.text.isEmpty { add(key, value) }
  }

  private mutating func add(_ key: Name, _ value: Name) {
    if let first = entries.first(where: { $0.key.text == key.text }) {
      let note = Diagnostic.Note("first here", first.key.place)
      problems.append(
        Diagnostic(
          .badFrontMatter, "“\(key.text)” stands here twice.", at: key.place, notes: [note]))
    } else {
      entries.append((key, value))
    }
  }

  private func value(_ range: Range<Int>, _ line: Int) -> Name {
    let quote = UInt8(ascii: "\"")
    let isQuoted =
      range.count >= 2 && source.bytes[range.lowerBound] == quote
      && source.bytes[range.upperBound - 1] == quote
    let inner = isQuoted ? (range.lowerBound + 1)..<(range.upperBound - 1) : range
    return Name(source.string(inner), source.place(inner, line: line))
  }

  /// A comment is `#` at the beginning or behind a space.
  private func withoutComment(_ content: Range<Int>) -> Range<Int> {
    guard !source.starts(content, with: "#") else {
      return content.lowerBound..<content.lowerBound
    }
    guard let comment = source.firstOffset(of: " #", in: content) else { return content }
    return source.trimmed(content.lowerBound..<comment)
  }

  private mutating func complain(_ message: Wording, _ line: Int) {
    problems.append(Diagnostic(.badFrontMatter, message, at: source.place(line: line)))
  }
}

/// What the card of an act and the head of a reform must say.
struct FrontMatterRules {
  let syntax: FrontMatterSyntax
  let isAct: Bool

  private var isReform: Bool { syntax.value("reform") != nil }

  func problems() -> [Diagnostic] { missingKeys() + badDates() + badWords() }

  private var requiredKeys: [String] {
    let titles = ["title.en", "title.ru", "title.kk"]
    if isReform { return titles + ["status", "in force"] }
    return isAct ? titles + ["adopted", "months"] + numbers : []
  }

  /// A number with words around it stands in all languages or in none.
  private var numbers: [String] {
    let all = ["number.en", "number.ru", "number.kk"]
    return all.contains { syntax.value($0) != nil } ? all : []
  }

  /// All missing keys in one diagnostic.
  private func missingKeys() -> [Diagnostic] {
    let missing = requiredKeys.filter { syntax.value($0) == nil }
    guard !missing.isEmpty else { return [] }
    let keys = missing.map { "“\($0)”" as Wording }
    return [
      Diagnostic(.missingFrontMatterKey, "The front matter lacks \(list: keys).", at: syntax.place)
    ]
  }

  private func badDates() -> [Diagnostic] {
    guard isAct || isReform else { return [] }
    return ["adopted", "in force", "until"].compactMap { key in
      guard let value = syntax.value(key), Day(iso: value.text) == nil else { return nil }
      return Diagnostic(
        .badDate, "There is no date “\(value.text)”; dates are written 2015-01-31.", at: value.place
      )
    }
  }

  private func badWords() -> [Diagnostic] {
    let allowed = [
      ("months", isAct, ["round down", "round up"]),
      ("status", isReform, ["proposal", "enacted", "withdrawn"]),
    ]
    return allowed.compactMap { key, isChecked, words in
      guard isChecked, let value = syntax.value(key), !words.contains(value.text) else {
        return nil
      }
      let choice = words.map { "“\($0)”" as Wording }
      return Diagnostic(.badFrontMatter, "“\(key)” is \(choice: choice).", at: value.place)
    }
  }
}

extension ParagraphSyntax {
  /// The language a line says its paragraph is in: `en:`, `ru:` or `kk:` at the margin.
  static func language(of line: Range<Int>, in source: SourceText) -> Language? {
    guard line.count >= 3, source.bytes[line.lowerBound + 2] == UInt8(ascii: ":") else {
      return nil
    }
    let follows = line.lowerBound + 3
    guard follows == line.upperBound || source.isBlank(source.bytes[follows]) else { return nil }
    return Language(rawValue: source.string(line.lowerBound..<(line.lowerBound + 2)))
  }

  /// The paragraph of these lines, joined by single spaces.
  init(lines: Range<Int>, in source: SourceText) {
    let first = source.line(lines.lowerBound)
    let language = ParagraphSyntax.language(of: first, in: source)
    var text = ""
    for index in lines {
      var line = source.line(index)
      if index == lines.lowerBound, language != nil {
        line = (line.lowerBound + 3)..<line.upperBound
      }
      if !text.isEmpty { text += " " }
      text += source.string(source.trimmed(line))
    }
    self.init(language: language, text: text, place: source.place(line: lines.lowerBound))
  }
}

/// Reads `## English title | Russian title | Kazakh title {#anchor}`.
struct HeadingReader {
  let source: SourceText
  let line: Int

  /// The heading, and what is wrong with it.
  func read() -> (heading: HeadingSyntax, problem: Diagnostic?) {
    let whole = source.trimmedLine(line)
    let level = source.bytes[whole].prefix { $0 == UInt8(ascii: "#") }.count
    let rest = source.trimmed((whole.lowerBound + level)..<whole.upperBound)
    let (title, anchor) = splitAnchor(rest)
    let titles = titles(source.trimmed(title))
    let place = source.place(line: line)
    let heading = HeadingSyntax(
      level: level, titles: LabelsSyntax(texts: titles, place: place),
      anchor: anchor.flatMap { isAnchor($0.text) ? $0 : nil }, place: place)
    return (heading, problem(level: level, titles: titles, anchor: anchor, place: place))
  }

  private func splitAnchor(_ rest: Range<Int>) -> (title: Range<Int>, anchor: Name?) {
    guard let start = source.firstOffset(of: "{#", in: rest),
      source.bytes[rest.upperBound - 1] == UInt8(ascii: "}")
    else { return (rest, nil) }
    let range = (start + 2)..<max(start + 2, rest.upperBound - 1)
    return (rest.lowerBound..<start, Name(source.string(range), source.place(range, line: line)))
  }

  private func titles(_ range: Range<Int>) -> [Language: String] {
    var titles: [Language: String] = [:]
    var rest = range
    for language in [Language.en, .ru, .kk] {
      let bar = source.firstOffset(of: " | ", in: rest)
      let title = source.string(source.trimmed(rest.lowerBound..<(bar ?? rest.upperBound)))
      if !title.isEmpty { titles[language] = title }
      guard let bar else { return titles }
      rest = (bar + 3)..<rest.upperBound
    }
    // A fourth title: leave out one so that the heading counts as wrong.
    titles[.kk] = nil
    return titles
  }

  private func isAnchor(_ text: String) -> Bool {
    text.utf8.first.map { $0.isLowercaseLetter || $0.isDigit } == true
      && text.utf8.allSatisfy {
        $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
          || $0 == UInt8(ascii: "_")
      }
  }

  private func problem(
    level: Int, titles: [Language: String], anchor: Name?, place: SourcePlace
  ) -> Diagnostic? {
    guard let anchor else {
      return level == 1
        ? nil : Diagnostic(.badHeading, "A provision needs an anchor: {#art-1}.", at: place)
    }
    guard isAnchor(anchor.text) else {
      return Diagnostic(
        .badHeading, "An anchor holds small Latin letters, digits, “-” and “.”: {#art-14-4}.",
        at: anchor.place)
    }
    guard titles.count < 3 else { return nil }
    return Diagnostic(
      .badHeading,
      "A provision has three titles: in English, Russian and Kazakh, with ` | ` between them.",
      at: place)
  }
}

/// What a fence holds, told by its tag.
enum FenceKind: Sendable {
  case law, worked
  /// Anything else: shown as it is, never read.
  case foreign
}

/// A piece of a law file; lines are counted from 0.
enum MarkdownBlock: Sendable {
  case frontMatter(content: Range<Int>, isClosed: Bool)
  case heading(line: Int)
  case paragraph(lines: Range<Int>)
  case fence(FenceKind, content: Range<Int>, isClosed: Bool)
  /// `<!--` without its end.
  case unclosedComment(line: Int)
}

/// Cuts a law file into front matter, headings, paragraphs and fences.
struct MarkdownBlocks {
  private let source: SourceText
  private var line = 0
  private var blocks: [MarkdownBlock] = []

  static func of(_ source: SourceText) -> [MarkdownBlock] {
    var splitter = MarkdownBlocks(source: source)
    splitter.split()
    return splitter.blocks
  }

  private init(source: SourceText) { self.source = source }

  private mutating func split() {
    skipBlankLinesAndComments()
    if line < source.lineCount, isFrontMatterMark(line) { frontMatter() }
    while line < source.lineCount {
      skipBlankLinesAndComments()
      guard line < source.lineCount else { return }
      block()
    }
  }

  private mutating func block() {
    if isHeading(line) {
      blocks.append(.heading(line: line))
      line += 1
    } else if isFence(line) {
      fence()
    } else {
      paragraph()
    }
  }

  private mutating func skipBlankLinesAndComments() {
    while line < source.lineCount {
      if isComment(line) {
        line = endOfComment(line)
      } else if isEmpty(line) {
        line += 1
      } else {
        return
      }
    }
  }

  /// The line behind a comment. One that nobody closed is a single line, so that it hides nothing.
  private mutating func endOfComment(_ first: Int) -> Int {
    var end = first
    while end < source.lineCount, end == first || !isComment(end) {
      if endsComment(end) { return end + 1 }
      end += 1
    }
    blocks.append(.unclosedComment(line: first))
    return first + 1
  }

  private mutating func frontMatter() {
    let first = line + 1
    var end = min(first, source.lineCount)
    // Within front matter `# …` is a comment; a provision or a fence says that the second mark was forgotten.
    while end < source.lineCount, !isFrontMatterMark(end), !isProvisionHeading(end), !isFence(end) {
      end += 1
    }
    let isClosed = end < source.lineCount && isFrontMatterMark(end)
    if !isClosed { end = (first..<end).first { isHeading($0) } ?? end }
    blocks.append(.frontMatter(content: first..<end, isClosed: isClosed))
    line = isClosed ? end + 1 : end
  }

  private mutating func paragraph() {
    let first = line
    line += 1
    while line < source.lineCount, !endsParagraph(line) { line += 1 }
    blocks.append(.paragraph(lines: first..<line))
  }

  private mutating func fence() {
    let kind = fenceKind(line)
    let first = line + 1
    var end = first
    while end < source.lineCount, !isFence(end) { end += 1 }
    let isClosed = end < source.lineCount && isBareFence(end)
    if !isClosed { end = endOfUnclosedFence(from: first, to: end) }
    blocks.append(.fence(kind, content: first..<end, isClosed: isClosed))
    line = isClosed ? end + 1 : end
  }

  /// A fence that nobody closed ends where text for readers evidently begins again.
  private func endOfUnclosedFence(from first: Int, to end: Int) -> Int {
    for index in first..<end where isProvisionHeading(index) || language(ofLine: index) != nil {
      return index
    }
    return end
  }

  private func fenceKind(_ index: Int) -> FenceKind {
    var range = source.trimmedLine(index)
    while range.lowerBound < range.upperBound, source.bytes[range.lowerBound] == UInt8(ascii: "`") {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    switch source.string(source.trimmed(range)) {
    case "law": return .law
    case "case": return .worked
    default: return .foreign
    }
  }

  private func endsParagraph(_ index: Int) -> Bool {
    isEmpty(index) || isHeading(index) || isFence(index) || isComment(index)
      || language(ofLine: index) != nil
  }

  /// The language a paragraph says it is in: `en:`, `ru:` or `kk:`.
  private func language(ofLine index: Int) -> Language? {
    ParagraphSyntax.language(of: source.line(index), in: source)
  }

  private func isEmpty(_ index: Int) -> Bool { source.trimmedLine(index).isEmpty }

  private func isFrontMatterMark(_ index: Int) -> Bool {
    source.line(index).count < 64 && source.string(source.trimmedLine(index)) == "---"
      && source.starts(source.line(index), with: "---")
  }

  private func isComment(_ index: Int) -> Bool { source.starts(source.line(index), with: "<!--") }

  private func endsComment(_ index: Int) -> Bool {
    source.firstOffset(of: "-->", in: source.line(index)) != nil
  }

  private func isFence(_ index: Int) -> Bool { source.starts(source.line(index), with: "```") }

  private func isBareFence(_ index: Int) -> Bool {
    source.bytes[source.trimmedLine(index)].allSatisfy { $0 == UInt8(ascii: "`") }
  }

  private func isHeading(_ index: Int) -> Bool {
    let line = source.line(index)
    let signs = source.bytes[line].prefix { $0 == UInt8(ascii: "#") }.count
    guard signs >= 1, signs <= 6 else { return false }
    return signs < line.count && source.bytes[line.lowerBound + signs] == UInt8(ascii: " ")
  }

  private func isProvisionHeading(_ index: Int) -> Bool {
    isHeading(index) && source.firstOffset(of: "{#", in: source.line(index)) != nil
  }
}

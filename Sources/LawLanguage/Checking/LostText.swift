/// What the parser could not read. A mistake there has consequences elsewhere: a name that seems
/// unknown, a part that seems to be missing. They are not told, so that one mistake is one report.
struct LostText {
  private let sources: [SourceFile]
  /// The lines of the files with mistakes.
  private var lines: [Int32: [Substring]] = [:]
  /// Every word in a line with a mistake and in the lines that belong to it; among them what they
  /// would have declared.
  private var words: Set<Substring> = []
  private var hasLostHeading = false

  init(_ parsed: ParsedFiles) {
    sources = parsed.sources
    for problem in parsed.problems where problem.severity == .error {
      let file = problem.place.file
      if lines[file] == nil { lines[file] = text(of: file) }
      for line in block(at: problem.place) { words.formUnion(LostText.words(of: line)) }
      hasLostHeading = hasLostHeading || problem.code == .badHeading
    }
  }

  var isEmpty: Bool { lines.isEmpty }

  func explains(_ diagnostic: Diagnostic) -> Bool {
    switch diagnostic.code {
    case .unusedFact: true
    case .gapBetweenEditions, .tableGap, .missingLabel, .missingQuestion, .missingConfidence,
      .noDefinition, .noDefaultOption, .exceptionWithoutCondition, .caseWithoutExpectation:
      lines[diagnostic.place.file] != nil
    case .unknownName, .unknownType, .unknownRecord, .unknownEnumerationCase, .unknownSource,
      .notAList, .notAReference, .unknownRule, .unknownOption, .unknownOver, .caseInputUnknown:
      word(at: diagnostic.place).map { words.contains($0) } ?? false
    case .unknownAnchor: hasLostHeading
    default: false
    }
  }

  /// The line at a place and the lines further in below it; of a fence, all its lines.
  private func block(at place: SourcePlace) -> ArraySlice<Substring> {
    let rest = (lines[place.file] ?? []).dropFirst(Int(place.line) - 1)
    guard let first = rest.first else { return [] }
    let isFence = first.hasPrefix("```")
    let indent = LostText.indent(of: first)
    let below = rest.dropFirst().prefix { line in
      isFence ? !line.hasPrefix("```") : LostText.indent(of: line) > indent
    }
    return [first] + below
  }

  private func text(of file: Int32) -> [Substring] {
    sources[Int(file)].text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private func word(at place: SourcePlace) -> Substring? {
    let lines = lines[place.file] ?? text(of: place.file)
    guard let line = lines.dropFirst(Int(place.line) - 1).first else { return nil }
    return LostText.words(of: line.dropFirst(Int(place.column) - 1)).first
  }

  private static func indent(of line: Substring) -> Int { line.prefix { $0 == " " }.count }

  private static func words(of text: Substring) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }
}

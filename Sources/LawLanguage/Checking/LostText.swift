/// What the parser could not read. A mistake there has consequences elsewhere: a name that seems
/// unknown, a part that seems to be missing. They are not told, so that one mistake is one report.
struct LostText {
  private let sources: [SourceFile]
  private var files: Set<Int32> = []
  /// Every word in a line with a mistake; among them what the line would have declared.
  private var words: Set<Substring> = []

  init(_ parsed: ParsedFiles) {
    sources = parsed.sources
    for problem in parsed.problems where problem.severity == .error {
      files.insert(problem.place.file)
      words.formUnion(LostText.words(of: line(of: problem.place)))
    }
  }

  var isEmpty: Bool { files.isEmpty }

  func explains(_ diagnostic: Diagnostic) -> Bool {
    switch diagnostic.code {
    case .unusedFact: true
    case .gapBetweenEditions, .tableGap, .missingLabel, .missingQuestion, .missingConfidence,
      .noDefinition, .noDefaultOption, .exceptionWithoutCondition, .caseWithoutExpectation:
      files.contains(diagnostic.place.file)
    case .unknownName, .unknownType, .unknownRecord, .unknownEnumerationCase, .unknownSource,
      .notAList, .notAReference, .unknownRule, .unknownOption, .unknownOver, .caseInputUnknown:
      word(at: diagnostic.place).map { words.contains($0) } ?? false
    default: false
    }
  }

  private func line(of place: SourcePlace) -> Substring {
    let lines = sources[Int(place.file)].text.split(
      separator: "\n", maxSplits: Int(place.line), omittingEmptySubsequences: false)
    let index = Int(place.line) - 1
    return lines.indices.contains(index) ? lines[index] : ""
  }

  private func word(at place: SourcePlace) -> Substring? {
    LostText.words(of: line(of: place).dropFirst(Int(place.column) - 1)).first
  }

  private static func words(of text: Substring) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }
}

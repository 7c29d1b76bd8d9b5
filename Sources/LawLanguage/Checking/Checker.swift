/// Turns parsed law files into a law book, or says why it cannot.
public enum Checker {
  /// What checking yields: every problem found, and the book when none of them is an error.
  public struct Outcome: Sendable {
    public var book: LawBook?
    public var diagnostics: [Diagnostic]
    public var files: [SourceFile]

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  }

  /// Parses and checks the files of a law folder.
  ///
  /// - Parameters:
  ///   - files: every law file, with paths below the law folder; order does not matter.
  ///   - reforms: names of the reforms to switch on, applied in the order of their days in force.
  public static func check(_ files: [SourceFile], applying reforms: [String] = []) -> Outcome {
    check(ParsedFiles(files), applying: reforms)
  }

  /// Checks files that were parsed before, so that many sets of reforms share one parse.
  public static func check(_ parsed: ParsedFiles, applying reforms: [String] = []) -> Outcome {
    let session = CheckSession(parsed, applying: reforms)
    session.run()
    let lost = LostText(parsed)
    let mistakes =
      lost.isEmpty ? session.diagnostics : session.diagnostics.filter { !lost.explains($0) }
    let diagnostics = Repetition.removed(from: (parsed.problems + mistakes).sorted(by: byPlace))
    let failed = diagnostics.contains { $0.severity == .error }
    // Only a book without mistakes has everything that its records name.
    if !failed { session.book.nameMembers() }
    return Outcome(
      book: failed ? nil : session.book, diagnostics: diagnostics, files: parsed.sources)
  }

  private static func byPlace(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    let left = (a.place.file, a.place.line, a.place.column, a.code.rawValue, a.message)
    let right = (b.place.file, b.place.line, b.place.column, b.code.rawValue, b.message)
    return left < right
  }
}

/// Law files after reading, sorted by path.
public struct ParsedFiles: Sendable {
  public let sources: [SourceFile]
  public let trees: [SyntaxFile]
  public let problems: [Diagnostic]
  /// Over all paths and texts.
  let fingerprint: Fingerprint

  public init(_ files: [SourceFile]) {
    sources = files.sorted { $0.path < $1.path }
    var trees: [SyntaxFile] = []
    var problems: [Diagnostic] = []
    var fingerprint = Fingerprint()
    for (number, file) in sources.enumerated() {
      let (tree, found) = Parser.parse(file, number: Int32(number))
      trees.append(tree)
      problems += found
      fingerprint.add(file.path)
      fingerprint.add(file.text)
    }
    self.trees = trees
    self.problems = problems
    self.fingerprint = fingerprint
  }
}

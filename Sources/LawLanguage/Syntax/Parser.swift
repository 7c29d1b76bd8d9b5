/// Reads law files.
///
/// Reading never fails: what could not be read is missing from the tree and reported beside it, and one mistake
/// gives one problem.
public struct Parser {
  /// The tree of a law file, and what is wrong with its text (codes L1xx), in the order of the text.
  ///
  /// - Parameters:
  ///   - file: the file as it lies in the folder.
  ///   - number: the number of the file in its book, for all places in it.
  public static func parse(
    _ file: SourceFile, number: Int32
  ) -> (tree: SyntaxFile, problems: [Diagnostic]) {
    var reader = FileReader(path: file.path, source: SourceText(file.text, file: number))
    reader.read()
    return (reader.tree, reader.problems.inOrder())
  }
}

/// Puts the tree of a file together from its pieces.
struct FileReader {
  private let source: SourceText
  private(set) var tree: SyntaxFile
  private(set) var problems: [Diagnostic] = []
  /// A provision stands above; declarations that state law need one.
  private var hasProvision = false
  private var hasReportedProvision = false

  init(path: String, source: SourceText) {
    self.source = source
    tree = SyntaxFile(path: path, file: source.file)
  }

  private var isAct: Bool { tree.path == "act.md" || tree.path.hasSuffix("/act.md") }

  mutating func read() {
    for block in MarkdownBlocks.of(source) { read(block) }
    if isAct, tree.frontMatter == nil {
      problems.append(
        Diagnostic(
          .missingFrontMatterKey,
          "The card of an act begins with front matter between “---” lines.",
          at: SourcePlace(file: source.file, line: 1, column: 1, length: 1)))
    }
  }

  private mutating func read(_ block: MarkdownBlock) {
    switch block {
    case .frontMatter(let content, let isClosed): frontMatter(content, isClosed)
    case .heading(let line): heading(line)
    case .paragraph(let lines):
      tree.items.append(.paragraph(ParagraphSyntax(lines: lines, in: source)))
    case .fence(let kind, let content, let isClosed):
      if !isClosed { unclosed("This fence is not closed by a line “```”.", content.lowerBound - 1) }
      fence(kind, content)
    case .unclosedComment(let line): unclosed("This comment is not closed by “-->”.", line)
    }
  }

  private mutating func frontMatter(_ content: Range<Int>, _ isClosed: Bool) {
    let (syntax, found) = FrontMatterReader.read(
      content, isClosed: isClosed, isAct: isAct, in: source)
    tree.frontMatter = syntax
    problems += found
  }

  private mutating func heading(_ line: Int) {
    let (heading, problem) = HeadingReader(source: source, line: line).read()
    tree.items.append(.heading(heading))
    if heading.anchor != nil || heading.level > 1 { hasProvision = true }
    if let problem { problems.append(problem) }
  }

  // MARK: Fences

  private mutating func unclosed(_ message: Wording, _ line: Int) {
    problems.append(Diagnostic(.unclosedFence, message, at: source.place(line: line)))
  }

  private mutating func fence(_ kind: FenceKind, _ content: Range<Int>) {
    guard kind != .foreign else { return foreignFence(content) }
    var parser = FenceParser(content, of: source, kind: kind)
    if parser.lines.isEmpty { emptyFence(content) }
    if kind == .law {
      for placed in parser.declarations() { add(placed) }
    } else {
      for worked in parser.cases() { tree.items.append(.worked(worked)) }
    }
    problems += parser.problems
  }

  /// Law under a mistyped tag would be left out without a word, so only `text` fences are passed over.
  private mutating func foreignFence(_ content: Range<Int>) {
    let line = content.lowerBound - 1
    let tag = source.string(source.trimmedLine(line)).drop { $0 == "`" }
    if tag.isEmpty || tag == "text" { return }
    problems.append(
      Diagnostic(
        .unknownFence, "A fence is tagged `law`, `case` or `text`; “\(tag)” would not be read.",
        at: source.place(line: line)))
  }

  private mutating func emptyFence(_ content: Range<Int>) {
    problems.append(
      Diagnostic(
        .emptyFence, "Nothing stands in this fence.", at: source.place(line: content.lowerBound - 1)
      ))
  }

  private mutating func add(_ placed: PlacedDeclaration) {
    tree.items.append(.declaration(placed.declaration))
    guard placed.declaration.statesLaw, !hasProvision, !hasReportedProvision else { return }
    hasReportedProvision = true
    problems.append(
      Diagnostic(
        .declarationWithoutHeading,
        "What states the law belongs to a provision: put a heading with an anchor above it.",
        at: placed.place))
  }
}

extension [Diagnostic] {
  /// Sorted by line and column; equal places keep their order.
  func inOrder() -> [Diagnostic] {
    sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
  }
}

/// Puts law files in order.
public enum Formatter {
  /// The file with its `law` and `case` fences in canonical form and no spaces at the ends of lines.
  ///
  /// Reading the result gives the same tree; formatting it again changes nothing. A file with reading errors
  /// comes back as it is.
  public static func format(_ file: SourceFile) -> String {
    let problems = Parser.parse(file, number: 0).problems
    guard !problems.contains(where: { $0.severity == .error }) else { return file.text }
    let source = SourceText(file.text, file: 0)
    var lines: [String] = []
    var next = 0
    for case .fence(let kind, let content, _) in MarkdownBlocks.of(source) where kind != .foreign {
      lines += plainLines(next..<content.lowerBound, of: source)
      lines += fenceLines(content, of: source, kind: kind)
      next = content.upperBound
    }
    lines += plainLines(next..<source.lineCount, of: source)
    return lines.joined(separator: "\n")
  }

  private static func plainLines(_ lines: Range<Int>, of source: SourceText) -> [String] {
    lines.map { index in
      let line = source.line(index)
      return source.string(line.lowerBound..<max(line.lowerBound, source.trimmed(line).upperBound))
    }
  }

  private static func fenceLines(
    _ content: Range<Int>, of source: SourceText, kind: FenceKind
  ) -> [String] {
    let fence = FenceText(content, of: source, kind: kind)
    guard !fence.lines.isEmpty else { return plainLines(content, of: source) }
    var formatter = FenceFormatter(fence: fence, source: source, kind: kind)
    return formatter.format()
  }
}

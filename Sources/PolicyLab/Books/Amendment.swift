import LawLanguage
import Measures

/// A change of the law as an analyst types it: what stands in a `law` fence of an amending file, or a whole such file.
public struct Amendment: Hashable, Sendable {
  public let text: String
  /// From which day it holds, where the text has no front matter of its own.
  public let inForce: Day

  public init(text: String, inForce: Day) {
    self.text = text
    self.inForce = inForce
  }

  /// The name under which it is switched on.
  static var reform: String { "lab/amendment" }
  /// Sorts after every law file, so that it does not renumber them.
  static var path: String { "~lab/amendment.md" }

  var isWholeFile: Bool { text.hasPrefix("---") }

  /// Lines of the file above the typed text.
  var linesAbove: Int32 {
    isWholeFile
      ? 0
      : Int32(Self.head(inForce).split(separator: "\n", omittingEmptySubsequences: false).count - 1)
  }

  /// The amending file.
  var file: SourceFile {
    guard !isWholeFile else { return SourceFile(path: Self.path, text: text) }
    let end = text.hasSuffix("\n") ? "```\n" : "\n```\n"
    return SourceFile(path: Self.path, text: Self.head(inForce) + text + end)
  }

  /// The name in the front matter.
  var reformName: String {
    guard isWholeFile else { return Self.reform }
    for line in text.split(separator: "\n") where line.hasPrefix("reform:") {
      return line.dropFirst("reform:".count).trimming()
    }
    return Self.reform
  }

  private static func head(_ inForce: Day) -> String {
    """
    ---
    reform: \(reform)
    title:
      en: Amendment
      ru: Amendment
      kk: Amendment
    status: proposal
    in force: \(inForce)
    ---

    # Amendment | Amendment | Amendment

    ## Change | Change | Change {#change}

    en: Change.

    ru: Change.

    kk: Change.

    ```law

    """
  }
}

extension Substring {
  fileprivate func trimming() -> String {
    var rest = self
    while let first = rest.first, first == " " { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\r" { rest.removeLast() }
    return String(rest)
  }
}

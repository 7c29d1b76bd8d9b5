import Foundation
import LawLanguage
import Testing

/// Texts read for a test.
enum Reading {
  /// Lines of a file before the first line of a fence made by `law` or `worked`.
  static let linesBefore: Int32 = 3

  static func file(_ text: String, path: String = "test.md") -> Read {
    let (tree, problems) = Parser.parse(SourceFile(path: path, text: text), number: 7)
    return Read(tree: tree, problems: problems, linesBefore: 0)
  }

  /// A `law` fence below a provision; lines are counted from the first one in the fence.
  static func law(_ content: String) -> Read { fence("law", content) }

  /// A `case` fence below a provision.
  static func worked(_ content: String) -> Read { fence("case", content) }

  private static func fence(_ tag: String, _ content: String) -> Read {
    var read = file("## A | Б | В {#art-1}\n\n```\(tag)\n\(content)\n```\n")
    read.linesBefore = linesBefore
    return read
  }

  /// An expression where any is allowed.
  static func expression(_ text: String) -> ExpressionSyntax? {
    let read = law("rule r of p : yes_no\n  base: \(text)")
    for case .declaration(.rule(let rule)) in read.tree.items {
      if case .expression(let expression) = rule.editions.first?.definitions.first?.content {
        return read.problems.isEmpty ? expression : nil
      }
    }
    return nil
  }
}

/// What came of a text.
struct Read {
  var tree: SyntaxFile
  var problems: [Diagnostic]
  var linesBefore: Int32

  /// `L113 at 2:8`, in the order of the text.
  var mistakes: [String] {
    problems.map { "\($0.code.rawValue) at \($0.place.line - linesBefore):\($0.place.column)" }
  }

  /// The tree as text, without the heading put before a fence.
  var dump: String {
    var shown = tree
    if linesBefore > 0 { shown.items.removeFirst() }
    return TreeDump.text(of: shown)
  }
}

/// The folders of the repository.
enum Repository {
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    repeat {
      folder.deleteLastPathComponent()
    } while folder.path != "/"
      && !FileManager.default.fileExists(atPath: folder.path + "/Docs/reference")
    return folder
  }()

  /// All Markdown files below a folder, sorted by path.
  static func files(in folder: String) -> [SourceFile] {
    let base = root.appendingPathComponent(folder).resolvingSymlinksInPath().path
    let paths = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".md") }.sorted().compactMap { path in
      FileManager.default.contents(atPath: "\(base)/\(path)").map {
        SourceFile(path: path, text: String(decoding: $0, as: UTF8.self))
      }
    }
  }
}

import LawLanguage
import Testing

/// A law file (or a folder of them) under `bad/` that shows one mistake.
struct BadFile: Sendable, CustomTestStringConvertible {
  /// `L405-exceptions-conflict`.
  let name: String
  let files: [SourceFile]

  var testDescription: String { name }

  /// The code its name begins with.
  var code: String { String(name.prefix(4)) }

  /// What every bad file is checked together with.
  static let common = Repository.files(in: "bad/common").map {
    SourceFile(path: "common/" + $0.path, text: $0.text)
  }

  static let all: [BadFile] = {
    let groups = Dictionary(grouping: Repository.files(in: "bad")) { file in
      String(file.path.prefix { $0 != "/" })
    }
    return groups.sorted { $0.key < $1.key }.filter { $0.key != "common" }.map { name, files in
      BadFile(
        name: name.hasSuffix(".md") ? String(name.dropLast(3)) : name,
        files: files.map { SourceFile(path: place($0.path), text: $0.text) })
    }
  }()

  /// A single file belongs to the common act; a folder stands for a whole law folder.
  private static func place(_ path: String) -> String {
    path.contains("/") ? String(path.drop { $0 != "/" }.dropFirst()) : "common/shown/" + path
  }

  /// `common/shown/L405-exceptions-conflict.md: L405 at 19:3`, from the first line of each file.
  var expected: [String] {
    files.flatMap { file -> [String] in
      let line = file.text.prefix { $0 != "\n" }
      guard line.hasPrefix("<!-- expect: "), line.hasSuffix(" -->") else {
        return ["\(file.path): the first line says what to expect"]
      }
      let list = line.dropFirst("<!-- expect: ".count).dropLast(" -->".count)
      guard list != "nothing" else { return [] }
      return list.split(separator: ",").map { "\(file.path): " + $0.trimmed }
    }
  }

  /// Checks it with every reform it holds switched on.
  func check() -> Checker.Outcome {
    let parsed = ParsedFiles(BadFile.common + files)
    let reforms = parsed.trees.compactMap { $0.frontMatter?.value("reform")?.text }
    return Checker.check(parsed, applying: reforms)
  }
}

@Suite("A bad file")
struct BadFilesTests {
  @Test(arguments: BadFile.all)
  func `yields exactly the mistakes it was written for`(_ bad: BadFile) {
    let outcome = bad.check()
    // Files about reading alone do without the texts for readers.
    let found = outcome.diagnostics.filter {
      !(bad.code.hasPrefix("L1") && $0.code == .provisionWithoutText)
    }
    let told = found.map { diagnostic in
      let place = diagnostic.place
      let path = outcome.files[Int(place.file)].path
      return "\(path): \(diagnostic.code.rawValue) at \(place.line):\(place.column)"
    }
    #expect(told.sorted() == bad.expected.sorted())
    #expect((outcome.book == nil) == found.contains { $0.severity == .error })
  }

  @Test(arguments: BadFile.all)
  func `shows the code it is named for`(_ bad: BadFile) {
    #expect(bad.expected.contains { $0.contains(": \(bad.code) at ") })
  }

  @Test(arguments: BadFile.all)
  func `tells the mistake in whole sentences`(_ bad: BadFile) {
    for diagnostic in bad.check().diagnostics {
      let message = diagnostic.message
      #expect(message.hasSuffix(".") || message.hasSuffix("?"), "\(message)")
      let first = message.first ?? " "
      #expect(!first.isLowercase, "\(message)")
    }
  }

  @Test func `is checked together with files that hold no mistake`() {
    let outcome = Checker.check(BadFile.common)
    #expect(outcome.diagnostics == [])
    #expect(outcome.book != nil)
  }
}

@Suite("A diagnostic code")
struct DiagnosticCodeTests {
  static let pages = Repository.files(in: "Docs/diagnostics").filter { $0.path.hasPrefix("L") }

  @Test(arguments: DiagnosticCode.allCases)
  func `has a bad file and a page of its own`(_ code: DiagnosticCode) throws {
    #expect(BadFile.all.contains { $0.code == code.rawValue }, "no bad/\(code.rawValue)-….md")
    let page = try #require(
      Self.pages.first { $0.path == "\(code.rawValue).md" },
      "no Docs/diagnostics/\(code.rawValue).md")
    #expect(page.text.hasPrefix("# \(code.rawValue): "))
    #expect(page.text.contains("\n```"))
    #expect(page.text.contains("\n**How to mend it.** "))
  }

  @Test func `stands behind every page and every bad file`() {
    let codes = Set(DiagnosticCode.allCases.map(\.rawValue))
    for page in Self.pages {
      #expect(codes.contains(String(page.path.dropLast(3))), "\(page.path) has no code")
    }
    for bad in BadFile.all { #expect(codes.contains(bad.code), "\(bad.name) has no code") }
  }

  @Test func `stands in the table of all codes`() throws {
    let files = Repository.files(in: "Docs/diagnostics")
    let table = try #require(files.first { $0.path == "README.md" }).text
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| [L") }.map(String.init)
    let expected = DiagnosticCode.allCases.map { code in
      let page = Self.pages.first { $0.path == "\(code.rawValue).md" }?.text ?? ""
      let title = page.prefix { $0 != "\n" }.dropFirst("# \(code.rawValue): ".count)
      return "| [\(code.rawValue)](\(code.rawValue).md) | \(title) | \(code.severity.rawValue) |"
    }
    #expect(rows == expected)
  }
}

extension StringProtocol {
  var trimmed: String { split(separator: " ").joined(separator: " ") }
}

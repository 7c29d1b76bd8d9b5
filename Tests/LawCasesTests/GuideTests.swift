import Foundation
import LawExplain
import LawLanguage
import Testing

/// What the documents show of law files holds as it stands there.
struct GuideTests {
  /// The Markdown blocks of the guide, in the order in which it tells the reader to write them.
  private static let paths = ["act.md", "household.md", "cases/household.md"]

  @Test func `the exercise of the guide passes as it is printed`() throws {
    let guide = try String(
      contentsOfFile: TheLaw.checkout + "/Docs/guide/write-a-law-file.md", encoding: .utf8)
    let blocks = guide.components(separatedBy: "````markdown\n").dropFirst().compactMap {
      $0.components(separatedBy: "````").first
    }
    try #require(blocks.count == Self.paths.count)
    let exercise = zip(Self.paths, blocks).map { path, text in
      SourceFile(path: "kz/exercise/" + path, text: text)
    }
    for file in exercise { #expect(Formatter.format(file) == file.text, "\(file.path)") }
    let outcome = Checker.check(ParsedFiles(try TheLaw.files() + exercise))
    #expect(outcome.diagnostics.map(\.message) == [])
    let book = try #require(outcome.book)
    var runner = CaseRunner(book: book) { _ in nil }
    let reports = runner.run().filter { book.text(of: $0.place).hasPrefix("kz/exercise/") }
    #expect(reports.count == 4)
    #expect(reports.flatMap(\.failures).isEmpty)
  }

  @Test func `every source and every worked case of the law is named in three languages`() throws {
    let book = try TheLaw.book()
    #expect(book.sources.count > 300)
    for worked in book.cases {
      #expect(
        !worked.titles.ru.isEmpty && !worked.titles.kk.isEmpty,
        "\(book.text(of: worked.place)): give the title of “\(worked.titles.en)” in ru and kk")
    }
    for source in book.sources where source.labels.en.contains(" ") {
      #expect(
        source.labels.ru != source.labels.en && source.labels.kk != source.labels.en,
        "\(source.key): give ru and kk beside en")
    }
  }
}

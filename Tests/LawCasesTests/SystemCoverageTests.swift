import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Testing

/// The regime system by system: nothing of it is left out, and the page in the documents says so.
struct SystemCoverageTests {
  private let book: LawBook
  private let phrases: Phrases
  private var names: [String] { phrases.names(below: "systems.name") }

  init() throws {
    book = try TheLaw.book()
    phrases = try Phrases(folder: TheLaw.checkout + "/Phrases")
  }

  @Test func `every system has rules or values, and cases`() {
    let systems = SystemCoverage.all(names, in: book)
    #expect(systems.map(\.name) == (1...28).map { "S\($0)" })
    for system in systems {
      #expect(system.rules + system.values > 0, "\(system.name) has no rule and no value")
      #expect(system.cases > 0, "\(system.name) has no worked case")
    }
  }

  @Test func `the page of the documents is up to date`() throws {
    let page = SystemCoverage.markdown(SystemCoverage.all(names, in: book), of: book) {
      phrases.text("systems.name." + $0, .en)
    }
    let kept = try String(
      contentsOfFile: TheLaw.checkout + "/Docs/law/coverage.md", encoding: .utf8)
    #expect(kept == page, "make it anew: ruqsat law coverage --markdown > Docs/law/coverage.md")
  }

  @Test func `a note holds until the next one`() throws {
    let files = [
      SourceFile(path: "xx/act.md", text: card),
      SourceFile(path: "xx/a.md", text: text),
    ]
    let made = Checker.check(ParsedFiles(files))
    let small = try #require(made.book, "\(made.diagnostics.map(\.message))")
    #expect(small.provisions.map(\.systems) == [["S2", "S23"], ["S2", "S23"], ["S4"]])
  }

  private let card = """
    ---
    title:
      en: Act
      ru: Акт
      kk: Акт
    adopted: 2020-01-01
    months: round down
    ---

    """
  private let text = """
    # One | Раз | Бір {#one}

    System: S2, S23

    ## Two | Два | Екі {#two}

    en: A text.

    ## Three | Три | Үш {#three}

    System: S4

    """
}

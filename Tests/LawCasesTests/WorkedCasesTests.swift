import LawExplain
import LawLanguage
import Measures
import Testing

/// Every worked case of the law files, and the form of the files themselves.
struct WorkedCasesTests {
  @Test func `the law checks and every worked case passes`() throws {
    let parsed = try TheLaw.syntax()
    let outcome = try TheLaw.outcome()
    #expect(outcome.diagnostics.map(\.message) == [])
    let book = try #require(outcome.book)
    var runner = CaseRunner(book: book) { Checker.check(parsed, applying: $0).book }
    let reports = runner.run()
    #expect(reports.count > 300)
    for report in reports {
      for failure in report.failures {
        Issue.record(
          "\(book.text(of: report.place)) “\(report.title)”: \(failure.path ?? "reforms"): expected \(failure.expected), got \(failure.got)"
        )
      }
    }
  }

  /// Each tenth of them; all of them stand in `OneLifecycle` of the benchmarks.
  @Test func `the reasons of worked cases are the same bytes as form and values`() throws {
    let book = try TheLaw.book()
    let explainer = Explainer(book: book)
    var count = 0
    for (number, worked) in book.cases.enumerated()
    where number % 10 == 0 && worked.reforms.isEmpty {
      let paths = worked.expectations.map(\.path)
        .filter { explainer.hasRuling($0, in: worked.facts) }
      let explanation = explainer.answer(worked.facts, paths)
      let formed = explainer.formed(worked.facts, paths).json
      #expect(Array(formed.text.utf8) == Array(explanation.json(by: explainer).utf8))
      #expect(formed.form?.bytes.count ?? 0 > formed.values.utf8.count)
      count += 1
    }
    #expect(count > 100)
  }

  @Test func `each reform checks on its own`() throws {
    let parsed = try TheLaw.syntax()
    let book = try TheLaw.book()
    for reform in book.reforms {
      let outcome = Checker.check(parsed, applying: [reform.name])
      #expect(outcome.book != nil, "\(reform.name): \(outcome.diagnostics.map(\.message))")
    }
  }

  @Test func `every law file is in form`() throws {
    let files = try TheLaw.files()
    #expect(files.count > 100)
    for file in files {
      #expect(Formatter.format(file) == file.text, "\(file.path) is not in form: ruqsat law format")
    }
  }
}

import ArgumentParser
import LawExplain
import LawLanguage

/// `ruqsat law check`: everything wrong with the law files, then the worked cases.
struct LawCheck: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: "Check all law files, every reform, and the worked cases.",
      discussion: """
        Prints every diagnostic with its place and code (a page for each stands in Docs/diagnostics) \
        and every worked case that fails. The exit code is 0 when there is no error, 1 otherwise.
        """)
  }

  @OptionGroup var options: LawOptions

  @Flag(help: "Print JSON for programs.")
  var json = false

  func run() throws {
    let parsed = try options.parsed()
    let outcome = Checker.check(parsed, applying: options.reforms)
    let reforms = outcome.book.map { mistakesOfReforms($0, parsed) } ?? []
    let reports = outcome.book.map { book in
      var runner = CaseRunner(book: book) { Checker.check(parsed, applying: $0).book }
      return runner.run()
    }
    let diagnostics = outcome.diagnostics + reforms
    let speech = try options.speech()
    let text = DiagnosticText(files: outcome.files, speech: speech)
    if json {
      try Terminal.json(Wire(diagnostics, reports, outcome.book, text))
    } else {
      show(diagnostics, reports, outcome, text, speech)
    }
    let failed = reports?.contains { !$0.passes } ?? true
    if failed || diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  /// A reform is checked on its own; what the law itself lacks is told once.
  private func mistakesOfReforms(_ book: LawBook, _ parsed: ParsedFiles) -> [Diagnostic] {
    guard options.reforms.isEmpty else { return [] }
    let known = Set(Checker.check(parsed).diagnostics)
    return book.reforms.flatMap { reform in
      Checker.check(parsed, applying: [reform.name]).diagnostics.filter { !known.contains($0) }
    }
  }

  private func show(
    _ diagnostics: [Diagnostic], _ reports: [CaseRunner.Report]?, _ outcome: Checker.Outcome,
    _ text: DiagnosticText, _ speech: Speech
  ) {
    if !diagnostics.isEmpty { Terminal.print(text.text(diagnostics)) }
    for report in reports ?? [] where !report.passes { show(report, text, speech) }
    let errors = diagnostics.count { $0.severity == .error }
    Terminal.print(
      speech.say(
        "cli.check.found",
        [
          "files": "\(outcome.files.count)", "errors": "\(errors)",
          "warnings": "\(diagnostics.count - errors)",
        ]))
    guard let book = outcome.book, let reports else {
      return Terminal.print(speech.say("cli.check.not-run"))
    }
    Terminal.print(
      speech.say(
        "cli.check.book",
        [
          "acts": "\(book.acts.count)", "provisions": "\(book.provisions.count)",
          "rules": "\(book.rules.count)", "values": "\(book.values.count)",
          "facts": "\(book.facts.count)", "holes": "\(book.holes.count)",
        ]))
    Terminal.print(
      speech.say(
        "cli.check.cases",
        [
          "passing": "\(reports.count { $0.passes })", "all": "\(reports.count)",
          "mark": book.mark,
        ]))
  }

  private func show(_ report: CaseRunner.Report, _ text: DiagnosticText, _ speech: Speech) {
    let fails = speech.say("cli.check.fails", ["title": report.title])
    Terminal.print("\(text.place(report.place)): \(fails)")
    for failure in report.failures {
      let place = text.place(failure.place)
      let what =
        failure.path.map {
          "\($0): "
            + speech.say(
              "cli.check.expected", ["expected": failure.expected, "got": failure.got])
        } ?? speech.say("cli.check.unread", ["name": failure.expected])
      Terminal.print("    \(place): \(what)")
      failure.reasons.forEach { Terminal.print("        \($0)") }
    }
  }

  private struct Wire: Encodable {
    struct Case: Encodable {
      struct Failure: Encodable {
        let path: String?
        let expected: String
        let got: String
      }
      let title: String
      let place: String
      let failures: [Failure]
    }
    let mark: String?
    let diagnostics: [DiagnosticText.Wire]
    let cases: Int
    let failedCases: [Case]

    init(
      _ diagnostics: [Diagnostic], _ reports: [CaseRunner.Report]?, _ book: LawBook?,
      _ text: DiagnosticText
    ) {
      mark = book?.mark
      self.diagnostics = diagnostics.map(text.wire)
      cases = reports?.count ?? 0
      failedCases = (reports ?? []).filter { !$0.passes }.map { report in
        Case(
          title: report.title, place: text.place(report.place),
          failures: report.failures.map {
            .init(path: $0.path, expected: $0.expected, got: $0.got)
          })
      }
    }
  }
}

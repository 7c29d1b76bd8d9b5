import ArgumentParser
import LawExplain
import LawLanguage
import LawLibrary

/// `ruqsat law coverage`: how far the text is encoded, and the rules proved by cases.
struct LawCoverage: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "coverage",
      abstract: "List provisions with and without rules, rules with and without cases, holes.")
  }

  @OptionGroup var options: LawOptions

  @Flag(help: "Print JSON for programs.")
  var json = false

  @Flag(help: "Print the counts only.")
  var brief = false

  @Flag(help: "Print the page Docs/law/coverage.md: one row for each system.")
  var markdown = false

  @Flag(
    help: "List days of change on which, or on whose eve, no worked case reads the rule or value.")
  var boundaries = false

  func run() throws {
    let parsed = try options.parsed()
    let book = try options.book(parsed)
    if markdown { return Terminal.print(String(try page(of: book).dropLast())) }
    var runner = CaseRunner(book: book) { Checker.check(parsed, applying: $0).book }
    _ = runner.run()
    let speech = try options.speech()
    if boundaries {
      let report = BoundaryReport(book, runner.coverage)
      return json ? try Terminal.json(report) : report.show(speech)
    }
    let report = Report(book, runner.coverage, speech)
    if json { return try Terminal.json(report) }
    for act in report.acts { show(act, speech) }
    for system in SystemCoverage.all([], in: book) { show(system, speech) }
    Terminal.print(report.summary)
  }

  private func page(of book: LawBook) throws -> String {
    let phrases = try Phrases(folder: Home(option: options.home).phrases)
    let systems = SystemCoverage.all(phrases.names(below: "systems.name"), in: book)
    return SystemCoverage.markdown(systems, of: book) { phrases.text("systems.name." + $0, .en) }
  }

  private func show(_ system: SystemCoverage, _ speech: Speech) {
    func text(_ confidence: Confidence?) -> String {
      confidence.map { speech.say("confidence.\($0.rawValue)") } ?? "-"
    }
    Terminal.print(
      speech.say(
        "cli.coverage.system",
        [
          "name": system.name + " " + speech.say("systems.name.\(system.name)"),
          "provisions": "\(system.provisions)", "rules": "\(system.rules)",
          "values": "\(system.values)", "cases": "\(system.cases)", "holes": "\(system.holes)",
          "lowest": text(system.lowest), "mostly": text(system.mostCommon),
        ]))
  }

  private func show(_ act: Report.Act, _ speech: Speech) {
    Terminal.print(
      speech.say(
        "cli.coverage.act",
        [
          "name": act.name, "with": "\(act.provisionsWithRules)",
          "provisions": "\(act.provisions)", "rules": "\(act.rules)",
          "reached": "\(act.rulesReached)", "values": "\(act.values)", "holes": "\(act.holes)",
        ]))
    if brief { return }
    let noRule = speech.say("cli.coverage.no-rule")
    let noCase = speech.say("cli.coverage.no-case")
    let hole = speech.say("cli.coverage.hole")
    act.withoutRules.forEach { Terminal.print("  \(noRule): \($0)") }
    act.rulesWithoutCases.forEach { Terminal.print("  \(noCase): \($0)") }
    act.definitionsWithoutCases.forEach { Terminal.print("  \(noCase): \($0)") }
    act.holeTexts.forEach { Terminal.print("  \(hole): \($0)") }
  }

  struct Report: Encodable {
    struct Act: Encodable {
      let name: String
      let provisions: Int
      let provisionsWithRules: Int
      let withoutRules: [String]
      let rules: Int
      let rulesReached: Int
      let rulesWithoutCases: [String]
      let definitionsWithoutCases: [String]
      let values: Int
      let holes: Int
      let holeTexts: [String]
    }
    let mark: String
    let acts: [Act]
    let cases: Int
    let definitions: Int
    let definitionsReached: Int
    let summary: String

    init(_ book: LawBook, _ coverage: Coverage, _ speech: Speech) {
      mark = book.mark
      cases = book.cases.count
      let rules = coverage.rules(of: book)
      let provisions = coverage.provisions(of: book)
      let withRules = Set(provisions.map(\.provision))
      definitions = book.rules.reduce(0) {
        $0 + $1.editions.reduce(0) { $0 + $1.definitions.count }
      }
      definitionsReached = coverage.definitions.count
      acts = book.acts.map { act in
        Report.act(
          act, book, rules.filter { book[book[$0.rule].provision].act == act.id }, withRules,
          speech.language)
      }.filter { $0.provisions > 0 }
      let reached = rules.count { $0.reached > 0 }
      summary = speech.say(
        "cli.coverage.summary",
        [
          "acts": "\(book.acts.count)", "provisions": "\(book.provisions.count)",
          "with": "\(withRules.count)", "rules": "\(book.rules.count)", "reached": "\(reached)",
          "definitions": "\(definitions)", "proved": "\(definitionsReached)",
          "values": "\(book.values.count)", "cases": "\(cases)", "holes": "\(book.holes.count)",
        ])
    }

    private static func act(
      _ act: LawLanguage.Act, _ book: LawBook, _ rules: [Coverage.RuleCoverage],
      _ withRules: Set<ID<Provision>>, _ language: Language
    ) -> Act {
      let provisions = book.provisions.filter { $0.act == act.id }
      let silent = provisions.filter { !withRules.contains($0.id) }
      let holes = book.holes.filter { $0.provision.map { book[$0].act == act.id } ?? false }
      return Act(
        name: act.name, provisions: provisions.count,
        provisionsWithRules: provisions.count - silent.count,
        withoutRules: silent.map { "\($0.anchor) \($0.titles[language])" }, rules: rules.count,
        rulesReached: rules.count { $0.reached > 0 },
        rulesWithoutCases: rules.filter { $0.reached == 0 }.map { book[$0.rule].name },
        definitionsWithoutCases: rules.filter { $0.reached > 0 }.flatMap { rule in
          rule.missing.map { name($0, book) }
        },
        values: book.values.count { book[$0.provision].act == act.id }, holes: holes.count,
        holeTexts: holes.map { "\(book.text(of: $0.place)) \($0.labels[language])" })
    }

    private static func name(_ key: Coverage.DefinitionKey, _ book: LawBook) -> String {
      let rule = book[key.rule]
      let edition = rule.editions[key.edition]
      return
        "\(rule.name) \(book.period(edition.from, edition.through)) \(edition.definitions[key.definition].name)"
    }
  }
}

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
    if boundaries { return try BoundaryReport(book, runner.coverage).show(json: json) }
    let report = Report(book, runner.coverage)
    if json { return try Terminal.json(report) }
    for act in report.acts { show(act) }
    for system in SystemCoverage.all([], in: book) { show(system) }
    Terminal.print(report.summary)
  }

  private func page(of book: LawBook) throws -> String {
    let phrases = try Phrases(folder: Home(option: options.home).phrases)
    let systems = SystemCoverage.all(phrases.names(below: "systems.name"), in: book)
    return SystemCoverage.markdown(systems, of: book) { phrases.text("systems.name." + $0, .en) }
  }

  private func show(_ system: SystemCoverage) {
    Terminal.print(
      "\(system.name): \(system.provisions) provisions, \(system.rules) rules, "
        + "\(system.values) values, \(system.cases) cases, \(system.holes) holes; confidence from \(system.lowest?.rawValue ?? "-"), "
        + "mostly \(system.mostCommon?.rawValue ?? "-")")
  }

  private func show(_ act: Report.Act) {
    Terminal.print(
      "\(act.name): \(act.provisionsWithRules) of \(act.provisions) provisions with rules, "
        + "\(act.rules) rules (\(act.rulesReached) reached by cases), \(act.values) values, \(act.holes) holes"
    )
    if brief { return }
    act.withoutRules.forEach { Terminal.print("  no rule: \($0)") }
    act.rulesWithoutCases.forEach { Terminal.print("  no case: \($0)") }
    act.definitionsWithoutCases.forEach { Terminal.print("  no case: \($0)") }
    act.holeTexts.forEach { Terminal.print("  hole: \($0)") }
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

    init(_ book: LawBook, _ coverage: Coverage) {
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
          act, book, rules.filter { book[book[$0.rule].provision].act == act.id }, withRules)
      }.filter { $0.provisions > 0 }
      let reached = rules.count { $0.reached > 0 }
      summary = """
        \(book.acts.count) acts, \(book.provisions.count) provisions (\(withRules.count) with rules or values), \
        \(book.rules.count) rules (\(reached) reached by cases), \(definitionsReached) of \(definitions) definitions reached, \
        \(book.values.count) values, \(cases) cases, \(book.holes.count) holes.
        """
    }

    private static func act(
      _ act: LawLanguage.Act, _ book: LawBook, _ rules: [Coverage.RuleCoverage],
      _ withRules: Set<ID<Provision>>
    ) -> Act {
      let provisions = book.provisions.filter { $0.act == act.id }
      let silent = provisions.filter { !withRules.contains($0.id) }
      let holes = book.holes.filter { $0.provision.map { book[$0].act == act.id } ?? false }
      return Act(
        name: act.name, provisions: provisions.count,
        provisionsWithRules: provisions.count - silent.count,
        withoutRules: silent.map { "\($0.anchor) \($0.titles[.en])" }, rules: rules.count,
        rulesReached: rules.count { $0.reached > 0 },
        rulesWithoutCases: rules.filter { $0.reached == 0 }.map { book[$0.rule].name },
        definitionsWithoutCases: rules.filter { $0.reached > 0 }.flatMap { rule in
          rule.missing.map { name($0, book) }
        },
        values: book.values.count { book[$0.provision].act == act.id }, holes: holes.count,
        holeTexts: holes.map { "\(book.text(of: $0.place)) \($0.labels[.en])" })
    }

    private static func name(_ key: Coverage.DefinitionKey, _ book: LawBook) -> String {
      let rule = book[key.rule]
      let edition = rule.editions[key.edition]
      return
        "\(rule.name) \(book.period(edition.from, edition.through)) \(edition.definitions[key.definition].name)"
    }
  }
}

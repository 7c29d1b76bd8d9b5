import LawExplain
import LawLanguage
import LawLibrary
import Measures
import PolicyLab

/// The form of a trial: who, when, which reforms, which numbers, and a change written by hand.
struct LabStartPage: Page {
  static var template: String { "lab/start" }

  let title: String
  let trail: [Link]
  let script: String? = "lab.js"
  let showsErrors: Bool
  let errors: [FormError]
  let action: String
  let ready: [Ready]
  let population: ChoiceField
  let rows: TextField
  let seed: TextField
  let day: TextField
  let from: TextField
  let reforms: [Entry]
  let reformsError: String?
  let numbers: [Number]
  let example: String
  let amendment: String
  let amendmentError: String?
  let diagnostics: [Found]
  let hasDiagnostics: Bool
  let isChecked: Bool
  let hasOwnChange: Bool
  let sheet: Link
  let needs: Link

  struct Ready: Sendable {
    let link: Link
    let text: String
  }

  /// A reform to switch on, with the day from which it is tried.
  struct Entry: Sendable {
    let name: String
    let id: String
    let title: String
    let href: String
    let isChosen: Bool
    let since: String
    let own: String
    let error: String?
  }

  struct Number: Sendable {
    let place: Int
    let choices: [Choice]
    let number: String
    let error: String?
  }

  /// A line of what the checker of the law found.
  struct Found: Sendable {
    let code: String
    let place: String
    let text: String
    let line: String?
    let tone: String
    let kind: String
  }

  init(
    _ shown: ShownLaw, _ address: LabAddress, populations: [PopulationFile], sent: Fields = .none,
    errors: [FormError] = [], diagnostics: [LabDiagnostic] = [], isChecked: Bool = false
  ) {
    let visit = shown.visit
    title = visit.say("lab.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link(LabAddress.path)),
    ]
    showsErrors = !errors.isEmpty
    self.errors = errors
    let wrong = Dictionary(errors.map { ($0.field, $0.text) }, uniquingKeysWith: { a, _ in a })
    action = visit.link(LabAddress.path + "/form")
    ready = Self.ready(visit, populations)
    population = ChoiceField(
      "population", label: visit.say("lab.population"), error: wrong["population"],
      choices: populations.map {
        Choice($0.name, $0.title[visit.language], isChosen: $0.name == address.population)
      })
    rows = TextField(
      "rows", label: visit.say("lab.rows"),
      hint: visit.say("lab.rows-hint", ["most": shown.count(Int64(LabTerms.mostRows))]),
      error: wrong["rows"], value: sent["rows"] ?? String(address.rows),
      inputMode: "numeric", width: 10)
    seed = TextField(
      "seed", label: visit.say("lab.seed"), hint: visit.say("lab.seed-hint"),
      error: wrong["seed"], value: sent["seed"] ?? String(address.seed),
      inputMode: "numeric", width: 10)
    day = TextField(
      "day", label: visit.say("lab.day"), hint: visit.say("lab.day-hint"), error: wrong["day"],
      value: sent["day"] ?? address.day?.description ?? "", width: 10)
    from = TextField(
      "from", label: visit.say("lab.from"), hint: visit.say("lab.from-hint"),
      error: wrong["from"], value: sent["from"] ?? address.changeFrom?.description ?? "",
      width: 10)
    reforms = shown.book.reforms.enumerated().map { index, reform in
      Self.entry(reform, "reform\(index)", shown, address, wrong, sent)
    }
    reformsError = wrong["reforms"]
    numbers = Self.numbers(shown, address, wrong, sent)
    let own = populations.first { $0.name == address.population }.flatMap { Day(iso: $0.day) }
    example = LabTerms.examples(from: address.day ?? own ?? shown.today)
    amendment = sent["amendment"] ?? address.amendment
    amendmentError = wrong["amendment"]
    self.diagnostics = diagnostics.prefix(20).map { Self.found($0, address, visit) }
    hasDiagnostics = !diagnostics.isEmpty
    self.isChecked = isChecked
    hasOwnChange = !address.numbers.isEmpty || !amendment.isEmpty || !errors.isEmpty
    sheet = Link(visit.say("lab.sheet.title"), to: address.link(visit, "/population"))
    needs = Link(visit.say("lab.needs.title"), to: visit.link(LabAddress.path + "/needs"))
  }

  private static func ready(_ visit: Visit, _ populations: [PopulationFile]) -> [Ready] {
    LabTerms.ready.compactMap { ready in
      guard populations.contains(where: { $0.name == ready.population }) else { return nil }
      var address = LabAddress(population: ready.population)
      for reform in ready.reforms {
        address.reforms[reform.name] = .some(reform.since.flatMap { Day(iso: $0) })
      }
      return Ready(
        link: Link(
          visit.say("lab.ready.\(ready.name).title"), to: address.link(visit, "/trial")),
        text: visit.say("lab.ready.\(ready.name).text"))
    }
  }

  private static func entry(
    _ reform: Reform, _ id: String, _ shown: ShownLaw, _ address: LabAddress,
    _ wrong: [String: String], _ sent: Fields
  ) -> Entry {
    let field = "since." + reform.name
    let chosen = address.reforms[reform.name]
    return Entry(
      name: reform.name, id: id, title: shown.links.text(of: reform.titles),
      href: shown.visit.link("/reforms/" + reform.name), isChosen: chosen != nil,
      since: sent[field] ?? chosen.flatMap { $0 }?.description ?? "",
      own: reform.inForce.description, error: wrong[field])
  }

  private static func numbers(
    _ shown: ShownLaw, _ address: LabAddress, _ wrong: [String: String], _ sent: Fields
  ) -> [Number] {
    let order = ReaderOrder(shown.visit.language, phrases: shown.visit.phrases)
    let all = order.sorted(LabNumbers.all(shown.book)) { shown.links.text(of: $0.labels) }
    let given = address.numbers.sorted { $0.key < $1.key }
    return (1...LabForm.mostNumbers).map { place in
      let own = given.indices.contains(place - 1) ? given[place - 1] : nil
      let name = sent["value\(place)"] ?? own?.key ?? ""
      return Number(
        place: place,
        choices: all.map {
          Choice($0.name, shown.links.text(of: $0.labels), isChosen: $0.name == name)
        },
        number: sent["number\(place)"]
          ?? own.map { String($0.value.prefix { !$0.isWhitespace }) } ?? "",
        error: wrong["number\(place)"])
    }
  }

  private static func found(_ found: LabDiagnostic, _ address: LabAddress, _ visit: Visit)
    -> Found
  {
    let line = found.line - address.linesAboveText
    let lines = address.amendment.split(separator: "\n", omittingEmptySubsequences: false)
    let isTyped = found.isInAmendment && lines.indices.contains(line - 1)
    return Found(
      code: found.code,
      place: isTyped
        ? visit.say("lab.line", ["line": String(line), "column": String(found.column)])
        : found.isInAmendment ? visit.say("lab.in-numbers") : found.file,
      text: visit.say(found.wording), line: isTyped ? String(lines[line - 1]) : nil,
      tone: found.isError ? "no" : "likely",
      kind: visit.say(found.isError ? "lab.error" : "lab.warning"))
  }
}

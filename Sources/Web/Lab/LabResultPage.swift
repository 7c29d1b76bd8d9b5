import HTTPTypes
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import PolicyLab

/// How far a trial is, and the way to stop it.
struct LabProgress: Sendable {
  let text: String
  let percent: Int
  let cancel: String

  init(_ standing: LabStanding<some Sendable>, _ address: LabAddress, _ visit: Visit) {
    percent = standing.total > 0 ? min(standing.done * 100 / standing.total, 100) : 0
    text = visit.say(
      standing.total > 0 ? "lab.progress.part" : "lab.progress.waiting",
      ["percent": String(percent)])
    cancel = address.link(visit, "/stop")
  }
}

/// A trial of which nothing is known yet.
struct LabProgressPage: Page {
  static var template: String { "lab/progress" }

  let title: String
  let trail: [Link]
  let refresh: Int? = 1
  let progress: LabProgress

  init(_ progress: LabProgress, _ visit: Visit) {
    title = visit.say("lab.progress.title")
    trail = LabResultPage.trail(visit, title)
    self.progress = progress
  }
}

/// What a trial gave: the law as it stands beside the law under the change.
struct LabResultPage: Page {
  static var template: String { "lab/result" }

  let title: String
  let trail: [Link]
  let refresh: Int?
  /// Of a trial that is still on its way; the numbers come from a few people then.
  let progress: LabProgress?
  let rows: [SummaryRow]
  let affected: String
  let groups: [FigureView]
  let measureLabel: String
  let measures: [FigurePage.Choice]
  let parts: [FigurePage.Choice]
  let byParts: [FigureView]
  let people: [Link]
  let hasPeople: Bool
  let opens: [Open]
  let hasOpens: Bool
  let downloads: [Link]
  let itself: String
  let year: String
  let change: String
  /// The same trial with a row for each person; nil where it is that already.
  let everybody: Link?

  /// A measure that leaves people open, why, and one of them.
  struct Open: Sendable {
    let measure: String
    let because: String
    let person: Link
  }

  static func trail(_ visit: Visit, _ title: String) -> [Link] {
    [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("lab.title"), to: visit.link(LabAddress.path)), Link(title, to: ""),
    ]
  }

  init(
    _ shown: ShownLaw, _ address: LabAddress, _ outcome: TrialOutcome, _ list: MeasureList,
    progress: LabProgress?
  ) {
    let visit = shown.visit
    let view = LabOutcomeView(shown: shown, outcome: outcome, measures: list)
    title = visit.say("lab.result.title")
    trail = Self.trail(visit, title)
    refresh = progress == nil ? nil : 1
    self.progress = progress
    rows = Self.rows(shown, address, outcome)
    affected = Self.affected(view, outcome, shown)
    groups = view.groups()
    let chosen = view.chosen(visit.query["m"])
    let by =
      visit.query["by"].flatMap { LabTerms.parts.contains($0) ? $0 : nil }
      ?? LabTerms.region
    measureLabel = chosen.map { LabWords(shown: shown).title($0.measure) } ?? ""
    measures = Self.measures(outcome, chosen, by, address, shown)
    parts = Self.parts(outcome, chosen, by, address, shown)
    byParts =
      chosen.map { table in
        [view.parts(table, by: by), by == LabTerms.region ? view.map(table) : nil]
          .compactMap { $0 }
      } ?? []
    people = progress == nil ? Self.people(outcome, address, shown) : []
    hasPeople = !people.isEmpty
    opens = progress == nil ? Self.opens(outcome, address, shown) : []
    hasOpens = !opens.isEmpty
    downloads =
      progress == nil
      ? [
        Link(visit.say("lab.file.outcome"), to: address.link(visit, "/trial.csv")),
        Link(visit.say("lab.file.population"), to: address.link(visit, "/population.csv")),
      ] : []
    everybody = Self.everybody(outcome, address, shown)
    itself = address.link(visit, "/trial")
    year = address.link(visit, "/year")
    change = address.link(visit)
  }

  /// What was tried, on whom and when.
  private static func rows(_ shown: ShownLaw, _ address: LabAddress, _ outcome: TrialOutcome)
    -> [SummaryRow]
  {
    let visit = shown.visit
    let words = LabWords(shown: shown)
    let people = outcome.trial.population
    var changes = address.reforms.sorted { $0.key < $1.key }.map { name, since in
      let title = words.title(name)
      return since.map {
        visit.say("lab.reform-since", ["reform": title, "day": shown.text(of: $0)])
      } ?? title
    }
    changes += address.numbers.sorted { $0.key < $1.key }.map { name, number in
      let label = shown.book.value(named: name).map { shown.links.text(of: $0.labels) }
      return (label ?? name) + ": " + number
    }
    if !address.amendment.isEmpty { changes.append(visit.say("lab.own-amendment")) }
    if changes.isEmpty { changes = [visit.say("lab.no-change")] }
    return [
      SummaryRow(visit.say("lab.tried"), changes.joined(separator: "; ")),
      SummaryRow(visit.say("lab.population"), people.recipe.file.title[visit.language]),
      SummaryRow(
        visit.say("lab.rows"),
        visit.say(
          people.rows == people.recipe.people ? "lab.rows-all" : "lab.rows-of",
          [
            "rows": shown.count(Int64(people.rows)),
            "people": shown.count(Int64(people.recipe.people)),
          ])),
      SummaryRow(visit.say("lab.day"), shown.text(of: outcome.trial.day)),
    ]
  }

  private static func affected(
    _ view: LabOutcomeView, _ outcome: TrialOutcome, _ shown: ShownLaw
  ) -> String {
    let changed = outcome.tables.count { $0.total.changed > 0 }
    return shown.visit.say(
      changed == 0 ? "lab.affected.none" : "lab.affected.some",
      [
        "people": shown.count(view.people(outcome.affected.count)),
        "measures": String(changed), "all": String(outcome.tables.count),
      ])
  }

  private static func link(
    _ address: LabAddress, _ visit: Visit, measure: String?, by: String
  ) -> String {
    var more: [Fields.Pair] = []
    if let measure { more.append(.init(name: "m", value: measure)) }
    if by != LabTerms.region { more.append(.init(name: "by", value: by)) }
    return address.link(visit, "/trial", more) + "#by"
  }

  private static func measures(
    _ outcome: TrialOutcome, _ chosen: MeasureTable?, _ by: String, _ address: LabAddress,
    _ shown: ShownLaw
  ) -> [FigurePage.Choice] {
    let changed = outcome.tables.filter { $0.total.changed > 0 }
    return (changed.isEmpty ? outcome.tables : changed).map { table in
      FigurePage.Choice(
        text: LabWords(shown: shown).title(table.measure),
        href: link(address, shown.visit, measure: table.measure.name, by: by),
        isCurrent: table.measure.name == chosen?.measure.name)
    }
  }

  private static func parts(
    _ outcome: TrialOutcome, _ chosen: MeasureTable?, _ by: String, _ address: LabAddress,
    _ shown: ShownLaw
  ) -> [FigurePage.Choice] {
    let dimensions = outcome.trial.population.recipe.file.dimensions
    return dimensions.filter { LabTerms.parts.contains($0.name) }.map { dimension in
      FigurePage.Choice(
        text: LabWords(shown: shown).title(dimension),
        href: link(address, shown.visit, measure: chosen?.measure.name, by: dimension.name),
        isCurrent: dimension.name == by)
    }
  }

  private static func everybody(
    _ outcome: TrialOutcome, _ address: LabAddress, _ shown: ShownLaw
  ) -> Link? {
    let people = outcome.trial.population.recipe.people
    guard people != address.rows, people <= LabTerms.mostRows else { return nil }
    var whole = address
    whole.rows = people
    return Link(
      shown.visit.say("lab.everybody", ["people": shown.count(Int64(people))]),
      to: whole.link(shown.visit, "/trial"))
  }

  /// Why measures leave people open, told of the first of them.
  private static func opens(
    _ outcome: TrialOutcome, _ address: LabAddress, _ shown: ShownLaw
  ) -> [Open] {
    let visit = shown.visit
    return outcome.tables.compactMap { table in
      guard let person = table.openPerson,
        let pair = outcome.pair(table.measure.rule, person)
      else { return nil }
      let isAfter = table.total.after.undecided > 0
      let narration = Narration(
        book: isAfter ? outcome.trial.reform : outcome.trial.base, phrases: visit.phrases,
        language: visit.language)
      let told = narration.narrate(isAfter ? pair.after : pair.before)
      return Open(
        measure: LabWords(shown: shown).title(table.measure), because: told.because ?? "",
        person: Link(
          visit.say("lab.opens.person", ["number": shown.count(Int64(person) + 1)]),
          to: address.link(visit, "/worker", [.init(name: "person", value: String(person))])))
    }
  }

  /// A few of those whose result differs, spread over all of them.
  private static func people(
    _ outcome: TrialOutcome, _ address: LabAddress, _ shown: ShownLaw
  ) -> [Link] {
    let all = outcome.affected
    let step = max(all.count / 12, 1)
    let words = LabWords(shown: shown)
    let dimensions = outcome.trial.population.recipe.file.dimensions
    return stride(from: 0, to: all.count, by: step).prefix(12).map { index in
      let cases = outcome.trial.population.cases(of: all[index])
      let told = zip(dimensions, cases).map { dimension, name in
        dimension.cases.first { $0.name == name }.map { words.title($0, of: dimension) } ?? name
      }
      return Link(
        told.joined(separator: " · "),
        to: address.link(
          shown.visit, "/worker", [.init(name: "person", value: String(all[index]))]))
    }
  }
}

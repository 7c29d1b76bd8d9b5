import LawLanguage
import LawLibrary
import Measures

/// One provision: its text beside the rules made from it, in the editions of a day.
struct ProvisionPage: Page {
  static var template: String { "law/provision" }

  let title: String
  let trail: [Link]
  let showsErrors: Bool
  let errors: [FormError]
  let act: Link
  let address: String
  let day: String
  let action: String
  let date: DateField
  let days: [DayLink]
  let hasDays: Bool
  let paragraphs: [String]
  let hasText: Bool
  let otherLanguage: String?
  let rules: [RuleView]
  let values: [ValueView]
  let choices: [UnsettledView]
  let holes: [String]
  let facts: [FactView]
  let cases: [String]
  let hasRules: Bool
  let hasValues: Bool
  let hasChoices: Bool
  let hasHoles: Bool
  let hasFacts: Bool
  let hasCases: Bool
  let pagination: Pagination

  /// A day on which something in the provision begins.
  struct DayLink: Sendable {
    let text: String
    let href: String
    let isCurrent: Bool
  }

  /// A fact that the provision asks for.
  struct FactView: Sendable {
    let id: String
    let label: String
    let ask: String
  }

  /// An unsettled reading.
  struct UnsettledView: Sendable {
    let label: String
    let options: [String]
  }

  init(_ shown: ShownLaw, _ provision: Provision, on day: Day, wrong: SentAnswer? = nil) {
    let visit = shown.visit
    let links = shown.links
    let held = shown.index[provision.id]
    let message = wrong.map {
      visit.say("check.problem.day", ["text": String(($0.text(for: nil) ?? "").prefix(60))])
    }
    title = links.text(of: provision.titles)
    act = Link(links.text(of: shown.book[provision.act].titles), to: links.act(provision.act))
    trail = shown.trail(act, Link(title, to: ""))
    address = shown.book[provision.act].name + "#" + provision.anchor
    self.day = shown.text(of: day)
    action = links.provision(provision.id, on: nil)
    let shownDay = day.components
    date = DateField(
      "day", label: visit.say("law.day.ask"), error: message,
      day: wrong?.parts["day"] ?? String(shownDay.day),
      month: wrong?.parts["month"] ?? String(shownDay.month),
      year: wrong?.parts["year"] ?? String(shownDay.year))
    errors = message.map { [FormError($0, field: "day")] } ?? []
    showsErrors = message != nil
    days = Self.days(shown, provision, held, on: day)
    hasDays = !days.isEmpty
    let own = provision.text[visit.language]
    let text = own.isEmpty ? links.text(of: provision.text) : own
    paragraphs = Self.paragraphs(text)
    hasText = !paragraphs.isEmpty
    otherLanguage = own.isEmpty && hasText ? visit.say("law.other-language") : nil
    rules = held.rules.map { RuleView(shown.book[$0], shown, provision: provision, on: day) }
    values = held.values.map { ValueView(shown.book[$0], shown, on: day) }
    choices = held.choices.map { id in
      let choice = shown.book[id]
      return UnsettledView(
        label: links.text(of: choice.labels),
        options: choice.options.map { links.text(of: $0.labels) })
    }
    holes = distinct(held.holes.map { links.text(of: shown.book[$0].labels) })
    facts = held.facts.map { id in
      let fact = shown.book[id]
      return FactView(
        id: "fact-" + fact.name, label: links.text(of: fact.labels), ask: links.text(of: fact.ask))
    }
    cases = held.cases.map { links.title(of: shown.book.cases[$0]) }
    (hasRules, hasValues, hasChoices) = (!rules.isEmpty, !values.isEmpty, !choices.isEmpty)
    (hasHoles, hasFacts, hasCases) = (!holes.isEmpty, !facts.isEmpty, !cases.isEmpty)
    pagination = Self.neighbours(shown, provision)
  }

  private static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n\n").map { String($0).replacing("\n", with: " ") }
  }

  /// The days on which an edition or a value of this provision begins.
  private static func days(
    _ shown: ShownLaw, _ provision: Provision, _ held: LawIndex.Holding, on day: Day
  ) -> [DayLink] {
    var begins = held.rules.flatMap { shown.book[$0].editions.compactMap(\.from) }
    for value in held.values {
      begins += shown.book[value].series.flatMap { $0.compactMap(\.from) }
    }
    let days = Set(begins).sorted()
    let current = days.last { $0 <= day }
    return days.map { begin in
      DayLink(
        text: shown.text(of: begin), href: shown.links.provision(provision.id, on: begin),
        isCurrent: begin == current)
    }
  }

  private static func neighbours(_ shown: ShownLaw, _ provision: Provision) -> Pagination {
    let all = shown.index.provisions[provision.act] ?? []
    let place = all.firstIndex(of: provision.id) ?? 0
    func link(_ position: Int) -> Link? {
      guard all.indices.contains(position) else { return nil }
      let other = shown.book[all[position]]
      return Link(
        shown.links.text(of: other.titles), to: shown.links.provision(other.id, on: nil))
    }
    return Pagination(previous: link(place - 1), next: link(place + 1))
  }
}

import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The two days between which changes are looked for, as the address gives them.
struct ChangesPeriod {
  static var names: [String] { ["from", "to"] }

  private(set) var days: [String: Day] = [:]
  private(set) var sent: [String: SentAnswer] = [:]
  private(set) var problems: [String] = []
  private(set) var isForm = false

  init(_ query: Fields, today: Day) {
    let all = SentAnswer.all(in: query)
    for name in Self.names {
      guard let answer = all.first(where: { $0.name == name }), !answer.isEmpty else { continue }
      sent[name] = answer
      if answer.isInParts { isForm = true }
      days[name] = answer.text(for: nil).flatMap { Day(iso: $0) }
      if days[name] == nil { problems.append(name) }
    }
    if days["to"] == nil { days["to"] = today }
    if days["from"] == nil, let year = days["to"]?.year {
      days["from"] = Day(year: max(1, year - 1), month: 1, day: 1)
    }
  }

  var from: Day { days["from"] ?? Day.earliest }
  var to: Day { days["to"] ?? Day.latest }

  var fields: Fields {
    Fields(pairs: [
      Fields.Pair(name: "from", value: from.description),
      Fields.Pair(name: "to", value: to.description),
    ])
  }
}

/// What begins or ends between two days, act by act.
struct ChangesPage: Page {
  static var template: String { "law/changes" }

  let title: String
  let trail: [Link]
  let showsErrors: Bool
  let errors: [FormError]
  let action: String
  let from: DateField
  let to: DateField
  let summary: String
  let acts: [ActChanges]

  struct ActChanges: Sendable {
    let act: Link
    let changes: [Change]
  }

  struct Change: Sendable {
    let day: String
    let link: Link
    let text: String
    let now: String?
  }

  init(_ shown: ShownLaw, _ period: ChangesPeriod) {
    let visit = shown.visit
    title = visit.say("law.changes.title")
    action = visit.link("/law/changes")
    trail = shown.trail(Link(title, to: action))
    func message(_ name: String) -> String? {
      guard period.problems.contains(name) else { return nil }
      let text = period.sent[name]?.text(for: nil) ?? ""
      return visit.say("check.problem.day", ["text": String(text.prefix(60))])
    }
    func field(_ name: String, _ day: Day, _ label: String) -> DateField {
      let parts = period.problems.contains(name) ? period.sent[name]?.parts : nil
      return DateField(
        name, label: label, error: message(name), day: parts?["day"] ?? String(day.day),
        month: parts?["month"] ?? String(day.month), year: parts?["year"] ?? String(day.year))
    }
    from = field("from", period.from, visit.say("law.changes.from"))
    to = field("to", period.to, visit.say("law.changes.to"))
    errors = ChangesPeriod.names.compactMap { name in
      message(name).map { FormError($0, field: name) }
    }
    showsErrors = !errors.isEmpty
    let found =
      showsErrors ? [] : shown.book.changes(after: period.from, through: period.to)
    summary = visit.say("law.changes.found", count: found.count)
    let groups = Dictionary(grouping: found, by: \.act)
    acts = groups.sorted { $0.key < $1.key }.map { act, changes in
      ActChanges(
        act: Link(shown.links.text(of: shown.book[act].titles), to: shown.links.act(act)),
        changes: changes.map { Self.change($0, shown) })
    }
  }

  private static func change(_ change: LawChange, _ shown: ShownLaw) -> Change {
    let book = shown.book
    let visit = shown.visit
    let day = shown.text(of: change.day)
    switch change.subject {
    case .edition(let id, let position):
      let rule = book[id]
      let edition = rule.editions[position]
      let href = shown.links.provision(
        edition.provision, on: change.day, part: "rule-" + rule.name)
      return Change(
        day: day, link: Link(shown.links.text(of: rule.labels), to: href),
        text: visit.say("law.change.edition-\(change.kind.rawValue)"), now: nil)
    case .entry(let id, let series, let position):
      let value = book[id]
      let entry = value.series[series][position]
      let names = zip(value.keys, book.keys(ofSeries: series, of: value)).map { key, place in
        shown.links.text(of: book[key].cases[place].labels)
      }
      let label = ([shown.links.text(of: value.labels)] + names).joined(separator: ", ")
      return Change(
        day: day,
        link: Link(
          label,
          to: shown.links.provision(entry.provision, on: change.day, part: "value-" + value.name)),
        text: visit.say("law.change.value-\(change.kind.rawValue)"),
        now: change.kind == .begins ? shown.text(of: entry.content, value.type) : nil)
    }
  }
}

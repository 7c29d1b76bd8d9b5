import LawLanguage
import LawLibrary
import Measures

/// The acts of the law book.
struct LawStartPage: Page {
  static var template: String { "law/start" }

  let title: String
  let trail: [Link]
  let search: String
  /// The search box is empty here.
  let words: String? = nil
  let changes: String
  let systems: String
  let counts: String
  let acts: [ActEntry]
  let reforms: [Link]
  let hasReforms: Bool

  struct ActEntry: Sendable {
    let link: Link
    let facts: String
  }

  init(_ shown: ShownLaw) {
    let visit = shown.visit
    let book = shown.book
    title = visit.say("law.title")
    trail = shown.trail()
    search = visit.link("/law/search")
    changes = visit.link("/law/changes")
    systems = visit.link("/law/coverage")
    counts = shown.counts
    acts = book.acts.map { act in
      ActEntry(
        link: Link(shown.links.text(of: act.titles), to: shown.links.act(act.id)),
        facts: shown.facts(of: act).joined(separator: " · "))
    }
    reforms = book.reforms.map {
      Link(shown.links.text(of: $0.titles), to: visit.link("/reforms/" + $0.name))
    }
    hasReforms = !reforms.isEmpty
  }
}

extension ShownLaw {
  /// The size of the law book in words.
  var counts: String {
    visit.say(
      "law.counts",
      [
        "acts": String(book.acts.count), "provisions": String(book.provisions.count),
        "rules": String(book.rules.count), "holes": String(book.holes.count),
      ])
  }

  /// Number, dates and size of an act in words.
  func facts(of act: Act) -> [String] {
    var facts: [String] = []
    if let number = act.number {
      let isPlain = number.kk == number.en
      let text = links.text(of: number)
      facts.append(isPlain ? visit.say("law.number", ["number": text]) : text)
    }
    if let day = act.adopted { facts.append(visit.say("law.adopted", ["day": text(of: day)])) }
    if let day = act.inForce { facts.append(visit.say("law.in-force", ["day": text(of: day)])) }
    if let day = act.through { facts.append(visit.say("law.repealed", ["day": text(of: day)])) }
    let provisions = index.provisions[act.id]?.count ?? 0
    return facts + [visit.say("law.provisions", count: provisions)]
  }

  func text(of day: Day) -> String {
    let (year, month, number) = day.components
    return visit.day(year: year, month: month, day: number)
  }
}

/// One act with its provisions in the order of its files.
struct ActPage: Page {
  static var template: String { "law/act" }

  let title: String
  let trail: [Link]
  let facts: [String]
  let provisions: [Entry]

  struct Entry: Sendable {
    let link: Link
    let isDeeper: Bool
    let rules: String?
  }

  init(_ shown: ShownLaw, _ act: Act) {
    let visit = shown.visit
    title = shown.links.text(of: act.titles)
    trail = shown.trail(Link(title, to: shown.links.act(act.id)))
    facts = shown.facts(of: act)
    let ids = shown.index.provisions[act.id] ?? []
    let top = ids.map { shown.book[$0].level }.min() ?? 0
    provisions = ids.map { id in
      let provision = shown.book[id]
      let held = shown.index[id]
      let count = held.rules.count + held.values.count
      return Entry(
        link: Link(shown.links.text(of: provision.titles), to: shown.links.provision(id, on: nil)),
        isDeeper: provision.level > top,
        rules: count == 0 ? nil : visit.say("law.rules", count: count))
    }
  }
}

/// What the words of a search were found in.
struct SearchPage: Page {
  static var template: String { "law/search" }
  static var mostResults: Int { 100 }

  let title: String
  let trail: [Link]
  let search: String
  let words: String
  let summary: String?
  let results: [Result]

  struct Result: Sendable {
    let kind: String
    let link: Link
    let place: String?
  }

  init(_ shown: ShownLaw) {
    let visit = shown.visit
    words = visit.query["q"] ?? ""
    title = visit.say("law.search.title")
    search = visit.link("/law/search")
    trail = shown.trail(Link(title, to: search))
    let found = shown.index.search.find(String(words.prefix(200)))
    results = found.prefix(Self.mostResults).map { Self.result($0, shown) }
    let isEmpty = words.allSatisfy(\.isWhitespace)
    summary = isEmpty ? nil : visit.say("law.search.found", count: found.count)
  }

  private static func result(_ subject: SearchIndex.Subject, _ shown: ShownLaw) -> Result {
    let book = shown.book
    let links = shown.links
    func result(_ kind: String, _ labels: Labels, _ href: String, _ provision: ID<Provision>?)
      -> Result
    {
      let act = provision.map { links.text(of: book[book[$0].act].titles) }
      return Result(
        kind: shown.visit.say("law.kind.\(kind)"), link: Link(links.text(of: labels), to: href),
        place: act)
    }
    switch subject {
    case .act(let id): return result("act", book[id].titles, links.act(id), nil)
    case .provision(let id):
      return result("provision", book[id].titles, links.provision(id, on: nil), id)
    case .rule(let id):
      return result("rule", book[id].labels, links.rule(id), book[id].provision)
    case .value(let id):
      return result("value", book[id].labels, links.value(id), book[id].provision)
    case .fact(let id):
      let place = book[id].provision
      let href = place.map { links.provision($0, on: nil, part: "fact-" + book[id].name) } ?? ""
      return result("fact", book[id].labels, href, place)
    }
  }
}

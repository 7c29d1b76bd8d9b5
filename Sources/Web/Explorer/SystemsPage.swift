import LawExplain
import LawLanguage
import LawLibrary

/// How much of the regime is written as law: one row for each system.
struct SystemsPage: Page {
  static var template: String { "law/systems" }

  let title: String
  let trail: [Link]
  let counts: String
  let rows: [Row]

  struct Row: Sendable {
    let name: String
    let title: String
    let provisions: Int
    let rules: Int
    let values: Int
    let cases: Int
    let holes: Int
    let lowest: Badge?
    let most: Badge?
  }

  init(_ shown: ShownLaw) {
    let visit = shown.visit
    title = visit.say("systems.title")
    trail = shown.trail(Link(title, to: visit.link("/law/coverage")))
    counts = shown.counts
    let names = visit.phrases.names(below: "systems.name")
    rows = SystemCoverage.all(names, in: shown.book).filter { names.contains($0.name) }.map {
      Row(
        name: $0.name, title: visit.say("systems.name.\($0.name)"), provisions: $0.provisions,
        rules: $0.rules, values: $0.values, cases: $0.cases, holes: $0.holes,
        lowest: $0.lowest.map { Badge($0, visit) }, most: $0.mostCommon.map { Badge($0, visit) })
    }
  }
}

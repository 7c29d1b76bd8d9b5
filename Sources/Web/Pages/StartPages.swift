import LawLanguage
import LawLibrary

/// The first page and the page that says what this service is.
struct StartPages: RouteGroup {
  /// What the other groups of the service have.
  let subjects: Set<StartSubject>

  func addPages(to routes: PageRoutes) {
    routes.get("") { visit in .page(StartPage(visit, subjects.union([.about]))) }
    routes.get("/about") { visit in .page(AboutPage(visit)) }
  }
}

/// The way in: what is answered here, and the button that begins.
struct StartPage: Page {
  static var template: String { "start" }

  let title: String
  let check: String
  let sections: [Section]

  /// The subjects of one kind of reader.
  struct Section: Sendable {
    let heading: String
    let cards: [Card]
  }

  /// A subject with pages of its own.
  struct Card: Sendable {
    let link: Link
    let text: String
  }

  init(_ visit: Visit, _ subjects: Set<StartSubject>) {
    let shown = StartSubject.allCases.filter(subjects.contains)
    sections = StartSubject.Section.allCases.compactMap { section in
      let cards = shown.filter { $0.section == section }.map { Card($0, visit) }
      if cards.isEmpty { return nil }
      return Section(heading: visit.say("start.for.\(section.rawValue)"), cards: cards)
    }
    title = visit.say("name")
    check = visit.link("/check")
  }
}

extension StartPage.Card {
  fileprivate init(_ subject: StartSubject, _ visit: Visit) {
    let words = "start.\(subject.rawValue)"
    link = Link(visit.say("\(words).title"), to: visit.link(subject.path))
    text = visit.say("\(words).text")
  }
}

/// What this is, how sure it is, what is not known, what is not kept.
struct AboutPage: Page {
  static var template: String { "about" }

  let title: String
  let trail: [Link]
  let check: String
  let grades: [Grade]

  /// How sure a source is, and what that means.
  struct Grade: Sendable {
    let badge: Badge
    let meaning: String
  }

  init(_ visit: Visit) {
    title = visit.say("about.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("about.short-title"), to: visit.link("/about")),
    ]
    check = visit.link("/check")
    grades = Confidence.allCases.reversed().map { confidence in
      Grade(
        badge: Badge(confidence, visit),
        meaning: visit.say("about.grade.\(confidence.rawValue)"))
    }
  }
}

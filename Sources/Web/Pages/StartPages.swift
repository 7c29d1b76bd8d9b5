import LawLanguage
import LawLibrary

/// The first page and the page that says what this service is.
struct StartPages: RouteGroup {
  /// Subjects that are there only with an office behind the pages.
  var more: [String] = []

  func addPages(to routes: PageRoutes) {
    routes.get("") { visit in .page(StartPage(visit, more: more)) }
    routes.get("/about") { visit in .page(AboutPage(visit)) }
  }
}

/// The way in: what is answered here, and the button that begins.
struct StartPage: Page {
  static var template: String { "start" }

  let title: String
  let check: String
  let law: String
  let about: String
  let subjects: [Subject]

  /// A subject with pages of its own.
  struct Subject: Sendable {
    let link: Link
    let text: String
  }

  init(_ visit: Visit, more: [String] = []) {
    subjects = (more + ["rights", "cost", "treaties", "reforms", "lab", "statistics"]).map { name in
      Subject(
        link: Link(visit.say("start.\(name).title"), to: visit.link("/" + name)),
        text: visit.say("start.\(name).text"))
    }
    title = visit.say("name")
    check = visit.link("/check")
    law = visit.link("/law")
    about = visit.link("/about")
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

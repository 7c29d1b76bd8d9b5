import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The way to every figure.
struct StatisticsIndexPage: Page {
  static var template: String { "statistics/index" }

  let title: String
  let trail: [Link]
  let subjects: [Subject]
  let notPublished: Link
  let register: Link?

  struct Subject: Sendable {
    let link: Link
    let text: String
  }

  init(_ shown: ShownLaw, hasReports: Bool) {
    let visit = shown.visit
    let path = StatisticsSubject.path
    title = visit.say("statistics.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")), Link(title, to: visit.link(path)),
    ]
    subjects = StatisticsSubject.allCases.map { subject in
      let name = subject.rawValue
      return Subject(
        link: Link(
          visit.say("statistics.subject.\(name).title"), to: visit.link(path + "/" + name)),
        text: visit.say("statistics.subject.\(name).short"))
    }
    notPublished = Link(
      visit.say("statistics.gaps.title"), to: visit.link(path + "/not-published"))
    register =
      hasReports
      ? Link(visit.say("statistics.register.title"), to: visit.link(path + "/register")) : nil
  }
}

/// What was looked for and not found: it is said, not guessed.
struct NotPublishedPage: Page {
  static var template: String { "statistics/not-published" }

  let title: String
  let trail: [Link]
  let subjects: [Gaps]

  struct Gaps: Sendable {
    let link: Link
    let gaps: [String]
  }

  init(_ shown: ShownLaw) {
    let visit = shown.visit
    let path = StatisticsSubject.path
    title = visit.say("statistics.gaps.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("statistics.title"), to: visit.link(path)),
      Link(title, to: visit.link(path + "/not-published")),
    ]
    subjects = StatisticsSubject.allCases.compactMap { subject in
      let gaps = Self.gaps(of: subject, visit)
      if gaps.isEmpty { return nil }
      return Gaps(
        link: Link(
          visit.say("statistics.subject.\(subject.rawValue).title"),
          to: visit.link(path + "/" + subject.rawValue)), gaps: gaps)
    }
  }

  /// The sentences on what is missing for a subject, in their order.
  static func gaps(of subject: StatisticsSubject, _ visit: Visit) -> [String] {
    let beginning = "statistics.gap.\(subject.rawValue)"
    return visit.phrases.names(below: beginning).sorted().map { visit.say("\(beginning).\($0)") }
  }
}

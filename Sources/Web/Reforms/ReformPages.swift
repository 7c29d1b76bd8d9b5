import HTTPTypes
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// What the study of 2017 proposed, and what each proposal would change.
struct ReformPages: RouteGroup {
  let desk: LawDesk

  var startSubjects: [StartSubject] { [.reforms] }

  func addPages(to routes: PageRoutes) {
    routes.get("/reforms") { visit in .page(ReformListPage(shown(visit))) }
    routes.get("/reforms/**") { visit in try reform(visit) }
  }

  private func shown(_ visit: Visit) -> ShownLaw {
    ShownLaw(volume: desk.shelf.volume, visit: visit, today: desk.today())
  }

  private func reform(_ visit: Visit) throws -> PageAnswer {
    let shown = shown(visit)
    let name = visit.rest.joined(separator: "/")
    guard let reform = shown.book.reforms.first(where: { $0.name == name }) else {
      throw Problem(.notFound, detail: visit.say("reforms.none"))
    }
    // A reform that does not apply cleanly would be found by the check of the law.
    guard let volume = desk.shelf.volume(under: [name]) else {
      throw Problem(.unprocessableContent, detail: visit.say("reforms.cannot"))
    }
    let under = ShownLaw(volume: volume, visit: visit, today: desk.today())
    return .page(ReformPage(reform, shown, under))
  }
}

/// The reforms of the law book with what became of them.
struct ReformListPage: Page {
  static var template: String { "reforms/list" }

  let title: String
  let trail: [Link]
  let reforms: [Entry]

  struct Entry: Sendable {
    let link: Link
    let status: Badge
    let since: String
    let state: String?
  }

  init(_ shown: ShownLaw) {
    let visit = shown.visit
    title = visit.say("reforms.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link("/reforms")),
    ]
    reforms = shown.book.reforms.map { reform in
      Entry(
        link: Link(
          shown.links.text(of: reform.titles), to: visit.link("/reforms/" + reform.name)),
        status: Badge(reform.status, visit),
        since: visit.say("reforms.since", ["day": shown.text(of: reform.inForce)]),
        state: shown.enactments(of: reform).last { $0.isBegun }?.text)
    }
  }
}

extension Badge {
  init(_ status: Reform.Status, _ visit: Visit) {
    let tone =
      switch status {
      case .proposal: "open"
      case .enacted: "yes"
      case .withdrawn: "no"
      }
    self.init(visit.say("reforms.status.\(status.rawValue)"), tone: tone)
  }
}

/// What became of a reform from one day on.
struct Enactment: Sendable {
  let period: String
  let text: String
  let isBegun: Bool
  let basis: BasisView
}

extension ShownLaw {
  func enactments(of reform: Reform) -> [Enactment] {
    guard let point = ReformTerms.points[reform.name],
      let (value, entries) = book.entries(of: ReformTerms.enactment, for: point)
    else { return [] }
    return entries.map { entry in
      Enactment(
        period: capitalised(narration.period(entry.from, entry.through)),
        text: text(of: entry.content, value.type),
        isBegun: entry.from.map { $0 <= today } ?? true,
        basis: BasisView(entry.basis, self, on: entry.from))
    }
  }
}

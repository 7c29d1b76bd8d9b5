import HTTPTypes
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The law explorer: acts, provisions beside their rules, editions, changes, search.
struct LawPages: RouteGroup {
  let desk: LawDesk

  var startSubjects: [StartSubject] { [.law] }

  func addPages(to routes: PageRoutes) {
    routes.get("/law") { visit in .page(LawStartPage(shown(visit))) }
    routes.get("/law/search") { visit in .page(SearchPage(shown(visit))) }
    routes.get("/law/changes") { visit in changes(visit) }
    routes.get("/law/coverage") { visit in .page(SystemsPage(shown(visit))) }
    routes.get("/law/act/**") { visit in try act(visit) }
    routes.get("/law/values/{name}") { visit in try value(visit) }
  }

  private func shown(_ visit: Visit) -> ShownLaw {
    ShownLaw(volume: desk.shelf.volume, visit: visit, today: desk.today())
  }

  private func changes(_ visit: Visit) -> PageAnswer {
    let period = ChangesPeriod(visit.query, today: desk.today())
    if period.isForm, period.problems.isEmpty {
      return .redirect(to: visit.link("/law/changes", period.fields))
    }
    return .page(
      ChangesPage(shown(visit), period),
      status: period.problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// The names of acts hold slashes: the longest name that fits is the act, what follows the provision.
  private func act(_ visit: Visit) throws -> PageAnswer {
    let shown = shown(visit)
    let parts = visit.rest
    if let act = shown.book.act(named: parts.joined(separator: "/")) {
      return .page(ActPage(shown, act))
    }
    guard let act = shown.book.act(named: parts.dropLast().joined(separator: "/")) else {
      throw Problem(.notFound, detail: visit.say("law.no-act"))
    }
    guard let provision = parts.last.flatMap({ shown.book.provision($0, of: act.id) }) else {
      throw Problem(.notFound, detail: visit.say("law.no-provision"))
    }
    return try provisionPage(shown, provision)
  }

  private func provisionPage(_ shown: ShownLaw, _ provision: Provision) throws -> PageAnswer {
    let asked = AskedDay(shown.visit.query, today: desk.today())
    switch asked {
    case .joined(let day):
      return .redirect(to: shown.links.provision(provision.id, on: day))
    case .day(let day): return .page(ProvisionPage(shown, provision, on: day))
    case .wrong(let sent):
      return .page(
        ProvisionPage(shown, provision, on: desk.today(), wrong: sent),
        status: .unprocessableContent)
    }
  }

  private func value(_ visit: Visit) throws -> PageAnswer {
    let shown = shown(visit)
    guard let value = shown.book.values.first(where: { $0.name == visit.parameter("name") }) else {
      throw Problem(.notFound, detail: visit.say("law.no-value"))
    }
    return .redirect(to: shown.links.value(value.id))
  }
}

/// The law book as one visitor sees it.
struct ShownLaw {
  let volume: LawVolume
  let visit: Visit
  let today: Day
  let narration: Narration

  init(volume: LawVolume, visit: Visit, today: Day) {
    self.volume = volume
    self.visit = visit
    self.today = today
    narration = Narration(book: volume.book, phrases: visit.phrases, language: visit.language)
  }

  var book: LawBook { volume.book }
  var index: LawIndex { volume.reading.index }
  var links: LawLinks { LawLinks(book: book, visit: visit) }

  /// The way from the start page.
  func trail(_ steps: Link...) -> [Link] {
    [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("law.title"), to: visit.link("/law")),
    ] + steps
  }
}

/// The day whose law a page shows, as the address or a form gives it.
enum AskedDay {
  case day(Day)
  /// It came in three parts and is to be joined.
  case joined(Day)
  case wrong(SentAnswer)

  init(_ query: Fields, today: Day) {
    guard let sent = SentAnswer.all(in: query).first(where: { $0.name == "day" }), !sent.isEmpty
    else {
      self = .day(today)
      return
    }
    guard let day = sent.text(for: nil).flatMap({ Day(iso: $0) }) else {
      self = .wrong(sent)
      return
    }
    self = sent.isInParts ? .joined(day) : .day(day)
  }
}

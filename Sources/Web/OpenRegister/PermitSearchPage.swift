import Casework
import LawLibrary
import Measures
import Office
import Register

/// Permits in effect, newest first, by words, region and category: `open/register`.
struct PermitSearchPage: Page {
  static var template: String { "open/register" }

  let title: String
  let trail: [Link]
  let asOf: String
  let action: String
  let search: TextField
  let region: ChoiceField
  let category: ChoiceField
  let permits: [Row]
  let hasPermits: Bool
  let nothing: String
  let pages: Pagination?
  let verify: String
  let openData: String

  struct Row: Sendable {
    let number: String
    let href: String
    let employer: String
    let businessNumber: String
    let region: String
    let category: String
    let places: Int
    let lastDay: String
    let state: Badge
  }

  init(_ page: Listed<PermitStatus>, _ wish: PermitWish, _ words: CaseWords) {
    let visit = words.visit
    title = visit.say("open.register.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link(OpenRegisterPages.path)),
    ]
    asOf = visit.say("open.register.as-of", ["day": words.day(words.today)])
    action = visit.link(OpenRegisterPages.path)
    search = TextField(
      "words", label: visit.say("open.register.words"), hint: visit.say("open.register.words-hint"),
      value: wish.words)
    region = ChoiceField(
      "region", label: visit.say("case.region"),
      choices: ReaderOrder(visit.language, phrases: visit.phrases)
        .sorted(words.choices(.region, chosen: wish.region)) { $0.text })
    category = ChoiceField(
      "category", label: visit.say("case.category"),
      choices: words.choices(.category, chosen: wish.category))
    permits = page.items.map { Row($0, words) }
    hasPermits = !permits.isEmpty
    nothing = visit.say(wish.isNarrow ? "open.register.nothing" : "open.register.empty")
    pages = Pagination(visit, path: OpenRegisterPages.path, wish: wish.fields, next: page.next)
    verify = visit.link(VerifyPages.path)
    openData = visit.link(OpenRegisterPages.dataPath)
  }
}

extension PermitSearchPage.Row {
  fileprivate init(_ permit: PermitStatus, _ words: CaseWords) {
    let visit = words.visit
    number = permit.number.rawValue
    href = visit.link(
      VerifyPages.path, Fields(pairs: [.init(name: "number", value: permit.number.rawValue)]))
    employer = permit.employerName
    businessNumber = permit.businessNumber
    region = permit.regions.map(words.region).joined(separator: ", ")
    category = words.category(permit.category)
    places = permit.places
    lastDay = permit.lastDay.map(words.day) ?? "–"
    let tones: [PermitStatus.State: String] = [.inEffect: "yes", .suspended: "no"]
    state = Badge(
      visit.say("verify.result.\(permit.state.rawValue)"), tone: tones[permit.state] ?? "open")
  }
}

extension PermitSearchPage {
  var shown: ShownRecord {
    [
      "title": .of(title), "trail": .of(trail), "asOf": .of(asOf), "action": .of(action),
      "search": .of(search), "region": .of(region), "category": .of(category),
      "permits": .of(permits), "hasPermits": .of(hasPermits), "nothing": .of(nothing),
      "pages": .of(pages), "verify": .of(verify), "openData": .of(openData),
    ]
  }
}

extension PermitSearchPage.Row: Showing {
  var shown: ShownRecord {
    [
      "number": .of(number), "href": .of(href), "employer": .of(employer),
      "businessNumber": .of(businessNumber), "region": .of(region), "category": .of(category),
      "places": .of(places), "lastDay": .of(lastDay), "state": .of(state),
    ]
  }
}

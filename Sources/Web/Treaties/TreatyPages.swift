import HTTPTypes
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The law against the treaties: every obligation with its verdict, and each one in depth.
struct TreatyPages: RouteGroup {
  let desk: LawDesk

  var startSubjects: [StartSubject] { [.treaties] }

  func addPages(to routes: PageRoutes) {
    routes.get("/treaties") { visit in list(visit) }
    routes.get("/treaties/{obligation}") { visit in try obligation(visit) }
  }

  private func shown(_ visit: Visit) -> ShownLaw {
    ShownLaw(volume: desk.shelf.volume, visit: visit, today: desk.today())
  }

  private func list(_ visit: Visit) -> PageAnswer {
    let shown = shown(visit)
    let filter = TreatyFilter(visit.query)
    switch AskedDay(visit.query, today: desk.today()) {
    case .joined(let day):
      return .redirect(to: visit.link("/treaties", filter.fields(on: day)))
    case .day(let day): return .page(TreatyListPage(shown, filter, on: day))
    case .wrong(let sent):
      return .page(
        TreatyListPage(shown, filter, on: desk.today(), wrong: sent),
        status: .unprocessableContent)
    }
  }

  private func obligation(_ visit: Visit) throws -> PageAnswer {
    let shown = shown(visit)
    let name = visit.parameter("obligation")
    let all = shown.book.enumeration(named: TreatyTerms.obligation)?.cases ?? []
    guard let own = all.first(where: { $0.name == name }) else {
      throw Problem(.notFound, detail: visit.say("treaties.none"))
    }
    let day = visit.query["day"].flatMap { Day(iso: $0) } ?? desk.today()
    let record = TreatyRecord(own, shown, day, VerdictBench(shown, day))
    return .page(ObligationPage(record, shown, on: day))
  }
}

/// Which obligations the table shows.
struct TreatyFilter: Sendable {
  let treaty: String?
  let verdict: String?

  init(_ query: Fields) {
    treaty = query["treaty"].flatMap { $0.isEmpty ? nil : $0 }
    verdict = query["verdict"].flatMap { $0.isEmpty ? nil : $0 }
  }

  func shows(_ record: TreatyRecord) -> Bool {
    (treaty == nil || treaty == record.treaty) && (verdict == nil || verdict == record.verdict)
  }

  func fields(on day: Day) -> Fields {
    let pairs = [("day", day.description), ("treaty", treaty ?? ""), ("verdict", verdict ?? "")]
    return Fields(pairs: pairs.filter { !$0.1.isEmpty }.map { .init(name: $0.0, value: $0.1) })
  }
}

/// The table of obligations.
struct TreatyListPage: Page {
  static var template: String { "treaties/list" }

  let title: String
  let trail: [Link]
  let showsErrors: Bool
  let errors: [FormError]
  let action: String
  let day: String
  let date: DateField
  let filters: [FilterList]
  let counts: String
  let treaties: [Group]

  struct FilterList: Sendable {
    let name: String
    let label: String
    let choices: [Choice]
  }

  struct Group: Sendable {
    let title: String
    let standing: String?
    let rows: [Row]
  }

  struct Row: Sendable {
    let link: Link
    let verdict: Badge?
    let isComputed: Bool
    /// How the verdict stands to the one written down, where the two differ.
    let differs: String?
    let judgement: String?
  }

  init(_ shown: ShownLaw, _ filter: TreatyFilter, on day: Day, wrong: SentAnswer? = nil) {
    let visit = shown.visit
    title = visit.say("treaties.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link("/treaties")),
    ]
    action = visit.link("/treaties")
    self.day = shown.text(of: day)
    let message = wrong.map {
      visit.say("check.problem.day", ["text": String(($0.text(for: nil) ?? "").prefix(60))])
    }
    date = DateField(
      "day", label: visit.say("law.day.ask"), error: message,
      day: wrong?.parts["day"] ?? String(day.day),
      month: wrong?.parts["month"] ?? String(day.month),
      year: wrong?.parts["year"] ?? String(day.year))
    errors = message.map { [FormError($0, field: "day")] } ?? []
    showsErrors = message != nil
    let all = TreatyRecord.all(shown, on: day)
    filters = Self.filters(all, shown, filter)
    let found = all.filter(filter.shows)
    counts = visit.say("treaties.found", count: found.count)
    treaties = distinct(found.map(\.treaty)).map { treaty in
      let own = found.filter { $0.treaty == treaty }
      return Group(
        title: own.first?.treatyTitle ?? treaty, standing: own.first?.standing,
        rows: own.map { Self.row($0, shown, on: day) })
    }
  }

  private static func row(_ record: TreatyRecord, _ shown: ShownLaw, on day: Day) -> Row {
    let query = Fields(pairs: [.init(name: "day", value: day.description)])
    return Row(
      link: Link(record.title, to: shown.visit.link("/treaties/" + record.name, query)),
      verdict: record.verdict.map { shown.badge(ofVerdict: $0) },
      isComputed: record.isComputed,
      differs: record.difference.map {
        shown.visit.say($0 == .part ? "treaties.written-part" : "treaties.differs")
      },
      judgement: record.judgement)
  }

  private static func filters(_ all: [TreatyRecord], _ shown: ShownLaw, _ filter: TreatyFilter)
    -> [FilterList]
  {
    let visit = shown.visit
    let any = Choice("", visit.say("treaties.any"))
    let treaties = distinct(all.map(\.treaty)).map { name in
      Choice(
        name, all.first { $0.treaty == name }?.treatyTitle ?? name,
        isChosen: name == filter.treaty)
    }
    let kinds = shown.book.enumeration(named: TreatyTerms.verdict)?.cases ?? []
    let verdicts = kinds.map {
      Choice($0.name, shown.links.text(of: $0.labels), isChosen: $0.name == filter.verdict)
    }
    return [
      FilterList(name: "treaty", label: visit.say("treaties.treaty"), choices: [any] + treaties),
      FilterList(name: "verdict", label: visit.say("treaties.verdict"), choices: [any] + verdicts),
    ]
  }
}

extension ShownLaw {
  func badge(ofVerdict name: String) -> Badge {
    let label = book.enumeration(named: TreatyTerms.verdict).map { self.label(name, of: $0) }
    return Badge(label ?? name, tone: TreatyTerms.tones[name] ?? "plain")
  }
}

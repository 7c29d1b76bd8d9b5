import Casework
import LawLibrary
import Measures
import Office
import Register

/// Stays in a list, or only those past their last lawful day or with a late notice of arrival: `field/stays`.
struct StayListPage: Page {
  static var template: String { "field/stays" }

  let title: String
  let order: String
  let links: [Link]
  let action: String
  let region: ChoiceField?
  let stays: [Row]
  let hasStays: Bool
  let empty: String
  let pages: Pagination?
  /// Who moved on from the employer's place.
  let moved: [Moved]
  let hasMoved: Bool

  /// Somebody who stayed at this host's place until another one took them in.
  struct Moved: Sendable {
    let name: String
    let citizenship: String
    let address: String
    let since: String
    let until: String
  }

  /// One stay in the list.
  struct Row: Sendable {
    let name: String
    let href: String
    let citizenship: String
    let entered: String
    let region: String
    let lastDay: String
    let state: Badge?
  }

  /// Which list it is.
  enum Kind: String, CaseIterable {
    case stays, overstays, lateNotices

    var path: String {
      switch self {
      case .stays: FieldAddress.stays
      case .overstays: FieldAddress.overstays
      case .lateNotices: FieldAddress.lateNotices
      }
    }
  }

  init(
    _ kind: Kind, _ views: Listed<StayView>, moved: [(hosting: EarlierHosting, name: String?)],
    region chosen: String?, _ words: CaseWords,
    _ actor: Actor
  ) {
    let visit = words.visit
    title = visit.say("field.\(kind.rawValue).title")
    order = visit.say("field.\(kind.rawValue).order")
    empty = visit.say("field.\(kind.rawValue).empty")
    links = FieldAddress.links(visit, actor)
    action = visit.link(kind.path)
    let reach = Rights.reach(of: actor.role, for: .seeStay)
    region =
      reach == .any
      ? ChoiceField(
        "region", label: visit.say("case.region"),
        choices: ReaderOrder(visit.language, phrases: visit.phrases)
          .sorted(words.choices(.region, chosen: chosen)) { $0.text }) : nil
    stays = views.items.map { Row($0, kind, words) }
    hasStays = !stays.isEmpty
    self.moved = moved.map { Moved($0.hosting, $0.name, words) }
    hasMoved = !moved.isEmpty
    pages = Pagination(visit, path: kind.path, wish: [("region", chosen)], next: views.next)
  }
}

extension StayListPage.Moved {
  init(_ hosting: EarlierHosting, _ name: String?, _ words: CaseWords) {
    self.name = name ?? words.say("field.stay.nameless")
    citizenship = words.country(hosting.citizenship)
    address = hosting.address ?? "–"
    since = words.day(hosting.since)
    until = words.day(hosting.until)
  }
}

extension StayListPage.Row {
  init(_ view: StayView, _ kind: StayListPage.Kind, _ words: CaseWords) {
    let stay = view.stay.record
    name = view.person?.name ?? words.say("field.stay.nameless")
    href = FieldAddress.stay(stay.id, words.visit)
    citizenship = words.country(stay.citizenship)
    entered = words.day(stay.entryDay)
    region = stay.region.map(words.region) ?? "–"
    lastDay = view.days?.lastLawfulDay.map { words.day($0) } ?? words.say("case.day.not-known")
    state = kind == .lateNotices ? words.noticeBadge(view) : words.badge(view)
  }
}

extension CaseWords {
  /// How a stay stands today: gone, past its end, or how long it still runs; nil where the law names no end.
  func badge(_ view: StayView) -> Badge? {
    if view.stay.record.exitDay != nil {
      return Badge(say("field.stay.left"), tone: "plain")
    }
    if let late = view.days?.overstayDays, late > 0 {
      return Badge(visit.say("field.stay.late", count: late), tone: "no")
    }
    return due(view.days?.lastLawfulDay)
  }

  /// When the notice of arrival came, and by when it had to.
  fileprivate func noticeBadge(_ view: StayView) -> Badge? {
    guard let told = view.stay.record.notices.first?.day, let last = view.days?.hostNoticeLastDay
    else { return nil }
    return Badge(
      say("field.lateNotices.told", ["day": day(told), "last": day(last)]), tone: "no")
  }
}

import HTTPTypes
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// A worker's own rights: the situations, and from a few facts what the law says in all of them.
struct RightsPages: RouteGroup {
  let desk: LawDesk

  var startSubjects: [StartSubject] { [.rights] }

  func addPages(to routes: PageRoutes) {
    routes.get(RightsAddress.path) { visit in answer(visit) }
    routes.get(RightsAddress.path + "/about-you") { visit in
      .page(RightsFormPage(shown(visit), RightsAddress(visit.query)))
    }
  }

  private func shown(_ visit: Visit) -> ShownLaw {
    ShownLaw(volume: desk.shelf.volume, visit: visit, today: desk.today())
  }

  private func answer(_ visit: Visit) -> PageAnswer {
    let shown = shown(visit)
    var address = RightsAddress(visit.query)
    switch AskedDay(visit.query, today: desk.today()) {
    case .joined(let day):
      address.day = day
      return .redirect(to: address.link(visit))
    case .wrong(let sent):
      return .page(RightsFormPage(shown, address, wrongDay: sent), status: .unprocessableContent)
    case .day: break
    }
    if let wrong = address.wrongFact(shown.book) {
      return .page(
        RightsFormPage(shown, address, wrongFact: wrong), status: .unprocessableContent)
    }
    return .page(RightsPage(shown, address))
  }
}

extension RightsAddress {
  func link(_ visit: Visit) -> String { visit.link(Self.path, fields) }

  /// A fact about the person that cannot be read.
  func wrongFact(_ book: LawBook) -> String? {
    guard let person = book.record(named: RightsTopics.person) else { return nil }
    return pairs.first { pair in
      guard RightsTopics.facts.contains(pair.name) else { return false }
      do {
        _ = try book.answer(from: pair.value, for: book.path(pair.name, from: person.id))
        return false
      } catch { return true }
    }?.name
  }

  /// What a check gives back when it was begun from here.
  init?(givenBackBy check: Check) {
    guard let kept = check.address.rights, let fields = Fields(encoded: kept),
      let question = RightsTopics.question(about: check.reading.topic.name)
    else { return nil }
    self.init(fields)
    day = check.day
    take(
      check.address.answers, of: question,
      record: check.book[check.reading.topic.record].name)
  }
}

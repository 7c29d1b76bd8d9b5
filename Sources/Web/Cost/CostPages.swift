import HTTPTypes
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// What a worker costs an employer: a citizen, a citizen of the Union and another foreigner side by side.
struct CostPages: RouteGroup {
  let desk: LawDesk

  var startSubjects: [StartSubject] { [.cost] }

  func addPages(to routes: PageRoutes) {
    routes.get(CostAddress.path) { visit in answer(visit) }
    routes.get(CostAddress.path + "/about-the-job") { visit in
      let shown = shown(visit)
      return .page(CostFormPage(shown, address(shown)))
    }
  }

  private func shown(_ visit: Visit) -> ShownLaw {
    ShownLaw(volume: desk.shelf.volume, visit: visit, today: desk.today())
  }

  private func address(_ shown: ShownLaw) -> CostAddress {
    var address = CostAddress(shown.visit.query, shown.book)
    address.day = shown.visit.query["day"].flatMap { Day(iso: $0) }
    return address
  }

  private func answer(_ visit: Visit) -> PageAnswer {
    let shown = shown(visit)
    var address = address(shown)
    var wrongDay: SentAnswer?
    var isJoined = address.isForm
    switch AskedDay(visit.query, today: desk.today()) {
    case .joined(let day): (address.day, isJoined) = (day, true)
    case .wrong(let sent): wrongDay = sent
    case .day: break
    }
    if wrongDay != nil || !address.wrong.isEmpty {
      return .page(
        CostFormPage(shown, address, wrongDay: wrongDay), status: .unprocessableContent)
    }
    if isJoined { return .redirect(to: address.link(visit)) }
    if address[CostTerms.wage] == nil { return .page(CostFormPage(shown, address)) }
    return .page(CostPage(shown, address))
  }
}

/// The few questions about the job.
struct CostFormPage: Page {
  static var template: String { "cost/about-the-job" }

  let title: String
  let trail: [Link]
  let showsErrors: Bool
  let errors: [FormError]
  let action: String
  let fields: [FactField]
  let date: DateField

  init(_ shown: ShownLaw, _ address: CostAddress, wrongDay: SentAnswer? = nil) {
    let visit = shown.visit
    title = visit.say("cost.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link(CostAddress.path)),
    ]
    action = visit.link(CostAddress.path)
    let wrong = visit.say("cost.wrong")
    fields = CostTerms.asked.compactMap {
      FactField(
        $0.name, of: $0.record, shown, chosen: address[$0.name],
        error: address.wrong[$0.name].map { _ in wrong }, sent: address.wrong[$0.name])
    }
    let message = wrongDay.map {
      visit.say("check.problem.day", ["text": String(($0.text(for: nil) ?? "").prefix(60))])
    }
    let day = (address.day ?? shown.today).components
    date = DateField(
      "day", label: visit.say("check.day.ask"), hint: visit.say("check.day.hint"), error: message,
      day: wrongDay?.parts["day"] ?? String(day.day),
      month: wrongDay?.parts["month"] ?? String(day.month),
      year: wrongDay?.parts["year"] ?? String(day.year))
    errors =
      CostTerms.asked.filter { address.wrong[$0.name] != nil }.map {
        FormError(wrong, field: $0.name)
      } + (message.map { [FormError($0, field: "day")] } ?? [])
    showsErrors = !errors.isEmpty
  }
}

import Casework
import HTTPTypes
import Measures
import Office
import Register

/// The request for places of the next year, and those that the employer made.
struct QuotaWishPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.form(
      EmployerAddress.quota, { visit, actor in try await form(visit, actor).page(Typed()) },
      send: ask)
    routes.get(
      EmployerAddress.requests, signedIn: { visit, who in try await list(visit, who.actor) })
  }

  private func requests(
    _ visit: Visit, _ actor: Actor, size: PageSize
  ) async throws -> Listed<Versioned<QuotaRequest>> {
    let employer = try EmployerHomePages.employer(of: actor)
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.quotaRequests(
        employer: employer, after: Cursor.of(visit), size: size, actor)
    }
  }

  private func list(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let requests = try await requests(visit, actor, size: PageSize(50))
    return .page(QuotaWishListPage(requests, try desk.words(visit), actor))
  }

  private func form(_ visit: Visit, _ actor: Actor) async throws -> QuotaWishForm {
    let requests = try await requests(visit, actor, size: PageSize(PageSize.most))
    return QuotaWishForm(
      earlier: requests.items.map(\.record), desk: desk, words: try desk.words(visit))
  }

  private func ask(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let employer = try EmployerHomePages.employer(of: actor)
    let form = try await form(visit, actor)
    var sent = SentForm(visit)
    guard let (lines, reason) = form.read(&sent) else { return form.page(Typed(sent)).answer }
    do {
      _ = try await desk.office.requestQuota(
        employer, lines: lines, reason: reason, sent.asked(actor))
      return .redirect(to: visit.link(EmployerAddress.requests) + "?done=asked")
    } catch {
      return try desk.refused(error, of: form.page(Typed()), form.words)
    }
  }
}

/// How many workers of each category an employer needs next year.
struct QuotaWishForm {
  let earlier: [QuotaRequest]
  let desk: OfficeDesk
  let words: CaseWords

  /// Only those that take places of the quota.
  private var categories: [String] {
    (try? words.law.categoriesInQuota(on: words.today))?.map(\.name)
      ?? words.law.cases(of: .category)
  }
  private var year: Int { words.today.year + 1 }

  func page(_ typed: Typed) -> StepPage {
    let visit = words.visit
    return StepPage(
      title: visit.say("employer.quota.title", ["year": String(year)]),
      back: visit.link(EmployerAddress.home), lead: [visit.say("employer.quota.lead"), lastDay],
      inset: adding,
      links: [Link(visit.say("employer.requests.title"), to: visit.link(EmployerAddress.requests))],
      fields: categories.map {
        typed.line($0, words.category(CategoryKey($0)), width: 5, isNumber: true)
      } + [typed.area("reason", visit.say("employer.quota.reason"), rows: 4)],
      errors: typed.errors,
      form: FormFoot(
        action: visit.link(EmployerAddress.quota),
        key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: nil,
        button: visit.say("employer.quota.button")))
  }

  /// By when to ask, or since when it is too late.
  private var lastDay: String {
    guard let last = words.lastDay(ofRequestOn: words.today) else {
      return words.say("employer.quota.no-last-day", ["year": String(year)])
    }
    return words.say(
      last < words.today ? "employer.quota.late" : "employer.quota.last-day",
      ["year": String(year), "day": words.day(last)])
  }

  /// That what is asked for now is added to what was asked for before; nil where nothing was.
  private var adding: String? {
    let count = earlier.filter { $0.year == year }.reduce(0) { $0 + $1.countedPlaces }
    guard count > 0 else { return nil }
    return words.visit.say("employer.quota.adds", count: count, ["year": String(year)])
  }

  func read(_ form: inout SentForm) -> ([QuotaRequest.Line], String)? {
    var lines: [QuotaRequest.Line] = []
    for category in categories where !form.typed(category).isEmpty {
      let places = form.number(
        category, least: 0, most: words.law.placesRange.upperBound,
        missing: "employer.quota.missing")
      if let places, places > 0 {
        lines.append(.init(category: CategoryKey(category), places: places))
      }
    }
    let reason = form.text("reason", missing: "employer.quota.reason-missing")
    if lines.isEmpty, form.isFit, let first = categories.first {
      form.note("employer.quota.missing", at: first)
    }
    return form.isFit ? (lines, reason) : nil
  }
}

/// What the employer asked for, newest first: `employer/requests`.
struct QuotaWishListPage: Page {
  static var template: String { "employer/requests" }

  let title: String
  let back: String?
  let done: String?
  let ask: String?
  let rows: [Row]
  let hasRows: Bool
  let pages: Pagination?

  /// One request with what the office answered.
  struct Row: Sendable {
    let year: String
    let asked: String
    let lines: String
    let lastDay: String
    let isLate: Bool
    let state: Badge
    /// When the view was given, and its words; nil while none was given.
    let answered: String?
    let comment: String?
  }

  init(_ requests: Listed<Versioned<QuotaRequest>>, _ words: CaseWords, _ actor: Actor) {
    let visit = words.visit
    title = visit.say("employer.requests.title")
    back = visit.link(EmployerAddress.home)
    done = visit.query["done"].map { _ in visit.say("employer.quota.done") }
    ask = actor.mayEver(.requestQuota) ? visit.link(EmployerAddress.quota) : nil
    rows = requests.items.map { Row($0.record, words) }
    hasRows = !rows.isEmpty
    pages = Pagination(visit, path: EmployerAddress.requests, next: requests.next)
  }
}

extension QuotaWishListPage.Row {
  fileprivate init(_ request: QuotaRequest, _ words: CaseWords) {
    year = String(request.year)
    asked = words.day(request.day)
    lines = words.lines(of: request)
    lastDay =
      words.lastDay(ofRequestOn: request.day).map(words.day) ?? words.say("case.day.not-known")
    isLate = request.isInTime == false
    state = words.badge(request.standing)
    switch request.standing {
    case .asked: (answered, comment) = (nil, nil)
    case .answered(_, let comment, let day):
      answered = words.day(day)
      self.comment = comment.isEmpty ? nil : comment
    }
  }
}

extension CaseWords {
  /// The last day of the round that a request of a day belongs to; nil where the law files do not know it.
  fileprivate func lastDay(ofRequestOn day: Day) -> Day? {
    (try? law.quotaRound(requestFiledOn: day))?.lastDay
  }
}

import Casework
import HTTPTypes
import Measures
import Office
import Register

/// Employers' requests for places of the next year, and the office's view of each.
struct RequestPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.answering(
      OfficerAddress.requests,
      { visit, actor in
        .page(AnsweredPage(try await requests(visit, actor), try desk.words(visit), actor))
      }, sheet: { visit, actor in try await form(visit, actor).sheet }, send: send)
  }

  /// Whom the answered requests are for: everybody but the office that answers them.
  static func readsAll(_ actor: Actor) -> Bool { actor.region == nil }

  private func requests(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Listed<Versioned<QuotaRequest>> {
    guard actor.role.isAtTheOffice, actor.mayEver(.seeQuotaRequests) else {
      throw Problem(.notFound)
    }
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.quotaRequests(
        isWaiting: !AnsweredList.showsAll(visit, first: Self.readsAll(actor)),
        after: Cursor.of(visit),
        size: AnsweredList.size, actor)
    }
  }

  private func form(_ visit: Visit, _ actor: Actor) async throws -> RequestForm {
    let id: Identifier<QuotaRequest> = try visit.key()
    let request = try await desk.look { office async throws(OfficeRefusal) in
      try await office.quotaRequest(id, actor)
    }
    return RequestForm(request: request, desk: desk, words: try desk.words(visit))
  }

  private func send(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(visit, actor)
    var sent = SentForm(visit)
    guard let (view, comment) = form.sheet.question.read(&sent) else {
      return form.sheet.page(Typed(sent)).answer
    }
    do {
      _ = try await desk.office.answerQuotaRequest(
        form.request.record.id, isSupported: view == "supported", comment: comment,
        sent.asked(actor))
      return .redirect(to: visit.link(OfficerAddress.requests))
    } catch {
      return try form.sheet.refused(error)
    }
  }
}

/// The view of the office on one request.
struct RequestForm {
  let request: Versioned<QuotaRequest>
  let desk: OfficeDesk
  let words: CaseWords

  var sheet: AnswerSheet {
    let record = request.record
    return AnswerSheet(
      kind: "request", list: OfficerAddress.requests, id: record.id.rawValue,
      version: request.version, caption: record.employer.name,
      rows: [
        SummaryRow(words.say("case.region"), words.region(record.employer.region)),
        SummaryRow(words.say("office.request.year"), String(record.year)),
      ]
        + record.lines.map { SummaryRow(words.category($0.category), String($0.places)) }
        + [SummaryRow(words.say("office.request.reason"), record.reason)],
      question: AnswerQuestion(
        name: "view", reasonName: "comment", label: words.say("office.request.view"),
        choices: [
          Choice("supported", words.say("office.request.is-supported")),
          Choice("not", words.say("office.request.is-not-supported")),
        ], missing: "office.request.view-missing",
        reason: (words.say("office.request.comment"), words.say("office.request.comment-hint")),
        needsReason: "not"), desk: desk, words: words)
  }
}

extension AnsweredPage {
  /// The requests, with their sum where all stand on one page.
  fileprivate init(
    _ requests: Listed<Versioned<QuotaRequest>>, _ words: CaseWords, _ actor: Actor
  ) {
    self.init(
      "requests", requests, at: OfficerAddress.requests, back: OfficerAddress.quota, words,
      showsAllFirst: RequestPages.readsAll(actor),
      heads: [
        Cell(words.say("case.employer")), Cell(words.say("office.request.year")),
        Cell(words.say("office.request.lines")),
        Cell(words.say("office.quota.places"), isNumber: true),
      ]
    ) { Row($0, words, actor) }
    guard list.pages == nil, hasRows else { return }
    total = words.visit.say(
      "office.requests.total", count: requests.items.reduce(0) { $0 + $1.record.countedPlaces })
  }
}

extension AnsweredPage.Row {
  fileprivate init(_ request: QuotaRequest, _ words: CaseWords, _ actor: Actor) {
    self.init(
      text: request.employer.name, below: words.region(request.employer.region),
      href: actor.may(.answerQuotaRequest, request.subject)
        ? words.visit.link(OfficerAddress.requests + "/" + request.id.rawValue) : nil,
      cells: [
        .init(String(request.year)), .init(words.lines(of: request)),
        .init(String(request.places), isNumber: true),
      ], state: words.badge(request.standing),
      note: request.isInTime == false ? words.say("office.request.late") : nil)
  }
}

extension CaseWords {
  /// What is asked for, category by category.
  func lines(of request: QuotaRequest) -> String {
    request.lines.map { category($0.category) + ": \($0.places)" }.joined(separator: "; ")
  }

  func badge(_ standing: QuotaRequest.Standing) -> Badge {
    switch standing {
    case .asked: Badge(say("office.request.is-asked"), tone: "open")
    case .answered(true, _, _): Badge(say("office.request.is-supported"), tone: "yes")
    case .answered(false, _, _): Badge(say("office.request.is-not-supported"), tone: "no")
    }
  }
}

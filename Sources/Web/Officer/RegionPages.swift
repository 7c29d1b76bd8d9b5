import Casework
import HTTPTypes
import Measures
import Office
import Register

/// Permits of other regions that shall name this one too: the list, and the region's word on each.
struct RegionPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.answering(
      OfficerAddress.regions,
      { visit, actor in
        .page(AnsweredPage(try await requests(visit, actor), try desk.words(visit)))
      }, sheet: { visit, actor in try await request(visit, actor).sheet }, send: send)
  }

  private func requests(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Listed<Versioned<RegionRequest>> {
    guard actor.mayEver(.answerRegion) else { throw Problem(.notFound) }
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.regionRequests(
        isWaiting: !AnsweredList.showsAll(visit), after: Cursor.of(visit),
        size: AnsweredList.size, actor)
    }
  }

  private func request(_ visit: Visit, _ actor: Actor) async throws -> RegionForm {
    let id: Identifier<RegionRequest> = try visit.key()
    let (request, permitCase) = try await desk.look { office async throws(OfficeRefusal) in
      try await office.regionRequest(id, actor)
    }
    return RegionForm(
      request: request, permitCase: permitCase, desk: desk, words: try desk.words(visit))
  }

  private func send(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await request(visit, actor)
    var sent = SentForm(visit)
    guard let (answer, reason) = form.sheet.question.read(&sent) else {
      return form.sheet.page(Typed(sent)).answer
    }
    do {
      _ = try await desk.office.answerRegion(
        form.request.record.id, refusal: answer == "no" ? reason : nil, sent.asked(actor))
      return .redirect(to: OfficerAddress.permitCase(form.permitCase.id, visit))
    } catch {
      return try form.sheet.refused(error)
    }
  }
}

/// The word of a region on one case of another region.
struct RegionForm {
  let request: Versioned<RegionRequest>
  let permitCase: PermitCase
  let desk: OfficeDesk
  let words: CaseWords

  var sheet: AnswerSheet {
    let record = request.record
    return AnswerSheet(
      kind: "region", list: OfficerAddress.regions, id: record.id.rawValue,
      version: request.version, caption: record.permitCase.rawValue,
      lead: [words.say("office.region.lead")], inset: inset,
      rows: [
        SummaryRow(words.say("case.employer"), record.employerName),
        SummaryRow(words.say("office.region.from"), words.region(record.from)),
        SummaryRow(words.say("office.region.named"), words.region(record.region)),
        SummaryRow(words.say("case.places"), String(record.places)),
        SummaryRow(
          words.say("case.category"),
          permitCase.standing.admission?.category.map(words.category)
            ?? words.say("case.day.not-known")),
      ],
      question: AnswerQuestion(
        label: words.say("office.region.answer"),
        choices: ["yes", "no"].map { Choice($0, words.say("office.region.answer-is.\($0)")) },
        missing: "office.region.answer-missing",
        reason: (words.say("office.reason"), words.say("office.reason-hint")), needsReason: "no"),
      desk: desk, words: words)
  }

  /// Why it cannot be answered now; nil while it can.
  private var inset: String? {
    switch permitCase.standing {
    case .admitted, .heard: nil
    case .preparing, .lodged, .deficient: words.say("office.region.not-yet")
    default: words.say("office.region.over")
    }
  }
}

extension AnsweredPage {
  /// What the region is asked.
  fileprivate init(_ requests: Listed<Versioned<RegionRequest>>, _ words: CaseWords) {
    self.init(
      "regions", requests, at: OfficerAddress.regions, words,
      heads: [
        Cell(words.say("case.number")), Cell(words.say("case.employer")),
        Cell(words.say("office.region.from")), Cell(words.say("case.places"), isNumber: true),
        Cell(words.say("office.region.day")),
      ]
    ) { Row($0, words) }
  }
}

extension AnsweredPage.Row {
  fileprivate init(_ request: RegionRequest, _ words: CaseWords) {
    self.init(
      text: request.permitCase.rawValue,
      href: request.standing == .asked
        ? words.visit.link(OfficerAddress.regions + "/" + request.id.rawValue)
        : OfficerAddress.permitCase(request.permitCase, words.visit),
      cells: [
        .init(request.employerName), .init(words.region(request.from)),
        .init(String(request.places), isNumber: true), .init(words.day(request.day)),
      ], state: words.badge(request.standing))
  }
}

extension CaseWords {
  fileprivate func badge(_ standing: RegionRequest.Standing) -> Badge {
    switch standing {
    case .asked: Badge(say("case.region-word.asked"), tone: "open")
    case .consented: Badge(say("case.region-word.consents"), tone: "yes")
    case .refused: Badge(say("case.region-word.refuses"), tone: "no")
    case .over: Badge(say("case.region-word.over"), tone: "plain")
    }
  }
}

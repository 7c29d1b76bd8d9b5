import Casework
import Measures
import Office
import Register

extension OfficeInterface {
  typealias StepAuthor =
    @Sendable (OfficeRequest, Identifier<PermitCase>, SentBody) async throws -> StepDone

  func addSteps(to table: OfficeRoutes) {
    let all: [KeyValuePairs<String, StepAuthor>] = [
      Self.preparing, Self.deciding, Self.fulfilling, Self.prolonging, Self.ending,
    ]
    for (name, author) in all.flatMap({ $0.map { $0 } }) {
      table.post("/cases/{id}/\(name)") { request, body in
        let done = try await author(request, try request.parameter(), body)
        return Done(json: CaseJSON(done.permitCase).done(done), version: done.receipt.version)
      }
    }
    table.post("/cases/{id}/documents/{kind}", types: SentFile.types) { request, body in
      let done = try await request.office.attachDocument(
        try request.parameter(), kind: DocumentKey(request.visit.parameter("kind") ?? ""),
        mediaType: try body.file(), bytes: body.bytes, request.asked)
      return Done(json: CaseJSON(done.permitCase).done(done), version: done.receipt.version)
    }
  }

  static var preparing: KeyValuePairs<String, StepAuthor> {
    [
      "record-search": { request, id, body in
        try await request.office.recordSearch(
          id, channel: ChannelKey(try body.text("channel")), day: try body.day("day"),
          reference: try body.text("reference"), request.asked)
      },
      "record-interview": { request, id, body in
        try await request.office.recordInterview(
          id, candidate: try body.text("candidate"), day: try body.day("day"),
          outcome: try body.interview(), request.asked)
      },
      "lodge": { request, id, body in
        try await request.office.lodge(
          id, facts: try body.facts(), places: try body.number("places"),
          regions: try body.texts("regions", most: 50, longest: 50).map { RegionKey($0) },
          request.asked)
      },
      "supplement": { request, id, body in
        try await request.office.supplement(id, facts: try body.facts(), request.asked)
      },
      "take-back": { request, id, _ in try await request.office.takeBack(id, request.asked) },
      "hear": { request, id, body in
        try await request.office.hear(
          id, answer: try body.text("answer", most: 10_000), request.asked)
      },
    ]
  }

  static var deciding: KeyValuePairs<String, StepAuthor> {
    [
      "check-document": { request, id, body in
        let reason = try body.optionalText("faulty")
        return try await request.office.checkDocument(
          id, kind: DocumentKey(try body.text("kind")),
          reason.map { .faulty(reason: $0) } ?? .accepted, request.asked)
      },
      "check-completeness": { request, id, body in
        let accepted = try body.texts("accepted", most: 50)
        return try await request.office.checkCompleteness(
          id, accepted: accepted.map { DocumentKey($0) }, request.asked)
      },
      "propose": { request, id, _ in try await request.office.propose(id, request.asked) },
      "offer-hearing": { request, id, body in
        try await request.office.offerHearing(id, grounds: try body.grounds(), request.asked)
      },
      "grant": { request, id, body in
        try await request.office.grant(id, try body.grantTerms(), request.asked)
      },
      "refuse": { request, id, body in
        try await request.office.refuse(
          id, grounds: try body.grounds(),
          reasonForDiffering: try body.optionalText("reasonForDiffering"), request.asked)
      },
      "note-silence": { request, id, _ in
        try await request.office.noteSilence(id, request.asked)
      },
      "expire": { request, id, _ in try await request.office.expire(id, request.asked) },
    ]
  }

  static var fulfilling: KeyValuePairs<String, StepAuthor> {
    [
      "pay-fee": { request, id, body in
        try await request.office.payFee(
          id, sum: try body.money("sum"), day: try body.day("day"),
          reference: try body.text("reference"), request.asked)
      },
      "confirm-fee": { request, id, _ in
        try await request.office.answerPayment(id, refusal: nil, request.asked)
      },
      "decline-fee": { request, id, body in
        try await request.office.answerPayment(
          id, refusal: try body.text("reason"), request.asked)
      },
      "place-guarantee": { request, id, body in
        try await request.office.placeGuarantee(
          id, sum: try body.money("sum"), bank: try body.text("bank"),
          reference: try body.text("reference"), day: try body.day("day"), request.asked)
      },
      "file-list": { request, id, body in
        guard body.has("workers") else { throw body.refused("workers") }
        let workers = try body.objects("workers", most: 2000).map { try $0.worker() }
        return try await request.office.fileList(id, workers: workers, request.asked)
      },
      "certify": { request, id, _ in try await request.office.certify(id, request.asked) },
      "replace": { request, id, body in
        try await request.office.replaceWorker(
          id, leaving: try body.key("leaving"), arriving: try body.object("arriving").worker(),
          sameCategory: try body.flag("sameCategory"), request.asked)
      },
      "record-trip": { request, id, body in
        try await request.office.recordTrip(
          id, worker: try body.key("worker"), region: RegionKey(try body.text("region")),
          first: try body.day("first"), last: try body.day("last"), request.asked)
      },
      "report-condition": { request, id, body in
        try await request.office.reportCondition(
          id, condition: try body.key("condition"), done: try body.number("done"),
          proof: try body.text("proof"), request.asked)
      },
    ]
  }

  static var prolonging: KeyValuePairs<String, StepAuthor> {
    [
      "extend": { request, id, body in
        try await request.office.extend(
          id, facts: try body.facts(), months: try body.number("months"), request.asked)
      },
      "grant-extension": { request, id, body in
        try await request.office.grantExtension(
          id, reasonForDiffering: try body.optionalText("reasonForDiffering"), request.asked)
      },
      "refuse-extension": { request, id, body in
        try await request.office.refuseExtension(
          id, grounds: try body.grounds(),
          reasonForDiffering: try body.optionalText("reasonForDiffering"), request.asked)
      },
    ]
  }

  static var ending: KeyValuePairs<String, StepAuthor> {
    [
      "suspend": { request, id, body in
        try await request.office.suspend(
          id, grounds: try body.someGrounds(),
          cureWorkingDays: body.has("cureWorkingDays") ? try body.number("cureWorkingDays") : nil,
          request.asked)
      },
      "report-cure": { request, id, body in
        try await request.office.reportCure(
          id, text: try body.text("text", most: 4000), request.asked)
      },
      "resume": { request, id, body in
        try await request.office.resume(id, reason: try body.text("reason"), request.asked)
      },
      "withdraw": { request, id, body in
        try await request.office.withdraw(id, grounds: try body.someGrounds(), request.asked)
      },
      "give-back": { request, id, _ in try await request.office.giveBack(id, request.asked) },
      "appeal": { request, id, body in
        try await request.office.appeal(
          id, statement: try body.text("statement", most: 10_000), against: try body.act(),
          request.asked)
      },
      "uphold-act": { request, id, body in
        try await request.office.upholdAct(
          id, reason: try body.text("reason"), against: try body.act(), request.asked)
      },
      "set-act-aside": { request, id, body in
        try await request.office.setActAside(
          id, reason: try body.text("reason"), against: try body.act(), request.asked)
      },
    ]
  }
}

extension SentBody {
  /// The number of what was refused during the permit; nil: where the case stands.
  func act() throws -> Int? { has("act") ? try number("act", least: 1) : nil }

  func someGrounds() throws -> Grounds {
    guard let grounds = Grounds(try grounds()) else { throw refused("grounds") }
    return grounds
  }

  /// A file's type; its first bytes have to say the same.
  func file() throws -> String {
    guard case .success(let shown) = SentFile(bytes: bytes).mediaType, shown == mediaType else {
      throw Problem(.unsupportedMediaType, detail: request.visit.say("api.file-type"))
    }
    return mediaType
  }

  func interview() throws -> LabourMarketTest.Interview.Outcome {
    let reason = try optionalText("reason", most: 500)
    switch try text("outcome") {
    case "invited": return .invited
    case "hired": return .hired
    case "declinedByCandidate": return .declinedByCandidate
    case "refused":
      guard let reason else { throw refused("reason") }
      return .refused(reason: reason)
    default: throw refused("outcome")
    }
  }

  func grantTerms() throws -> Command.GrantTerms {
    let conditions = try objects("conditions", most: 20).map { sent in
      guard
        let condition = request.office.condition(
          ConditionKey(try sent.text("kind")), number: try sent.number("number"),
          through: try sent.day("through"))
      else { throw sent.refused("number") }
      return condition
    }
    var demanded: Set<Requirement> = []
    for name in try texts("demanded") {
      guard let requirement = Requirement(rawValue: name) else { throw refused("demanded") }
      demanded.insert(requirement)
    }
    return Command.GrantTerms(
      term: .months(try number("months")), conditions: conditions, demanded: demanded,
      reasonForDiffering: try optionalText("reasonForDiffering"))
  }
}

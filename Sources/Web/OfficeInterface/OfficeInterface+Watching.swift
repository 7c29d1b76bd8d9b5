import Casework
import Measures
import Office
import Register

extension OfficeInterface {
  func addWatching(to table: OfficeRoutes) {
    table.get("/notices") { request in
      request.page(
        try await request.office.notices(
          after: try request.cursor(), size: try request.size(), request.actor)
      ) { item in
        .object([
          "notice": JSON(plain: item.notice), "read": .truth(item.readAt != nil),
        ])
      }
    }
    table.post("/notices/{id}/read") { request, _ in
      try await request.office.readNotice(try request.parameter(), request.actor)
      return Done(json: .object(["read": .truth(true)]))
    }
    table.post("/outages") { request, body in
      Done(
        try await request.office.recordOutage(
          first: try body.day("first"), last: try body.day("last"),
          cause: try body.text("cause"), request.asked))
    }
    table.get("/journal") { request in
      let from = try request.queryNumber("from") ?? 1
      let entries = try await request.office.journal(
        from: from, most: try request.size().count, request.actor)
      return .object(["items": .list(entries.map(WatchingJSON.entry))])
    }
    table.get("/journal/head", isOpen: true) {
      WatchingJSON.head(try await $0.office.journalHead())
    }
    table.get("/outbox") { request in
      let messages = try await request.office.unsentMessages(
        after: try request.queryNumber("after") ?? 0, most: try request.size().count,
        request.actor)
      return .object(["items": .list(messages.map(WatchingJSON.message))])
    }
    table.get("/replacements") { request in
      request.page(
        try await request.office.replacementWishes(
          after: try request.cursor(), size: try request.size(), request.actor), JSON.versioned)
    }
    table.get("/refusal-appeals") { request in
      request.page(
        try await request.office.refusalAppeals(
          after: try request.cursor(), size: try request.size(), request.actor), JSON.versioned)
    }
    table.get("/fee-reports") { request in
      request.page(
        try await request.office.feeReports(
          after: try request.cursor(), size: try request.size(), request.actor), JSON.versioned)
    }
    table.get("/region-requests") { request in
      request.page(
        try await request.office.regionRequests(
          after: try request.cursor(), size: try request.size(), request.actor), JSON.versioned)
    }
    for (name, refuses) in [("consent", false), ("refuse", true)] {
      table.post("/region-requests/{id}/\(name)") { request, body in
        let done = try await request.office.answerRegion(
          try request.parameter(), refusal: refuses ? try body.text("reason") : nil, request.asked)
        return Done(json: CaseJSON(done.permitCase).done(done), version: done.receipt.version)
      }
    }
    table.post("/cases/{id}/ask-replacement") { request, body in
      Done(
        try await request.office.askReplacement(
          try request.parameter(), leaving: try body.key("leaving"),
          arriving: try body.object("arriving").worker(), request.asked))
    }
    table.post("/replacements/{id}/grant") { request, body in
      let done = try await request.office.grantReplacement(
        try request.parameter(), sameCategory: try body.flag("sameCategory"), request.asked)
      return Done(json: CaseJSON(done.permitCase).done(done), version: done.receipt.version)
    }
    table.post("/replacements/{id}/decline") { request, body in
      let id: Identifier<ReplacementWish> = try request.parameter()
      _ = try await request.office.declineReplacement(
        id, reason: try body.text("reason"), request.asked)
      return Done(try await request.office.replacementWish(id, request.actor))
    }
  }

  func addOpen(to table: OfficeRoutes) {
    table.get("/permits/{number}", isOpen: true) { request in
      guard
        let status = try await request.office.verifyPermit(
          request.visit.parameter("number") ?? "")
      else { throw Problem(.notFound) }
      return WatchingJSON.status(status)
    }
    table.get("/permits", isOpen: true) { try await $0.permits() }
    table.get("/open-data/{year}", isOpen: true) { request in
      let data = try await request.office.openData(year: try request.year())
      return .object([
        "day": .day(data.day), "quota": QuotaJSON.board(data.board),
        "cases": .list(
          data.counts.map {
            .object([
              "region": .text($0.region.name), "standing": .text($0.standing.rawValue),
              "cases": .number($0.cases), "places": .number($0.places),
            ])
          }),
      ])
    }
  }
}

/// The journal and open permits as the interface writes them.
enum WatchingJSON {
  static func entry(_ entry: JournalEntry) -> JSON {
    .object([
      "sequence": .number(entry.sequence), "at": .number(entry.at.milliseconds),
      "day": .day(entry.day), "role": .text(entry.by.role.rawValue),
      "by": .text(entry.by.key.rawValue),
      "body": .written(String(decoding: entry.body, as: UTF8.self)),
      "previous": .text(entry.previous.description), "hash": .text(entry.hash.description),
    ])
  }

  static func message(_ message: UnsentMessage) -> JSON {
    .object([
      "number": .number(message.number), "destination": .text(message.destination),
      "failures": .number(message.failures),
      "nextAt": message.next == .never ? nil : .number(message.next.milliseconds),
      "fault": message.fault.map { .text($0) },
    ])
  }

  static func head(_ head: JournalHead) -> JSON {
    .object([
      "sequence": .number(head.sequence), "hash": .text(head.hash.description),
      "day": .day(head.day),
    ])
  }

  /// A permit of a search; the workers only for whoever may see the case.
  static func permit(_ found: PermitFound) -> JSON {
    status(found.status, workers: found.workers)
  }

  static func status(_ status: PermitStatus, workers: [Worker]? = nil) -> JSON {
    .object([
      "number": .text(status.number.rawValue), "state": .text(status.state.rawValue),
      "employer": .text(status.employerName), "businessNumber": .text(status.businessNumber),
      "region": .text(status.region.name), "category": .text(status.category.name),
      "places": .number(status.places), "firstDay": .day(status.firstDay),
      "lastDay": .day(status.lastDay),
      "furtherRegions": status.furtherRegions.isEmpty
        ? nil : .texts(status.furtherRegions.map(\.name)),
      "workers": workers.map { .list($0.map { JSON(plain: $0) }) },
    ])
  }
}

extension OfficeRequest {
  /// Permits by what everybody may know; by the name of a worker only for whoever may search the cases.
  func permits() async throws -> JSON {
    let names = try queryText("worker", most: 200)
    let number = try queryText("businessNumber", most: 20)
    var search = PermitWanted(
      words: try queryText("words", most: 200) ?? "", businessNumber: number, worker: names)
    search.region = visit.query["region"].map { RegionKey($0) }
    search.category = visit.query["category"].map { CategoryKey($0) }
    if let text = try queryText("number", most: 60) { search.number = text }
    return page(
      try await office.findPermits(search, after: try cursor(), size: try size(), actor),
      WatchingJSON.permit)
  }

  /// A text of the query that is not empty where it is there.
  private func queryText(_ name: String, most: Int) throws -> String? {
    guard let text = visit.query[name] else { return nil }
    guard (1...most).contains(text.count) else { throw unfit(name) }
    return text
  }
}

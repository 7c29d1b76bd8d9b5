import Casework
import Measures
import Office
import Register

extension OfficeInterface {
  func addQuota(to table: OfficeRoutes) {
    table.get("/quota/{year}") { request in
      QuotaJSON.board(
        try await request.office.quotaBoard(year: try request.year(), request.actor))
    }
    table.get("/quota/{year}/ceiling") { request in
      QuotaJSON.ceiling(
        try await request.office.quotaCeiling(year: try request.year(), request.actor))
    }
    table.post("/quota/{year}/order") { request, body in
      Done(
        json: QuotaJSON.board(
          try await request.office.orderQuota(
            year: try request.year(), places: try body.number("places"),
            order: try body.text("order"), request.asked)))
    }
    table.ask("/quota/{year}/transfer-effect") { request, body in
      let year = try request.year()
      return Done(
        json: QuotaJSON.effect(
          try await request.office.transferEffect(
            from: try body.holder("from", year), to: try body.holder("to", year),
            places: try body.number("places"), request.actor)))
    }
    table.post("/quota/{year}/transfers") { request, body in
      let year = try request.year()
      return Done(
        json: QuotaJSON.board(
          try await request.office.splitQuota(
            from: try body.holder("from", year), to: try body.holder("to", year),
            places: try body.number("places"), order: try body.text("order"), request.asked)))
    }
    table.post("/quota/{year}/labour-force") { request, body in
      let kept = try await request.office.setLabourForce(
        year: try request.year(), people: try body.number("people"),
        source: try body.text("source"), request.asked)
      return Done(json: JSON(plain: kept.record), version: kept.version)
    }
    addRequests(to: table)
  }

  private func addRequests(to table: OfficeRoutes) {
    table.get("/quota-requests") { request in
      request.page(
        try await request.office.quotaRequests(
          region: request.visit.query["region"].map { RegionKey($0) },
          employer: try request.queryKey("employer"), after: try request.cursor(),
          size: try request.size(), request.actor), JSON.versioned)
    }
    table.post("/quota-requests") { request, body in
      let lines = try body.objects("lines", most: 50).map {
        QuotaRequest.Line(
          category: CategoryKey(try $0.text("category")), places: try $0.number("places"))
      }
      let kept = try await request.office.requestQuota(
        try body.key("employer"), lines: lines, reason: try body.text("reason"), request.asked)
      return Done(json: .versioned(kept), version: kept.version)
    }
    table.post("/quota-requests/{id}/answer") { request, body in
      let kept = try await request.office.answerQuotaRequest(
        try request.parameter(), isSupported: try body.flag("supported"),
        comment: try body.optionalText("comment") ?? "", request.asked)
      return Done(json: .versioned(kept), version: kept.version)
    }
  }
}

extension JSON {
  /// A record with its version.
  static func versioned<Record: Kept>(_ kept: Versioned<Record>) -> JSON {
    .object([
      "id": .text(kept.record.id.rawValue), "version": .number(kept.version),
      "record": JSON(plain: kept.record),
    ])
  }
}

extension SentBody {
  /// A side of a transfer: `{"region": "atyrau", "category": "category_3"}`, or `"national"`.
  func holder(_ name: String, _ year: Int) throws -> QuotaTransfer.Holder {
    if case .text("national") = json[name] { return .national(year: year) }
    let sent = try object(name)
    return .account(
      QuotaAccount.Key(
        region: RegionKey(try sent.text("region")),
        line: try sent.optionalText("category").map { CategoryKey($0) }, year: year))
  }
}

/// The quota as the interface writes it.
enum QuotaJSON {
  static func account(_ account: QuotaAccount) -> JSON {
    .object([
      "region": .text(account.key.region.name), "category": account.key.line.map { .text($0.name) },
      "allotted": .number(account.allotted), "held": .number(account.held),
      "used": .number(account.used), "free": .number(account.free),
    ])
  }

  static func board(_ board: QuotaBoard) -> JSON {
    .object([
      "year": .number(board.year), "national": board.national.map { .number($0) },
      "unsplit": board.unsplit.map { .number($0) },
      "accounts": .list(board.accounts.map(account)), "allotted": .number(board.allotted),
      "held": .number(board.held), "used": .number(board.used),
    ])
  }

  static func effect(_ effect: TransferEffect) -> JSON {
    .object([
      "from": side(effect.from), "to": side(effect.to), "places": .number(effect.places),
      "possible": .truth(effect.fault == nil),
    ])
  }

  private static func side(_ side: TransferEffect.Side) -> JSON {
    .object([
      "before": .number(side.before), "after": .number(side.after),
      "freeAfter": .number(side.freeAfter),
    ])
  }

  static func ceiling(_ ceiling: QuotaCeiling) -> JSON {
    .object([
      "year": .number(ceiling.year), "share": ceiling.figures.share.map { .text($0.description) },
      "published": ceiling.figures.published.map { .number($0) },
      "labourForceStated": ceiling.stated.map { .number($0.people) },
      "ceiling": ceiling.places.map { .number($0) }, "allotted": .number(ceiling.allotted),
    ])
  }
}

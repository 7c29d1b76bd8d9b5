import Casework
import HTTPTypes
import Measures
import Office
import Register

extension OfficeInterface {
  func addCases(to table: OfficeRoutes) {
    table.get("/cases") { try await $0.cases() }
    table.get("/cases/search") { try await $0.search() }
    table.thing("/cases/{id}") { request in
      let file = try await request.office.caseFile(try request.parameter(), request.actor)
      return Done(json: CaseJSON(file.permitCase).file(file), version: file.permitCase.version)
    }
    table.get("/cases/{id}/events") { request in
      let file = try await request.office.caseFile(try request.parameter(), request.actor)
      return .object(["items": .list(file.timeline.map { JSON(plain: $0) })])
    }
    table.get("/cases/{id}/tasks") { request in
      let tasks = try await request.office.tasks(of: try request.parameter(), request.actor)
      return .object(["items": .list(tasks.map(CaseJSON.task))])
    }
    table.get("/cases/{id}/packet") { request in
      JSON(
        plain: try await request.office.appealPacket(
          try request.parameter(), of: try request.queryNumber("act"), request.actor))
    }
    table.get("/cases/{id}/documents") { request in
      let file = try await request.office.caseFile(try request.parameter(), request.actor)
      return .object([
        "items": .list(file.permitCase.package.documents.map(CaseJSON.document))
      ])
    }
    table.file("/cases/{id}/files/{fingerprint}") { request in
      try await request.office.document(
        request.visit.parameter("fingerprint") ?? "", of: try request.parameter(), request.actor)
    }
    table.post("/cases") { request, body in
      let done = try await request.office.openCase(
        for: try body.key("employer"), facts: try body.facts(), request.asked)
      return Done(
        json: CaseJSON(done.permitCase).done(done), version: done.receipt.version,
        address: "/v1/cases/\(done.receipt.id)")
    }
    addEmployers(to: table)
    addDrafts(to: table)
  }

  /// What an employer typed and has not sent yet, by the name of the form.
  private func addDrafts(to table: OfficeRoutes) {
    let path = "/employers/{id}/drafts/{name}"
    table.get(path) { request in
      let name = try request.draftName()
      let draft = try await request.office.draft(
        try request.parameter(), name: name, request.actor)
      guard let draft else { throw Problem(.notFound) }
      return CaseJSON.draft(draft)
    }
    table.post(path) { request, body in
      let kept = try await request.office.keepDraft(
        try request.parameter(), name: try request.draftName(), values: try body.draftValues(),
        request.asked)
      return Done(json: CaseJSON.draft(kept.record), version: kept.version)
    }
    table.delete(path) { request in
      try await request.office.dropDraft(
        try request.parameter(), name: try request.draftName(), request.asked)
    }
  }

  private func addEmployers(to table: OfficeRoutes) {
    table.get("/employers/{id}") { request in
      CaseJSON.employer(
        try await request.office.employer(try request.parameter(), request.actor))
    }
    table.post("/employers") { request, body in
      let employer = try await request.office.enterEmployer(
        id: request.actor.role.binding == .employer
          ? request.actor.employer : try body.optionalKey("id"),
        businessNumber: try body.text("businessNumber"), name: try body.text("name"),
        region: RegionKey(try body.text("region")), request.asked)
      return Done(json: CaseJSON.employer(employer), address: "/v1/employers/\(employer.id)")
    }
  }
}

extension OfficeRequest {
  /// A name that no form can have has no draft.
  func draftName() throws -> String {
    guard let name = visit.parameter("name"), Identifier<Draft>(name) != nil else {
      throw Problem(.notFound)
    }
    return name
  }

  /// Cases by the last day of the running term.
  func cases() async throws -> JSON {
    var queue = CaseQueue(
      region: visit.query["region"].map { RegionKey($0) }, employer: try queryKey("employer"),
      dueThrough: try queryDay("dueThrough"))
    for name in visit.query.all("standing") {
      guard let standing = Standing.Name(rawValue: name) else { throw unfit("standing") }
      queue.standings.insert(standing)
    }
    return page(
      try await office.cases(queue, after: try cursor(), size: try size(), actor), CaseJSON.line)
  }

  func search() async throws -> JSON {
    guard let words = visit.query["words"], (1...200).contains(words.count) else {
      throw unfit("words")
    }
    let search = CaseSearch(words: words, region: visit.query["region"].map { RegionKey($0) })
    return page(
      try await office.searchCases(search, after: try cursor(), size: try size(), actor),
      CaseJSON.line)
  }
}

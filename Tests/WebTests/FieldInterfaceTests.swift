import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// Stays, accidents and permits through the interface, as the pages do it.
@Suite struct `The interface of stays, accidents and permits` {
  static let police = "migrationPolice atyrau none"
  static let signatory = "employerSignatory atyrau employer-1"
  static let inspector = "labourInspection atyrau none"

  private func program() async throws -> OfficeProgram {
    let program = try OfficeProgram(on: "2026-02-12")
    let employer = #"{"businessNumber":"050140001234","name":"Kurylys","region":"atyrau"}"#
    let entered = try await program.send(.post, "/employers", as: Self.signatory, employer)
    #expect(entered.status == .created, "\(entered.text)")
    return program
  }

  private func notice(_ more: String) -> String {
    #"{"name":"Ли Вэй","latinName":"LI WEI","birthDate":"1990-01-01","citizenship":"CHN","documentNumber":"E1","entryDay":"2026-02-10","region":"atyrau","address":"Satpayev 1",\#(more)}"#
  }

  private func arrive(_ program: OfficeProgram, _ more: String) async throws -> String {
    let reply = try await program.send(.post, "/arrivals", as: Self.police, notice(more))
    #expect(reply.status == .ok, "\(reply.text)")
    let item = try #require(try JSONReader.read(reply.text)["items"]?.list.first)
    guard case .text(let id) = item["stay"] else {
      Issue.record("\(reply.text)")
      return ""
    }
    return id
  }

  @Test func `a stay is registered on a basis, prolonged, and an overstay becomes a case`()
    async throws
  {
    let program = try await program()
    let id = try await arrive(
      program, #""hostNumber":"050140001234","basis":"visa","through":"2026-03-01""#)
    let stay = try await program.send(.get, "/stays/\(id)", as: Self.police)
    let record = try #require(try JSONReader.read(stay.text)["record"])
    #expect(record["host"] == .text("employer-1"))
    #expect(try JSONReader.read(stay.text)["lastLawfulDay"] == .text("2026-03-01"))
    func register(_ body: String, as who: String = Self.police, version: String? = nil)
      async throws -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply
    {
      try await program.send(.post, "/stays/\(id)/register", as: who, body, version: version)
    }
    #expect(try await register("{}").status.code == 422)
    #expect(try await register(#"{"basis":"by_right"}"#).status.code == 422)
    #expect(try await register(#"{"basis":"visa"}"#).status.code == 422)
    let visa = #"{"basis":"visa","through":"2026-03-05"}"#
    #expect(try await register(visa, as: Self.signatory).status.code == 403)
    #expect(try await register(visa, version: "\"7\"").status.code == 412)
    let done = try await register(visa)
    #expect(done.status == .ok && done.header("ETag") == "\"2\"", "\(done.text)")
    #expect(try JSONReader.read(done.text)["lastLawfulDay"] == .text("2026-03-05"))
    program.fixture.today("2026-04-10")
    try await program.compare([
      ("/overstays", Self.police, "StayList"), ("/stays/\(id)", Self.police, "Stay"),
    ])
    let over = try await program.send(.get, "/overstays", as: Self.police)
    #expect(try JSONReader.read(over.text)["items"]?.list.count == 1)
    let facts =
      #"{"facts":{"earlier_overstay":"never","case_opened_on":"2026-04-10"}}"#
    let opened = try await program.send(.post, "/stays/\(id)/overstay", as: Self.police, facts)
    #expect(opened.status == .ok, "\(opened.text)")
    #expect(
      try await program.send(.post, "/stays/\(id)/overstay", as: Self.signatory, facts).status.code
        == 403)
  }

  @Test func `an arrival names its host once, by a number that is known`() async throws {
    let program = try await program()
    for (more, place) in [
      (#""hostNumber":"999999999999""#, "/hostNumber"),
      (#""host":"employer-1","hostNumber":"050140001234""#, "/hostNumber"),
      (#""basis":"visa","through":"2026-02-09""#, "/through"),
    ] {
      let reply = try await program.send(.post, "/arrivals", as: Self.police, notice(more))
      #expect(reply.status.code == 422 && reply.text.contains(place), "\(reply.text)")
    }
    let basis = try await program.send(
      .post, "/arrivals", as: Self.police, notice(#""basis":"by_right""#))
    #expect(basis.text.contains(#""unfit":"facts""#), "\(basis.text)")
  }

  @Test func `each line of many arrivals is answered, and tells nothing of somebody else`()
    async throws
  {
    let program = try await program()
    let id = try await arrive(program, #""basis":"visa","through":"2026-03-01""#)
    let same = notice(#""basis":"visa""#)
    let lines = [
      same, same.replacing("LI WEI", with: "ANY BODY"), same.replacing("1990", with: "1991"),
      same.replacing("CHN", with: "KAZ"),
    ]
    let reply = try await program.send(
      .post, "/arrivals", as: Self.police, lines.joined(separator: "\n"),
      type: "application/x-ndjson")
    let items = try JSONReader.read(reply.text)["items"]?.list ?? []
    #expect(items.first?["stay"] == .text(id) && items.first?["isKnown"] == .truth(true))
    let unfit = ["otherPerson", "otherPerson", "citizen"].map { JSON.text($0) }
    #expect(items.dropFirst().map { $0["unfit"] } == unfit, "\(reply.text)")
    #expect(items.dropFirst().allSatisfy { $0["stay"] == nil })
  }

  @Test func `the facts of an accident are taken down, and say who pays`() async throws {
    let program = try await program()
    let sent = #"""
      {"employer":"employer-1","worker":"worker-1","day":"2026-02-11","severity":"grave",
      "description":"Fell from a scaffold"}
      """#
    let reported = try await program.send(.post, "/accidents", as: Self.signatory, sent)
    guard case .text(let id) = try JSONReader.read(reported.text)["id"] else {
      Issue.record("\(reported.text)")
      return
    }
    let path = "/accidents/\(id)"
    let open = try await program.send(.post, path + "/consequences", as: Self.signatory, "{}")
    #expect(open.status == .ok, "\(open.text)")
    let needs = try JSONReader.read(open.text)["needs"]?.list ?? []
    #expect(!needs.isEmpty)
    let description = `The description of the interface`()
    let document = try description.document()
    let schema = try #require(document["components"]?["schemas"]?["AccidentConsequences"])
    let wrong = description.mismatches(
      try JSONReader.read(open.text), schema, document, at: "consequences")
    #expect(wrong.isEmpty, "\(wrong)")
    let unknown = #"{"facts":{"no.such":"1"}}"#
    for step in ["/facts", "/consequences"] {
      let reply = try await program.send(.post, path + step, as: Self.inspector, unknown)
      #expect(reply.status.code == 422, "\(step) \(reply.text)")
    }
    guard case .text(let first) = needs.first else { return }
    let facts = #"{"facts":{"\#(first)":"dont_know"}}"#
    #expect(
      try await program.send(.post, path + "/facts", as: Self.signatory, facts).status.code == 403)
    let stated = try await program.send(.post, path + "/facts", as: Self.inspector, facts)
    #expect(stated.status == .ok, "\(stated.text)")
    let record = try #require(try JSONReader.read(stated.text)["record"])
    #expect(record["facts"] != nil)
  }

  /// A permit in effect that names one worker; its number.
  private func permit(_ program: OfficeProgram) async throws -> String {
    let id = try await prepared(program)
    let officer = `The interface of the office`.officer
    _ = try await program.send(
      .post, "/cases/\(id)/lodge", as: Self.signatory,
      #"{"places":1,"facts":{"requested_term":"12 months"}}"#)
    try await program.complete(id, as: officer)
    for (step, who, body) in [
      ("propose", officer, "{}"),
      ("grant", officer, #"{"months":12}"#),
      (
        "pay-fee", Self.signatory,
        #"{"sum":{"tiyn":70000000,"currency":"KZT"},"day":"2026-03-10","reference":"P-1"}"#
      ),
      ("confirm-fee", officer, "{}"),
      (
        "file-list", Self.signatory,
        #"{"workers":[{"name":"Ван Фан","latinName":"WANG FANG","birthDate":"1988-04-04","citizenship":"CHN","residence":"CHN","departedFrom":"CHN","education":"higher","occupation":"engineer"}]}"#
      ),
    ] {
      let done = try await program.send(.post, "/cases/\(id)/\(step)", as: who, body)
      #expect(done.status == .ok, "\(step): \(done.text)")
    }
    return id
  }

  /// A case ready to be lodged, with places in Atyrau; its number.
  private func prepared(_ program: OfficeProgram) async throws -> String {
    let ministry = "ministry none none"
    _ = try await program.send(
      .post, "/quota/2026/order", as: ministry, #"{"places":5,"order":"1"}"#)
    _ = try await program.send(
      .post, "/quota/2026/transfers", as: ministry,
      #"{"from":"national","to":{"region":"atyrau"},"places":5,"order":"2"}"#)
    let facts = `The interface of the office`.facts
    let opened = try await program.send(
      .post, "/cases", as: Self.signatory, #"{"employer":"employer-1","facts":\#(facts)}"#)
    guard case .text(let id) = try JSONReader.read(opened.text)["id"] else { return "" }
    _ = try await program.send(
      .post, "/cases/\(id)/record-search", as: Self.signatory,
      #"{"channel":"vacancy_date","day":"2026-02-12","reference":"V-77"}"#)
    program.fixture.today("2026-03-10")
    let tasks = try await program.send(.get, "/cases/\(id)/tasks", as: Self.signatory)
    let missing =
      try JSONReader.read(tasks.text)["items"]?.list
      .first { $0["name"] == .text("documents") }?["missing"]?.list ?? []
    for case .text(let kind) in missing {
      _ = try await program.send(
        .post, "/cases/\(id)/documents/\(kind)", as: Self.signatory, "%PDF-1.7 \(kind)",
        type: "application/pdf")
    }
    return id
  }

  @Test func `a second region is asked, and answers about its own places`() async throws {
    let program = try await program()
    let id = try await prepared(program)
    let officer = `The interface of the office`.officer
    let aktobe = "officer aktobe none"
    let lodge = #"{"places":1,"facts":{"requested_term":"12 months"},"regions":REGIONS}"#
    let endless = String(repeating: "0", count: 60)
    for wrong in [
      #"["atlantis"]"#, #"["\#(endless)"]"#, #"["a b"]"#, #"["atyrau"]"#, #"["aktobe","aktobe"]"#,
      #"[1]"#, "{}",
    ] {
      let body = lodge.replacing("REGIONS", with: wrong)
      let reply = try await program.send(.post, "/cases/\(id)/lodge", as: Self.signatory, body)
      #expect(reply.status.code == 422, "\(wrong) \(reply.text)")
    }
    let body = lodge.replacing("REGIONS", with: #"["aktobe"]"#)
    let lodged = try await program.send(.post, "/cases/\(id)/lodge", as: Self.signatory, body)
    #expect(lodged.status == .ok, "\(lodged.text)")
    let path = "/region-requests/\(id)-aktobe"
    let early = try await program.send(.post, path + "/refuse", as: aktobe, #"{"reason":"r"}"#)
    #expect(early.status.code == 409, "\(early.text)")
    try await program.complete(id, as: officer)
    try await program.compare([
      ("/region-requests", aktobe, "RecordList"), ("/cases/\(id)", aktobe, "PermitCase"),
    ])
    for (who, status) in [(officer, 403), (Self.signatory, 403), ("", 401)] {
      let reply = try await program.send(.post, path + "/consent", as: who, "{}")
      #expect(reply.status.code == status, "\(who)")
    }
    let noPlace = try await program.send(.post, path + "/consent", as: aktobe, "{}")
    #expect(noPlace.status.code == 409 && noPlace.text.contains("quota_place_free"))
    #expect(try await program.send(.post, path + "/refuse", as: aktobe, "{}").status.code == 422)
    let stale = try await program.send(
      .post, path + "/refuse", as: aktobe, #"{"reason":"r"}"#, version: "\"7\"")
    #expect(stale.status.code == 412)
    let said = try await program.send(
      .post, path + "/refuse", as: aktobe, #"{"reason":"no housing"}"#, key: "k", version: "\"1\"")
    #expect(said.status == .ok, "\(said.text)")
    let file = try await program.send(.get, "/cases/\(id)", as: Self.signatory)
    let words = try JSONReader.read(file.text)["regionWords"]?.list ?? []
    #expect(words.first?["refusal"] == .text("no housing"), "\(file.text)")
    #expect(
      try await program.send(.get, "/cases/\(id)", as: "officer astana none").status.code == 403)
  }

  @Test func `a permit is found by number and employer, its workers by those who may see them`()
    async throws
  {
    let program = try await program()
    let id = try await permit(program)
    let officer = `The interface of the office`.officer
    func found(_ query: String, as who: String = "") async throws -> [JSON] {
      let reply = try await program.send(.get, "/permits" + query, as: who)
      #expect(reply.status == .ok, "\(query): \(reply.text)")
      if who.isEmpty { #expect(!reply.text.contains("WANG") && !reply.text.contains("workers")) }
      return try JSONReader.read(reply.text)["items"]?.list ?? []
    }
    for query in [
      "", "?words=kury", "?number=\(id)", "?businessNumber=050140001234", "?words=\(id)",
      "?region=atyrau&category=category_3",
    ] {
      #expect(try await found(query).count == 1, "\(query)")
      let names = try await found(query, as: officer).first?["workers"]?.list ?? []
      #expect(names.first?["latinName"] == .text("WANG FANG"), "\(query)")
      // Of another region: what everybody may know, and no name.
      let other = try await found(query, as: "officer astana none")
      #expect(other.count == 1 && other.first?["workers"] == nil, "\(query)")
    }
    for query in [
      "?words=wang", "?region=astana", "?number=2026-AAAAA-AAAAA", "?category=seasonal",
    ] {
      #expect(try await found(query).isEmpty, "\(query)")
    }
    #expect(try await found("?worker=wang%20fa", as: officer).count == 1)
    #expect(try await found("?worker=%D0%B2%D0%B0%D0%BD", as: Self.signatory).count == 1)
    // The employer's own name stands in the case too, and is no worker's.
    #expect(try await found("?worker=kurylys", as: officer).isEmpty)
    #expect(try await found("?worker=wang", as: "officer astana none").isEmpty)
    for (query, who, status) in [
      ("?worker=wang", "", 401), ("?worker=wang", "worker none none", 403),
      ("?worker=wang&region=astana", officer, 403), ("?words=", "", 422),
    ] {
      let reply = try await program.send(.get, "/permits" + query, as: who)
      #expect(reply.status.code == status, "\(query) \(who)")
    }
    try await program.compare([
      ("/permits?words=kurylys", officer, "PermitList"), ("/permits", "", "PermitList"),
    ])
  }
}

extension OfficeProgram {
  /// Finds every paper in order and the application complete.
  func complete(_ id: String, as officer: String) async throws {
    let file = try await send(.get, "/cases/\(id)", as: officer)
    let kinds: [String] = (try JSONReader.read(file.text)["documents"]?.list ?? []).compactMap {
      guard case .text(let kind)? = $0["kind"] else { return nil }
      return #""\#(kind)""#
    }
    let body = #"{"accepted":[\#(kinds.joined(separator: ","))]}"#
    let done = try await send(.post, "/cases/\(id)/check-completeness", as: officer, body)
    #expect(done.status == .ok, "\(done.text)")
  }
}

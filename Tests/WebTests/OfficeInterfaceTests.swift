import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// Somebody who works with the office through its interface.
struct OfficeProgram {
  let fixture: OfficeFixture
  let client: TestClient<RouterResponder<RuqsatRequestContext>>

  init(on day: String) throws {
    fixture = try OfficeFixture(on: day)
    client = try makeClient(fixture.interface.groups)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, as who: String, _ body: String? = nil,
    type: String = "application/json", key: String? = nil, version: String? = nil
  ) async throws -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply {
    var headers: HTTPFields = [.contentType: type]
    if !who.isEmpty { headers[.authorization] = "Bearer " + who }
    if method == .post, let name = HTTPField.Name("Idempotency-Key") {
      headers[name] = key ?? UUID().uuidString
    }
    if let version { headers[.ifMatch] = version }
    return try await client.send(method, "/v1" + path, headers: headers, body: body)
  }
}

@Suite struct `The interface of the office` {
  static let signatory = "employerSignatory atyrau employer-1"
  static let officer = "officer atyrau none"
  static let facts = """
    {"worker.citizenship":"CHN","purpose_is_work":"yes","worker.permanent_resident":"no",
    "worker.immigrant_status":"no_special_status","post":"specialist","exempt_ground":"none_of_these",
    "intra_corporate_transfer":"no","employer.small_business":"no","employer.state_body":"no",
    "employer.foreign_branch":"no","employer.staff_total":"120","citizens_in_group":"95",
    "foreigners_in_group":"3","qualification_matches":"yes","violation_finding_date":"none",
    "package_complete":"yes"}
    """

  private func id(_ text: String) throws -> String {
    guard case .text(let id) = try JSONReader.read(text)["id"] else { throw Missing() }
    return id
  }

  struct Missing: Error {}

  private func standing(_ text: String) throws -> JSON? { try JSONReader.read(text)["standing"] }

  /// An employer with places, and an open case of 2026.
  private func opened() async throws -> (OfficeProgram, String) {
    let program = try OfficeProgram(on: "2026-01-20")
    let employer = #"{"businessNumber":"050140001234","name":"Kurylys <b>","region":"atyrau"}"#
    let entered = try await program.send(.post, "/employers", as: Self.signatory, employer)
    #expect(entered.status == .created, "\(entered.text)")
    let ministry = "ministry none none"
    _ = try await program.send(
      .post, "/quota/2026/order", as: ministry, #"{"places":5,"order":"1"}"#)
    let split = try await program.send(
      .post, "/quota/2026/transfers", as: ministry,
      #"{"from":"national","to":{"region":"atyrau"},"places":5,"order":"2"}"#)
    #expect(split.status == .ok, "\(split.text)")
    let opened = try await program.send(
      .post, "/cases", as: Self.signatory, #"{"employer":"employer-1","facts":\#(Self.facts)}"#)
    #expect(opened.status == .created, "\(opened.text)")
    return (program, try id(opened.text))
  }

  @Test(arguments: [
    ("check-completeness", #"{"accepted":[""]}"#, "/accepted/0"),
    ("uphold-act", #"{"reason":"Right","act":0}"#, "/act"),
  ])
  func `says what of a body is unfit before it says that the case moved on`(
    _ step: String, _ body: String, _ place: String
  ) async throws {
    let (program, id) = try await opened()
    let who = step == "uphold-act" ? "appealBody - -" : Self.officer
    let answer = try await program.send(
      .post, "/cases/\(id)/\(step)", as: who, body, version: "\"0\"")
    #expect(answer.status == .unprocessableContent && answer.text.contains(place), "\(answer.text)")
  }

  @Test func `carries a case from the vacancy into effect`() async throws {
    let (program, id) = try await opened()
    program.fixture.today("2026-02-02")
    let search = #"{"channel":"vacancy_date","day":"2026-02-02","reference":"V-77"}"#
    _ = try await program.send(.post, "/cases/\(id)/record-search", as: Self.signatory, search)
    program.fixture.today("2026-02-20")
    let tasks = try await program.send(.get, "/cases/\(id)/tasks", as: Self.signatory)
    let missing =
      try JSONReader.read(tasks.text)["items"]?.list
      .first { $0["name"] == .text("documents") }?["missing"]?.list ?? []
    #expect(missing.count > 3)
    for case .text(let kind) in missing {
      let file = try await program.send(
        .post, "/cases/\(id)/documents/\(kind)", as: Self.signatory, "%PDF-1.7 \(kind)",
        type: "application/pdf")
      #expect(file.status == .ok, "\(file.text)")
    }
    let lodged = try await program.send(
      .post, "/cases/\(id)/lodge", as: Self.signatory,
      #"{"places":1,"facts":{"requested_term":"12 months"}}"#)
    #expect(lodged.status == .ok, "\(lodged.text)")
    let unseen = try await program.send(
      .post, "/cases/\(id)/check-completeness", as: Self.officer, "{}")
    #expect(unseen.status == .conflict && unseen.text.contains("documentsUnchecked"))
    try await program.complete(id, as: Self.officer)
    for (step, who, body) in [
      ("propose", Self.officer, "{}"),
      ("grant", Self.officer, #"{"months":12}"#),
      (
        "pay-fee", Self.signatory,
        #"{"sum":{"tiyn":70000000,"currency":"KZT"},"day":"2026-02-20","reference":"P-1"}"#
      ),
      ("confirm-fee", Self.officer, "{}"),
    ] {
      let done = try await program.send(.post, "/cases/\(id)/\(step)", as: who, body)
      #expect(done.status == .ok, "\(step): \(done.text)")
    }
    let file = try await program.send(.get, "/cases/\(id)", as: Self.officer)
    #expect(try standing(file.text) == .text("inEffect"))
    #expect(
      file.header("ETag") == "\"\(try JSONReader.read(file.text)["version"]?.written ?? "")\"")
    let permit = try await program.send(.get, "/permits/\(id)", as: "")
    #expect(try JSONReader.read(permit.text)["state"] == .text("inEffect"))
    try await program.compare(
      [
        ("/cases/\(id)", Self.officer, "PermitCase"), ("/cases", Self.officer, "CaseList"),
        ("/cases/\(id)/tasks", Self.officer, "TaskList"),
        ("/cases/\(id)/events", Self.officer, "EventList"),
        ("/cases/search?words=kurylys", Self.officer, "CaseList"),
        ("/permits/\(id)", "", "PermitStatus"),
        ("/permits?businessNumber=050140001234", "", "PermitList"),
        ("/open-data/2026", "", "OpenData"), ("/quota/2026", Self.officer, "QuotaBoard"),
        ("/quota/2026/ceiling", Self.officer, "QuotaCeiling"),
        ("/notices", Self.signatory, "NoticeList"), ("/journal/head", "", "JournalHead"),
        ("/journal?size=3", "auditor none none", "JournalEntries"),
        ("/outbox", "auditor none none", "UnsentMessages"),
        ("/employers/employer-1", Self.officer, "Employer"),
        ("/quota-requests", Self.officer, "RecordList"),
      ])
  }

  @Test func `refuses what is stale, repeated otherwise, out of place, unfit or somebody else's`()
    async throws
  {
    let (program, id) = try await opened()
    func refusal(
      _ path: String, _ who: String, _ body: String = "{}", key: String? = nil,
      version: String? = nil
    ) async throws -> Int {
      try await program.send(.post, path, as: who, body, key: key, version: version).status.code
    }
    let back = "/cases/\(id)/take-back"
    #expect(try await refusal(back, Self.signatory, version: "\"7\"") == 412)
    #expect(try await refusal(back, Self.signatory, version: "\"never\"") == 412)
    #expect(try await refusal(back, Self.signatory, version: "nonsense") == 400)
    #expect(
      try await refusal("/cases/\(id)/lodge", Self.signatory, "{", version: "\"never\"") == 400)
    #expect(try await refusal(back, "", version: "nonsense") == 401)
    let demanded = #"{"months":12,"demanded":{}}"#
    #expect(try await refusal("/cases/\(id)/grant", Self.officer, demanded) == 422)
    let nothing = #"{"places":1,"facts":null}"#
    #expect(try await refusal("/cases/\(id)/lodge", Self.signatory, nothing) == 422)
    let unsigned = try await program.send(.get, "/cases?size=0", as: "")
    #expect(unsigned.status == .unauthorized)
    let huge = #"{"places":1e3}"#
    #expect(try await refusal("/cases/\(id)/lodge", Self.signatory, huge) == 422)
    #expect(try await refusal("/cases/\(id)/supplement", Self.signatory) == 409)
    #expect(try await refusal("/cases/\(id)/propose", Self.officer) == 403, "it was not filed yet")
    #expect(try await refusal("/cases/\(id)/propose", Self.signatory) == 403)
    #expect(try await refusal("/cases/\(id)/propose", "officer astana none") == 403)
    #expect(try await refusal("/cases/2026-AAAAA-AAAAA/propose", Self.officer) == 403)
    #expect(try await refusal("/cases/\(id)/propose", "") == 401)
    #expect(try await refusal("/cases/\(id)/lodge", Self.signatory, #"{"places":"1"}"#) == 422)
    let fact = #"{"places":1,"facts":{"no.such":"1"}}"#
    #expect(try await refusal("/cases/\(id)/lodge", Self.signatory, fact) == 422)
    #expect(try await refusal("/cases/\(id)/lodge", Self.signatory, "{") == 400)
    let early = #"{"places":1}"#
    let search = #"{"channel":"vacancy_date","day":"2026-01-20","reference":"V"}"#
    #expect(
      try await refusal("/cases/\(id)/record-search", Self.signatory, search, key: "k") == 200)
    #expect(
      try await refusal("/cases/\(id)/record-search", Self.signatory, search, key: "k") == 200)
    #expect(
      try await refusal(
        "/cases/\(id)/record-search", Self.signatory,
        search.replacing("\"V\"", with: "\"W\""), key: "k") == 422)
    let no = try await program.send(.post, "/cases/\(id)/lodge", as: Self.signatory, early)
    #expect(no.status.code == 409)
    #expect(try JSONReader.read(no.text)["grounds"]?.list.isEmpty == false)
    let bomb = try await program.send(
      .post, "/cases/\(id)/documents/passport_copy", as: Self.signatory, "PK\u{3}\u{4}",
      type: "application/pdf")
    #expect(bomb.status.code == 415)
    #expect(try await program.send(.get, "/cases?size=0", as: Self.officer).status.code == 422)
    #expect(try await program.send(.get, "/cases?after=x", as: Self.officer).status.code == 422)
    #expect(try await program.send(.get, "/quota/1/ceiling", as: Self.officer).status.code == 404)
  }

  @Test func `takes arrivals in lines of JSON`() async throws {
    let (program, _) = try await opened()
    func line(_ number: String, _ country: String) -> String {
      #"{"name":"Ли Вэй","latinName":"LI WEI","birthDate":"1990-01-01","citizenship":"\#(country)","documentNumber":"\#(number)","entryDay":"2026-01-19","region":"atyrau","address":"Satpayev 1","host":"employer-1"}"#
    }
    let answer = try await program.send(
      .post, "/arrivals", as: "employerClerk atyrau employer-1",
      [line("E1", "CHN"), line("E2", "QQQ")].joined(separator: "\n"),
      type: "application/x-ndjson")
    #expect(answer.status == .ok, "\(answer.text)")
    let items = try JSONReader.read(answer.text)["items"]?.list ?? []
    #expect(items.count == 2 && items[1]["unfit"] == .text("citizenship"))
    try await program.compare([("/stays", "migrationPolice atyrau none", "StayList")])
  }
}

extension OfficeProgram {
  /// Compares answers with their schemas in the description.
  func compare(_ looks: [(path: String, who: String, schema: String)]) async throws {
    let description = `The description of the interface`()
    let document = try description.document()
    for look in looks {
      let reply = try await send(.get, look.path, as: look.who)
      #expect(reply.status == .ok, "\(look.path): \(reply.text.prefix(300))")
      let schema = try #require(document["components"]?["schemas"]?[look.schema])
      let wrong = description.mismatches(
        try JSONReader.read(reply.text), schema, document, at: look.path)
      #expect(wrong.isEmpty, "\(wrong)")
    }
  }
}

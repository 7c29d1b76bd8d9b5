import Foundation
import HTTPTypes
import LawExplain
import LawLibrary
import Testing

@testable import Web

@Suite struct `The JSON interface` {
  private let json: HTTPFields = [.contentType: "application/json", .acceptLanguage: "en"]

  private func post(_ path: String, _ body: String) async throws -> TestReply {
    let reply = try await makeLawClient().send(.post, path, headers: json, body: body)
    return TestReply(reply.status, reply.header("Content-Type"), reply.text)
  }

  @Test func `answers one case`() async throws {
    let reply = try await post(
      "/v1/law/ask",
      #"{"topic":"permit","day":"2015-09-15","facts":{"worker.citizenship":"KGZ"}}"#)
    #expect(reply.status == .ok)
    #expect(reply.json["decided"] == .truth(true))
    let ruling = reply.json["rulings"]?.first
    #expect(ruling?["path"] == .text("permit_required"))
    #expect(ruling?["result"] == .text("no"))
    let citations = ruling?["citations"]?.list.map { $0["citation"] } ?? []
    #expect(citations.contains(.text("xx/work-2010#art-2.2")))
  }

  @Test func `reads facts as objects, lists, numbers and truths`() async throws {
    let reply = try await post(
      "/v1/law/ask",
      """
      {"topic":"stay","day":"2026-03-01",
       "facts":{"exit_date":"none","trips":[{"length":5},{"length":"7 days"}]}}
      """)
    #expect(reply.json["rulings"]?.list.last?["result"] == .text("12 days"))
    let permit = try await post(
      "/v1/law/ask",
      """
      {"about":"application","rulings":["permit_required"],"day":"2026-03-01",
       "facts":{"worker":{"citizenship":"TUR"},"exempted":false}}
      """)
    #expect(permit.json["rulings"]?.first?["result"] == .text("yes"))
  }

  @Test func `answers many, each with its own result or problem`() async throws {
    let reply = try await post(
      "/v1/law/ask",
      """
      {"cases":[{"topic":"permit","day":"2015-09-15","facts":{"worker.citizenship":"KGZ"}},
       {"topic":"permit","day":"2015-09-31","facts":{"worker.citizenship":"XXZ"}},
       {"topic":"permit","day":"2015-07-15","facts":{"worker.citizenship":"KGZ","exempted":"no"}}]}
      """)
    #expect(reply.status == .ok)
    let results = reply.json["results"]?.list ?? []
    #expect(results.count == 3)
    #expect(results.first?["rulings"]?.first?["result"] == .text("no"))
    let pointers = results[1]["problem"]?["errors"]?.list.compactMap { $0["pointer"] }
    #expect(pointers == [.text("/cases/1/day"), .text("/cases/1/facts/worker.citizenship")])
    #expect(results[2]["rulings"]?.first?["result"] == .text("yes"))
  }

  @Test func `refuses more than a thousand cases at once`() async throws {
    let cases = Array(repeating: #"{"topic":"permit"}"#, count: 1001).joined(separator: ",")
    let reply = try await post("/v1/law/ask", #"{"cases":[\#(cases)]}"#)
    #expect(reply.status == .unprocessableContent)
    #expect(reply.pointers == ["/cases"])
  }

  @Test func `says what is needed next and how to ask it`() async throws {
    let reply = try await post(
      "/v1/law/needed",
      #"{"topic":"permit","day":"2026-03-01","facts":{"worker.citizenship":"TUR"}}"#)
    let next = reply.json["needs"]?.first
    #expect(next?["path"] == .text("exempted"))
    #expect(next?["type"] == .text("yes_no"))
    #expect(next?["ask"] == .text("Did the ministry exempt the worker?"))
  }

  @Test func `explains with the bytes that are kept`() async throws {
    let body =
      #"{"topic":"permit","day":"2015-09-15","facts":{"worker.citizenship":"KGZ"}}"#
    let posted = try await post("/v1/law/explain", body)
    let asked = try await makeLawClient().get(
      "/v1/law/explain?topic=permit&day=2015-09-15&worker.citizenship=KGZ")
    #expect(posted.status == .ok)
    #expect(posted.text == asked.text)
    let explainer = try fixtureDesk.get().shelf.volume.reading.explainer
    #expect(try Replay(explainer: explainer).verdict(on: posted.text) == .same)
  }

  @Test(arguments: [
    (#"{"topic":"none"}"#, ["/topic"]), (#"{}"#, [""]), (#"[1]"#, [""]),
    (#"{"topic":"permit","days":"2026-03-01"}"#, ["/days"]),
    (#"{"topic":"permit","day":"2026-02-30"}"#, ["/day"]),
    (#"{"topic":"permit","facts":{"worker.citizenship":"Turkey"}}"#, ["/facts/worker.citizenship"]),
    (
      #"{"topic":"permit","facts":{"wage":true,"exempted":3}}"#, ["/facts/wage", "/facts/exempted"]
    ),
    (#"{"topic":"permit","facts":{"worker":{"citizenship":null}}}"#, ["/facts/worker/citizenship"]),
    (#"{"topic":"permit","facts":{"permit_required":"yes"}}"#, ["/facts/permit_required"]),
    (#"{"topic":"permit","facts":{"a/b~c":"yes"}}"#, ["/facts/a~1b~0c"]),
    (
      #"{"topic":"permit","facts":{"worker.citizenship":"TUR","worker":{"citizenship":"IND"}}}"#,
      ["/facts/worker/citizenship"]
    ),
    (
      #"{"topic":"permit","choices":{"fee_rounding":"up","no":"x"}}"#,
      ["/choices/fee_rounding", "/choices/no"]
    ),
    (#"{"topic":"permit","reforms":["nothing"]}"#, ["/reforms/0"]),
    (
      #"{"about":"application","rulings":["nothing","worker.citizenship"]}"#,
      ["/rulings/0", "/rulings/1"]
    ),
    (
      #"{"topic":"stay","facts":{"entry_date":"2026-02-10","exit_date":"2026-02-01"}}"#,
      ["/facts/entry_date", "/facts/exit_date"]
    ),
    (#"{"topic":"stay","facts":{"trips":100000}}"#, ["/facts/trips"]),
  ])
  func `what cannot be used is named with its place`(_ body: String, _ pointers: [String])
    async throws
  {
    let reply = try await post("/v1/law/ask", body)
    #expect(reply.status == .unprocessableContent)
    #expect(reply.contentType == "application/problem+json")
    #expect(reply.pointers == pointers)
    #expect(!reply.text.contains("⟦"))
  }

  @Test(arguments: [
    ("{", "line 1, column 2"), ("{\"a\":1,\n \"a\":2}", "line 2, column 2"), ("nul", "column 1"),
    ("{\"topic\":\"Қазақ\",}", "line 1, column 18"), ("[01]", "column"), ("\"\\ud800\"", "column"),
    (String(repeating: "[", count: 40), "nested too deeply"),
  ])
  func `what is no JSON is named with line and column`(_ body: String, _ words: String)
    async throws
  {
    let reply = try await post("/v1/law/ask", body)
    #expect(reply.status == .badRequest)
    #expect(reply.text.contains(words), "\(reply.text)")
  }

  @Test func `another format is refused`() async throws {
    let reply = try await makeLawClient().send(
      .post, "/v1/law/ask", headers: [.contentType: "text/plain"], body: "{}")
    #expect(reply.status == .unsupportedMediaType)
  }

  @Test func `a language may be asked for in the address`() async throws {
    let client = try makeLawClient()
    let reply = try await client.send(
      .post, "/v1/law/needed?language=ru", headers: json, body: #"{"topic":"permit"}"#)
    #expect(reply.header("Content-Language") == "ru")
    #expect(reply.text.contains("Гражданином какой страны"))
    #expect(try await client.get("/v1/law?language=de").status == .unprocessableContent)
  }

  @Test func `JSON is read the way it is written`() throws {
    let text = #"{"a":[1,-2.50,true,false,null,"\"\\\n\u0001Қ😀"],"b":{}}"#
    #expect(try JSONReader.read(text).written == text)
    #expect(try JSONReader.read(#""\u049a\ud83d\ude00""#) == .text("Қ😀"))
  }
}

/// A reply with its body read.
struct TestReply {
  let status: HTTPResponse.Status
  let contentType: String?
  let text: String
  let json: JSON

  init(_ status: HTTPResponse.Status, _ contentType: String?, _ text: String) {
    self.status = status
    self.contentType = contentType
    self.text = text
    json = (try? JSONReader.read(text)) ?? .null
  }

  /// The places named by a problem.
  var pointers: [String] {
    (json["errors"]?.list ?? []).compactMap { error in
      if case .text(let pointer) = error["pointer"] { pointer } else { nil }
    }
  }
}

extension JSON {
  var list: [JSON] {
    if case .list(let values) = self { values } else { [] }
  }

  var first: JSON? { list.first }
}

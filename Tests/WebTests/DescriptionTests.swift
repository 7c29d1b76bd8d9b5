import Foundation
import HTTPTypes
import Hummingbird
import LawLibrary
import Testing

@testable import Web

/// The OpenAPI document against the routes: neither has what the other lacks, and each answers as described.
@Suite struct `The description of the interface` {
  /// A request for every operation, against the small law.
  struct Example: Sendable {
    let path: String
    var body: String?
  }

  static let examples: [String: Example] = [
    "description": Example(path: "/v1/openapi.json"),
    "lawBook": Example(path: "/v1/law"),
    "topics": Example(path: "/v1/law/topics"),
    "concepts": Example(path: "/v1/law/concepts"),
    "acts": Example(path: "/v1/law/acts"),
    "provisions": Example(path: "/v1/law/provisions?act=xx/work-2010"),
    "provision": Example(path: "/v1/law/provisions/xx%2Fwork-2010/art-2-1"),
    "changes": Example(path: "/v1/law/changes?from=2015-01-01&to=2016-12-31"),
    "needed": Example(path: "/v1/law/needed", body: #"{"topic":"permit"}"#),
    "ask": Example(
      path: "/v1/law/ask",
      body: #"{"topic":"permit","day":"2026-03-01","facts":{"worker.citizenship":"TUR"}}"#),
    "explain": Example(
      path: "/v1/law/explain", body: #"{"topic":"permit","facts":{"worker.citizenship":"TUR"}}"#),
    "explainQuery": Example(path: "/v1/law/explain?topic=permit&worker.citizenship=TUR"),
  ]

  struct Operation: Sendable {
    let id: String
    let path: String
    let method: String
    let responses: JSON
  }

  func document() throws -> JSON {
    let text = try String(contentsOfFile: checkout + "/Pages/openapi.json", encoding: .utf8)
    return try JSONReader.read(text)
  }

  private func operations(_ document: JSON) throws -> [Operation] {
    try #require(document["paths"]).members.flatMap { path in
      path.value.members.map { method in
        guard case .text(let id) = method.value["operationId"] else {
          Issue.record("\(path.name) \(method.name) has no operationId")
          return Operation(id: "", path: path.name, method: method.name, responses: .null)
        }
        return Operation(
          id: id, path: path.name, method: method.name,
          responses: method.value["responses"] ?? .null)
      }
    }
  }

  @Test func `has every route and no other`() async throws {
    let described = Set(
      try operations(document()).map { operation in
        let path = operation.path.replacing("{act}/{anchor}", with: "**")
        return operation.method.uppercased() + " " + path
      })
    let office = try OfficeFixture(on: "2026-01-20").interface.groups
    let session = SessionInterface(door: try await DoorWorld().door)
    let router = buildRouter(
      site: try makeSite(), groups: try fixtureDesk.get().groups + office + [session])
    // Methods that are refused, and HEAD made of GET, are not described.
    let refused = try routesThatRefuse(router)
    let served = Set(
      router.routes.filter { $0.path.description.hasPrefix("/v1") }
        .map { "\($0.method.rawValue) \($0.path)" }
    ).subtracting(refused)
    #expect(described == served)
  }

  private func routesThatRefuse(_ router: Router<RuqsatRequestContext>) throws -> Set<String> {
    let kept = Set(
      try operations(document()).map {
        $0.method.uppercased() + " " + $0.path.replacing("{act}/{anchor}", with: "**")
      })
    var refused: Set<String> = []
    for route in router.routes where route.path.description.hasPrefix("/v1") {
      let name = "\(route.method.rawValue) \(route.path)"
      let isOther = !["GET", "POST"].contains(route.method.rawValue)
      let twin = kept.contains("GET \(route.path)") || kept.contains("POST \(route.path)")
      if !kept.contains(name), isOther || twin { refused.insert(name) }
    }
    return refused
  }

  @Test func `is in OpenAPI 3.1, every reference leads somewhere`() throws {
    let document = try document()
    #expect(document["openapi"] == .text("3.1.0"))
    for reference in references(document) {
      #expect(schema(.object(["$ref": .text(reference)]), document) != nil, "\(reference)")
    }
  }

  @Test func `every operation answers as described`() async throws {
    let document = try document()
    let client = try makeLawClient()
    // The office's answers are compared where a case is carried through it.
    let operations = try operations(document).filter {
      $0.path.hasPrefix("/v1/law") || $0.path == "/v1/openapi.json"
    }
    #expect(Set(operations.map(\.id)) == Set(Self.examples.keys))
    for operation in operations {
      let example = try #require(Self.examples[operation.id])
      let method: HTTPRequest.Method = operation.method == "post" ? .post : .get
      let headers: HTTPFields = example.body == nil ? [:] : [.contentType: "application/json"]
      let reply = try await client.send(
        method, example.path, headers: headers, body: example.body)
      #expect(reply.status == .ok, "\(operation.id): \(reply.text.prefix(300))")
      #expect(reply.header("Content-Type") == "application/json", "\(operation.id)")
      let answer = try JSONReader.read(reply.text)
      let described = try #require(
        operation.responses["200"]?["content"]?["application/json"]?["schema"])
      for problem in mismatches(answer, described, document, at: operation.id) {
        Issue.record("\(problem)")
      }
    }
  }

  @Test func `every problem is as described`() async throws {
    let document = try document()
    let described = try #require(document["components"]?["schemas"]?["Problem"])
    let client = try makeLawClient()
    for path in [
      "/v1/law/explain?topic=no", "/v1/law/provisions", "/v1/nowhere", "/v1/law/changes",
    ] {
      let reply = try await client.get(path)
      #expect(reply.header("Content-Type") == "application/problem+json")
      #expect(mismatches(try JSONReader.read(reply.text), described, document, at: path).isEmpty)
    }
  }
}

// MARK: Reading schemas, as far as the document uses them

extension `The description of the interface` {
  private func references(_ json: JSON) -> [String] {
    switch json {
    case .object(let members):
      members.flatMap { member -> [String] in
        if member.name == "$ref", case .text(let target) = member.value { return [target] }
        return references(member.value)
      }
    case .list(let values): values.flatMap(references)
    default: []
    }
  }

  private func schema(_ json: JSON, _ document: JSON) -> JSON? {
    guard case .text(let reference) = json["$ref"] else { return json }
    return reference.split(separator: "/").dropFirst().reduce(document as JSON?) { found, name in
      found?[String(name)]
    }
  }

  /// Where an answer is not as its schema says.
  func mismatches(_ answer: JSON, _ described: JSON, _ document: JSON, at place: String)
    -> [String]
  {
    guard let schema = schema(described, document) else { return ["\(place): no schema"] }
    if let options = schema["anyOf"]?.list {
      let all = options.map { mismatches(answer, $0, document, at: place) }
      return all.contains { $0.isEmpty } ? [] : all.first ?? []
    }
    var found: [String] = []
    if let type = schema["type"], !answer.isOf(type) {
      found.append("\(place): not \(type.written)")
    }
    if let values = schema["enum"]?.list, !values.contains(answer) {
      found.append("\(place): \(answer.written) is not in the list")
    }
    for name in schema["required"]?.list ?? [] {
      if case .text(let name) = name, answer[name] == nil { found.append("\(place): no \(name)") }
    }
    if let properties = schema["properties"] {
      for member in answer.members {
        guard let property = properties[member.name] else {
          found.append("\(place): \(member.name) is not described")
          continue
        }
        found += mismatches(member.value, property, document, at: "\(place)/\(member.name)")
      }
    }
    if let items = schema["items"] {
      for (index, element) in answer.list.enumerated() {
        found += mismatches(element, items, document, at: "\(place)/\(index)")
      }
    }
    return found
  }
}

extension JSON {
  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  fileprivate func isOf(_ type: JSON) -> Bool {
    switch (self, type) {
    case (_, .list(let types)): types.contains { isOf($0) }
    case (.object, .text("object")), (.list, .text("array")), (.text, .text("string")),
      (.truth, .text("boolean")), (.number, .text("integer")), (.number, .text("number")):
      true
    default: false
    }
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import Office
import Testing

@testable import Web

/// A page and an address of the interface for people who are signed in.
private struct InnerGroup: RouteGroup {
  func addPages(to routes: PageRoutes) {
    routes.get(
      "/inner", signedIn: { _, who in .response(Response(plain: who.role.rawValue)) })
    routes.post(
      "/inner", signedIn: { _, who in .response(Response(plain: who.role.rawValue)) })
  }

  func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site) {
    routes.post("/who") { _, context in context.visitor.signedIn?.role.rawValue ?? "nobody" }
  }
}

@Suite struct `A session for programs` {
  typealias Reply = TestClient<RouterResponder<RuqsatRequestContext>>.Reply

  private func world(demo: [Role] = []) async throws -> DoorWorld {
    try await DoorWorld(demo: demo) { _, _ in [InnerGroup()] }
  }

  private func begin(_ world: DoorWorld, _ body: String) async throws -> Reply {
    try await world.client.send(
      .post, "/v1/session", headers: [.contentType: "application/json"], body: body)
  }

  private func begin(_ world: DoorWorld, login: String, more: String = "") async throws -> Reply {
    try await begin(world, #"{"login":"\#(login)","password":"\#(DoorWorld.password)"\#(more)}"#)
  }

  private func text(_ reply: Reply, _ name: String) throws -> String? {
    if case .text(let text) = try JSONReader.read(reply.text)[name] { text } else { nil }
  }

  private func send(
    _ world: DoorWorld, _ method: HTTPRequest.Method, _ path: String, _ token: String
  ) async throws -> Reply {
    try await world.client.send(
      method, path,
      headers: [
        .authorization: "Bearer " + token, .contentType: "application/x-www-form-urlencoded",
      ])
  }

  @Test func `opens the interface and the pages, without a seal, until it is ended`() async throws {
    let world = try await world()
    try await world.open("aru", [.auditor])
    let reply = try await begin(world, login: "aru")
    #expect(reply.status == .created, "\(reply.text)")
    #expect(reply.header("Set-Cookie") == nil && reply.header("Cache-Control") == "no-store")
    #expect(try text(reply, "role") == "auditor")
    #expect(try text(reply, "ends") == "2026-03-02T17:40:00Z")
    let token = try #require(try text(reply, "token"))
    #expect(try await send(world, .post, "/v1/who", token).text == "auditor")
    #expect(try await send(world, .get, "/en/inner", token).text == "auditor")
    #expect(try await send(world, .post, "/en/inner", token).text == "auditor")
    let seen = try await send(world, .get, "/v1/session", token)
    #expect(try text(seen, "login") == "aru")
    #expect(try text(seen, "token") == nil)
    #expect(try await send(world, .delete, "/v1/session", token).status == .noContent)
    #expect(try await send(world, .post, "/v1/who", token).text == "nobody")
    #expect(try await send(world, .post, "/en/inner", token).status == .forbidden)
    let after = try await send(world, .delete, "/v1/session", token)
    #expect(after.status == .unauthorized && after.header("WWW-Authenticate") == "Bearer")
  }

  @Test func `ends by itself`() async throws {
    let world = try await world()
    try await world.open("aru", [.auditor])
    let token = try #require(try text(try await begin(world, login: "aru"), "token"))
    world.wait(seconds: 1801)
    #expect(try await send(world, .get, "/v1/session", token).status == .unauthorized)
  }

  @Test func `is as another program's, or a broken one, worth nothing`() async throws {
    let world = try await world()
    let browser = try await world.browser(as: .auditor)
    let cookie = "__Host-ruqsat=" + (browser.cookies["__Host-ruqsat"] ?? "")
    // Whoever names a token is who the token says, not who the cookie says.
    let reply = try await world.client.get(
      "/v1/session", headers: [.authorization: "Bearer x", .cookie: cookie])
    #expect(reply.status == .unauthorized)
    let proxied = try await world.client.get(
      "/v1/session", headers: [.authorization: "Basic eA==", .cookie: cookie])
    #expect(proxied.status == .ok)
    let forged = try await world.client.send(
      .post, "/en/inner",
      headers: [
        .authorization: "Bearer x", .cookie: cookie,
        .contentType: "application/x-www-form-urlencoded",
      ])
    #expect(forged.status == .forbidden)
    let byCookie = try await world.client.send(
      .delete, "/v1/session", headers: [.cookie: cookie])
    #expect(byCookie.status == .unauthorized)
  }

  @Test func `says what is missing only to who knows the password`() async throws {
    let world = try await world()
    try await world.open("aru", [.auditor, .ministry])
    let unknown = try await begin(world, login: "nobody")
    #expect(unknown.status == .unauthorized)
    #expect(unknown.header("Content-Type") == "application/problem+json")
    let choice = try await begin(world, login: "aru")
    #expect(choice.status == .unprocessableContent && choice.text.contains("ministry, auditor"))
    let wrong = try await begin(world, login: "aru", more: #","role":"officer""#)
    #expect(wrong.status == .unprocessableContent)
    let right = try await begin(world, login: "aru", more: #","role":"ministry""#)
    #expect(try text(right, "role") == "ministry")
    for (body, status) in [
      ("{}", 422), (#"{"login":1}"#, 422), (#"{"login":"aru","role":"king"}"#, 422), ("[]", 400),
      ("{", 400), ("", 400), (#"{"login":"aru"}"#, 401),
    ] {
      let reply = try await begin(world, body)
      #expect(reply.status.code == status, "\(body): \(reply.text)")
    }
  }

  @Test func `waits together with the sign-in page`() async throws {
    let world = try await world()
    try await world.open("aru", [.auditor])
    let browser = world.browser
    _ = try await browser.get("/en/sign-in")
    for _ in 0..<5 {
      _ = try await browser.post("/en/sign-in", [("login", "aru"), ("password", "wrong")])
    }
    let slowed = try await begin(world, login: "aru")
    #expect(slowed.status == .tooManyRequests && slowed.header("Retry-After") == "2")
    world.wait(seconds: 3)
    #expect(try await begin(world, login: "aru").status == .created)
  }

  @Test func `in a demo takes the login of a button, elsewhere never`() async throws {
    let demo = try await world(demo: [.officer])
    let reply = try await begin(demo, #"{"login":"demo.officer"}"#)
    #expect(try text(reply, "role") == "officer")
    let real = try await world()
    try await real.open("demo.officer", [.officer])
    #expect(try await begin(real, #"{"login":"demo.officer"}"#).status == .unauthorized)
  }

  @Test func `answers as described`() async throws {
    let world = try await world()
    try await world.open("aru", [.officer])
    let description = `The description of the interface`()
    let document = try description.document()
    let schema = try #require(document["components"]?["schemas"]?["Session"])
    let reply = try await begin(world, login: "aru")
    let wrong = description.mismatches(
      try JSONReader.read(reply.text), schema, document, at: "/v1/session")
    #expect(wrong.isEmpty, "\(wrong)")
  }
}

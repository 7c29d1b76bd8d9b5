import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import NIOCore
import Testing

@testable import Web

@Suite struct `What is answered when something is wrong` {
  @Test(arguments: Language.allCases)
  func `an unknown address is a kind page in the reader's language`(_ language: Language)
    async throws
  {
    let reply = try await makeClient().get("/\(language)/nowhere")
    let title = try makeSite().phrases.text("problem.not-found.title", language)
    #expect(reply.status == .notFound)
    #expect(reply.text.contains("<h1 class=\"heading-xl\">\(title)</h1>"))
    #expect(reply.text.contains("href=\"/\(language)\""))
    #expect(reply.header("Content-Security-Policy") != nil)
  }

  @Test func `an unknown address outside the languages is in the browser's language`()
    async throws
  {
    let reply = try await makeClient().get("/nowhere", headers: [.acceptLanguage: "ru"])
    #expect(reply.status == .notFound)
    #expect(reply.header("Content-Language") == "ru")
  }

  @Test(arguments: Language.allCases)
  func `every kind of problem has words`(_ language: Language) throws {
    let phrases = try makeSite().phrases
    for kind in ProblemKind.allCases {
      #expect(phrases.contains("problem.\(kind.rawValue).title"), "\(kind)")
      #expect(phrases.contains("problem.\(kind.rawValue).advice"), "\(kind)")
    }
  }

  @Test(arguments: ["/en", "/en/about", "/assets/ruqsat.css", "/health", "/v1/probe"])
  func `the wrong method is refused and the right ones are named`(_ path: String) async throws {
    let reply = try await makeClient([ProbeRoutes()]).send(.delete, path)
    #expect(reply.status == .methodNotAllowed)
    #expect(reply.header("Allow") == (path == "/v1/probe" ? "POST" : "GET, HEAD"))
  }

  @Test func `a fault of ours gives a number and no detail`() async throws {
    let reply = try await makeClient([ProbeRoutes()]).get("/en/fault")
    #expect(reply.status == .internalServerError)
    #expect(reply.text.contains("TEST-1"))
    #expect(reply.header("X-Request-ID") == "TEST-1")
    #expect(!reply.text.contains("Fault"))
  }

  @Test func `below v1 a problem is JSON`() async throws {
    let client = try makeClient([ProbeRoutes()])
    let unknown = try await client.get("/v1/nowhere", headers: [.acceptLanguage: "en"])
    #expect(unknown.status == .notFound)
    #expect(unknown.header("Content-Type") == "application/problem+json")
    #expect(unknown.text.contains("\"type\":\"urn:ruqsat:problem:not-found\""))
    #expect(unknown.text.contains("\"title\":\"Page not found\""))
    #expect(unknown.text.contains("\"status\":404"))
    #expect(unknown.text.contains("\"instance\":\"urn:ruqsat:request:TEST-1\""))
    let fault = try await client.get("/v1/fault")
    #expect(fault.status == .internalServerError)
    #expect(fault.header("Content-Type") == "application/problem+json")
    let refused = try await client.get("/v1/refused")
    #expect(refused.status == .unprocessableContent)
    #expect(refused.text.contains("\"detail\":\"no\""))
    #expect(
      refused.text.contains("\"errors\":[{\"detail\":\"not a number\",\"pointer\":\"/salary\"}]"))
  }
}

@Suite struct `What may be sent` {
  private let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

  @Test func `a form is read`() async throws {
    let reply = try await makeClient([ProbeRoutes()])
      .send(.post, "/en/form", headers: form, body: "name=%D2%9A%D0%B0%D0%BD%D0%B0%D1%82+%3Cb%3E")
    #expect(reply.text.contains("<p>Қанат &lt;b&gt;</p>"))
  }

  @Test(arguments: ["name=%", "name=%zz", "name=%ff", "%=1", "a=%C3"])
  func `a damaged form is refused`(_ body: String) async throws {
    let reply = try await makeClient([ProbeRoutes()])
      .send(.post, "/en/form", headers: form, body: body)
    #expect(reply.status == .badRequest)
  }

  @Test func `a damaged query is refused`() async throws {
    #expect(try await makeClient([ProbeRoutes()]).get("/en/echo/x?q=%9").status == .badRequest)
  }

  @Test func `another format than a form is refused`() async throws {
    let reply = try await makeClient([ProbeRoutes()])
      .send(.post, "/en/form", headers: [.contentType: "text/plain"], body: "name=x")
    #expect(reply.status == .unsupportedMediaType)
  }

  @Test func `a body that says it is too long is refused unread`() async throws {
    let client = try makeClient([ProbeRoutes()])
    let page = try await client.send(
      .post, "/en/form", headers: [.contentLength: "10485760"], body: "x")
    #expect(page.status == .contentTooLarge)
    #expect(page.header("Content-Type") == "text/html; charset=utf-8")
    let interface = try await client.send(
      .post, "/v1/probe", headers: [.contentLength: "1048577"], body: "x")
    #expect(interface.status == .contentTooLarge)
    #expect(interface.header("Content-Type") == "application/problem+json")
  }

  @Test func `what is too large names the limit of its place`() async throws {
    let client = try makeClient([ProbeRoutes()])
    for (path, most) in [("/en/form", "1 MB"), ("/en/cases/1/lay-in/contract", "10 MB")] {
      let page = try await client.send(
        .post, path, headers: [.contentLength: "10485761"], body: "x")
      #expect(page.text.contains("At most \(most) can be sent here"), "\(path)")
    }
  }

  @Test func `a body of unknown length is refused at the limit`() async throws {
    let client = try makeClient([ProbeRoutes()])
    let chunk = ByteBuffer(repeating: UInt8(ascii: "x"), count: 65536)
    for (chunks, status) in [(16, HTTPResponse.Status.ok), (17, .contentTooLarge)] {
      let stream = AsyncStream<ByteBuffer> { continuation in
        for _ in 0..<chunks { continuation.yield(chunk) }
        continuation.finish()
      }
      let reply = try await client.send(
        .post, "/v1/probe", headers: [:], body: RequestBody(asyncSequence: stream))
      #expect(reply.status == status)
      if status == .ok { #expect(reply.text == "1048576") }
    }
  }

  @Test func `too many values are refused`() async throws {
    let many = (0...Fields.mostValues).map { "a=\($0)" }.joined(separator: "&")
    let reply = try await makeClient([ProbeRoutes()])
      .send(.post, "/en/form", headers: form, body: many)
    #expect(reply.status == .badRequest)
  }
}

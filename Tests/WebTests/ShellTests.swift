import Foundation
import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import Testing

@testable import Web

@Suite struct `Every answer` {
  @Test(arguments: ["/", "/en", "/en/nowhere", "/v1/nowhere", "/health", "/assets/ruqsat.css"])
  func `carries the security headers`(_ path: String) async throws {
    let reply = try await makeClient().get(path)
    #expect(
      reply.header("Content-Security-Policy")
        == "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'")
    #expect(reply.header("X-Content-Type-Options") == "nosniff")
    #expect(reply.header("Referrer-Policy") == "no-referrer")
    #expect(reply.header("X-Frame-Options") == "DENY")
    #expect(reply.header("X-Request-ID")?.hasPrefix("TEST-") == true)
  }

  @Test func `loads nothing from elsewhere and holds no inline style or script`() async throws {
    for path in ["/en", "/en/about", "/en/nowhere"] {
      let text = try await makeClient().get(path).text
      #expect(text.contains("<link rel=\"stylesheet\" href=\"/assets/ruqsat."))
      for banned in ["<script", "<style", " style=", " onclick=", "src=\"http", "href=\"http"] {
        #expect(!text.contains(banned), "\(path): \(banned)")
      }
    }
  }

  @Test func `sets no cookie`() async throws {
    for path in ["/", "/en", "/en/about", "/v1/nowhere"] {
      #expect(try await makeClient().get(path).header("Set-Cookie") == nil)
    }
  }
}

@Suite struct `The first page` {
  private struct Having: RouteGroup {
    let startSubjects: [StartSubject]
  }

  @Test func `leads to what is there, by reader, and to nothing else`() async throws {
    let page = try await makeClient([
      Having(startSubjects: [.lab]), Having(startSubjects: [.rights]),
    ])
    .get("/en").text
    let places = ["/en/rights", "/en/about", "/en/lab"].map { page.range(of: "<a href=\"\($0)\"") }
    let found = places.compactMap { $0?.lowerBound }
    #expect(found.count == 3 && found == found.sorted())
    #expect(!page.contains("href=\"/en/demo\"") && !page.contains("href=\"/en/sign-in\""))
    let phrases = try makeSite().phrases
    #expect(page.contains(try phrases.text("start.for.workers", .en)))
    #expect(!page.contains(try phrases.text("start.for.employers", .en)))
  }

  @Test(arguments: StartSubject.allCases)
  func `has words for every subject`(_ subject: StartSubject) async throws {
    let client = try makeClient([Having(startSubjects: [subject])])
    for language in Language.allCases {
      let page = try await client.get("/\(language)").text
      #expect(page.contains("/\(language)\(subject.path)\""))
      #expect(!page.contains("⟦"))
    }
  }
}

@Suite struct `Files` {
  @Test func `the style sheet's address holds its content and is kept for ever`() async throws {
    let address = try makeSite().assets.address(of: "ruqsat.css")
    let reply = try await makeClient().get(address)
    #expect(address.hasPrefix("/assets/ruqsat.") && address.hasSuffix(".css"))
    #expect(reply.status == .ok)
    #expect(reply.header("Content-Type") == "text/css; charset=utf-8")
    #expect(reply.header("Cache-Control") == "public, max-age=31536000, immutable")
    #expect(reply.text.contains(".button"))
  }

  @Test func `a file the browser has is not sent again`() async throws {
    let client = try makeClient()
    let first = try await client.get("/assets/ruqsat.css")
    let tag = try #require(first.header("ETag"))
    let second = try await client.get("/assets/ruqsat.css", headers: [.ifNoneMatch: tag])
    #expect(first.header("Cache-Control") == "no-cache")
    #expect(second.status == .notModified)
    #expect(second.text.isEmpty)
    let other = try await client.get("/assets/ruqsat.css", headers: [.ifNoneMatch: "\"0\""])
    #expect(other.status == .ok)
  }

  @Test(arguments: ["/assets/nothing.css", "/assets/..%2FPhrases", "/assets/../Package.swift"])
  func `nothing else is served`(_ path: String) async throws {
    #expect(try await makeClient().get(path).status == .notFound)
  }
}

@Suite struct `What an operator asks` {
  @Test func `health and readiness`() async throws {
    #expect(try await makeClient().get("/health").status == .ok)
    #expect(try await makeClient().get("/ready").status == .ok)
    let waiting = TestClient(
      responder: try buildRouter(site: makeSite(notReady: ["law"])).buildResponder())
    let reply = try await waiting.get("/ready")
    #expect(reply.status == .serviceUnavailable)
    #expect(reply.text == "not ready: law\n")
  }

  @Test func `HEAD is GET without a body`() async throws {
    let reply = try await makeClient().send(.head, "/en")
    #expect(reply.status == .ok)
    #expect(reply.text.isEmpty)
    #expect(reply.header("Content-Length").flatMap(Int.init) ?? 0 > 1000)
  }
}

@Suite struct `Fields of a query` {
  @Test func `are written the way they are read`() throws {
    let text = "name=%D2%9A%20%26%3D&day=1&day=2&empty="
    let fields = try #require(Fields(encoded: text))
    #expect(fields["name"] == "Қ &=")
    #expect(fields.all("day") == ["1", "2"])
    #expect(fields["empty"] == "")
    #expect(fields["other"] == nil)
    #expect(fields.encoded == text)
  }
}

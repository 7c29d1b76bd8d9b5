import HTTPTypes
import LawLanguage
import LawLibrary
import Testing

@testable import Web

@Suite struct `The reader's language` {
  @Test(
    arguments: [
      (nil, "/kk"), ("", "/kk"), ("kk", "/kk"), ("ru-RU,ru;q=0.9,en;q=0.8", "/ru"),
      ("en-GB,en;q=0.9", "/en"), ("de,en;q=0.3,ru;q=0.7", "/ru"), ("fr-FR", "/kk"),
      ("en;q=0,ru;q=0.1", "/ru"), ("en;q=abc", "/kk"), (";;;,,,q=1", "/kk"),
      ("en;q=0.85, ru;q=0.9", "/ru"),
    ] as [(String?, String)])
  func `the way in follows what the browser asks for`(_ header: String?, _ address: String)
    async throws
  {
    let headers: HTTPFields = header.map { [.acceptLanguage: $0] } ?? [:]
    let reply = try await makeClient().get("/", headers: headers)
    #expect(reply.status == .found)
    #expect(reply.header("Location") == address)
    #expect(reply.header("Vary") == "Accept-Language")
  }

  @Test(arguments: Language.allCases)
  func `a page is in the language of its address`(_ language: Language) async throws {
    let headers: HTTPFields = [.acceptLanguage: "de,en;q=0.5"]
    let reply = try await makeClient().get("/\(language)", headers: headers)
    let button = try makeSite().phrases.text("start.button", language)
    #expect(reply.status == .ok)
    #expect(reply.header("Content-Language") == language.rawValue)
    #expect(reply.text.contains("<html lang=\"\(language)\">"))
    #expect(reply.text.contains(button))
  }

  @Test func `the switch leads to the same page with the same query`() async throws {
    let reply = try await makeClient([ProbeRoutes()]).get("/en/echo/word?q=a%20b&day=1")
    #expect(reply.text.contains("href=\"/kk/echo/word?q=a%20b&amp;day=1\""))
    #expect(reply.text.contains("href=\"/ru/echo/word?q=a%20b&amp;day=1\""))
    #expect(!reply.text.contains("href=\"/en/echo/word?q=a%20b&amp;day=1\""))
  }

  @Test(arguments: ["//evil.example/", "//en//evil.example", "/\\evil.example"])
  func `the switch never leads away from the service`(_ path: String) async throws {
    let reply = try await makeClient().get(path)
    #expect(reply.status == .notFound)
    #expect(!reply.text.contains("href=\"//"))
    #expect(!reply.text.contains("href=\"/\\"))
  }

  @Test func `every page of the shell says everything in every language`() async throws {
    let client = try makeClient()
    for language in Language.allCases {
      for path in ["", "/about", "/nowhere"] {
        let reply = try await client.get("/\(language)\(path)")
        #expect(reply.text.count > 1500)
        #expect(!reply.text.contains("⟦"), "\(language) \(path)")
        #expect(!reply.text.contains("{{"), "\(language) \(path)")
        #expect(reply.text.components("<h1").count == 2, "\(language) \(path)")
      }
    }
  }
}

extension String {
  /// The parts between the occurrences of a word.
  fileprivate func components(_ word: String) -> [String] {
    split(separator: word, omittingEmptySubsequences: false).map(String.init)
  }
}

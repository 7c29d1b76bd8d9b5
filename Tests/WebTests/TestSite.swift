import Foundation
import Hummingbird
import LawLibrary
import Logging
import Synchronization

@testable import Web

/// The folder of the checkout: the tests read the real phrases and pages.
let checkout = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The real phrases, read once for all tests.
let realPhrases = Result { try Phrases(folder: checkout + "/Phrases") }

/// The real pages, read once for all tests.
private let realSite = Result {
  try Site(
    pages: checkout + "/Pages", phrases: realPhrases.get(),
    world: Site.World(nextRequestID: { "TEST" }, nanoseconds: { 0 }))
}

/// The real site with request numbers that count up and a clock that stands still.
func makeSite(notReady: [String] = [], door: Door? = nil) throws -> Site {
  let last = Counter()
  var site = try realSite.get()
  site.world = Site.World(
    nextRequestID: { "TEST-\(last.next())" }, nanoseconds: { 0 }, notReady: { notReady })
  site.door = door
  return site
}

/// A client of the whole service, with the groups of a test added to it.
func makeClient(_ groups: [any RouteGroup] = []) throws
  -> TestClient<RouterResponder<RuqsatRequestContext>>
{
  TestClient(responder: try buildRouter(site: makeSite(), groups: groups).buildResponder())
}

private final class Counter: Sendable {
  private let last = Mutex(0)

  func next() -> Int {
    last.withLock { last in
      last += 1
      return last
    }
  }
}

/// Pages and an interface that only the tests need.
struct ProbeRoutes: RouteGroup {
  struct Fault: Error {}

  struct EchoPage: Page {
    static var template: String { "problem" }
    let title: String
    let advice: String
    let detail: String?
    let incident: String? = nil
    let home = ""
  }

  func addPages(to routes: PageRoutes) {
    routes.get("/fault") { _ in throw Fault() }
    routes.get("/echo/{word}") { visit in
      .page(
        EchoPage(
          title: visit.parameter("word") ?? "", advice: visit.query["q"] ?? "", detail: nil))
    }
    routes.post("/form") { visit in
      .page(EchoPage(title: "form", advice: visit.form["name"] ?? "nothing", detail: nil))
    }
  }

  func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site) {
    routes.get("/fault") { _, _ -> Response in throw Fault() }
    routes.post("/probe") { request, context in
      let body = try await request.body.collect(upTo: context.maxUploadSize)
      return "\(body.readableBytes)"
    }
    routes.get("/refused") { _, _ -> Response in
      throw Problem(
        .unprocessableContent, detail: "no", fields: [Problem.Field("/salary", "not a number")])
    }
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The law as a JSON interface below `/v1/law`.
struct LawInterface: RouteGroup {
  static var mostCases: Int { 1000 }

  let desk: LawDesk

  func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site) {
    let phrases = site.phrases
    func get(_ path: String, _ answer: @escaping @Sendable (LawRequest) throws -> JSON) {
      routes.get(RouterPath(path)) { request, context in
        try LawRequest(request, context, desk, phrases).answer(answer)
      }
    }
    func post(_ path: String, _ answer: @escaping @Sendable (LawRequest, JSON) async throws -> JSON)
    {
      routes.post(RouterPath(path)) { request, context in
        let lawRequest = try LawRequest(request, context, desk, phrases)
        let body = try lawRequest.visit.json(of: request, context)
        return lawRequest.response(try await answer(lawRequest, body))
      }
    }
    get("/law") { $0.catalogue.summary }
    get("/law/topics") { $0.catalogue.topics }
    get("/law/concepts") { $0.catalogue.concepts }
    get("/law/acts") { $0.catalogue.acts }
    get("/law/provisions") { try $0.provisions() }
    get("/law/provisions/**") { try $0.provision() }
    get("/law/changes") { try $0.changes() }
    post("/law/needed") { request, body in try request.answer(to: body).needs }
    post("/law/ask") { request, body in try await request.ask(body) }
    post("/law/explain") { request, body in try request.explain(body) }
    get("/law/explain") { try $0.explain($0.caseOfQuery()) }
    routes.get("/openapi.json") { _, _ in site.openAPI }
  }
}

/// One request to the interface, with the volume it is answered from.
struct LawRequest: Sendable {
  let desk: LawDesk
  let volume: LawVolume
  let visit: Visit

  init(
    _ request: Request, _ context: RuqsatRequestContext, _ desk: LawDesk, _ phrases: Phrases
  ) throws {
    guard let query = Fields(encoded: context.place.query ?? "") else { throw Problem(.badRequest) }
    var place = context.place
    if let wanted = query["language"] {
      guard let language = Language(rawValue: wanted) else {
        let detail = phrases.text("api.language", place.language)
        throw Problem(
          .unprocessableContent, detail: detail, fields: [Problem.Field("language", detail)])
      }
      place = Place(language: language, path: place.path, query: place.query)
    }
    self.desk = desk
    volume = desk.shelf.volume
    visit = Visit(place: place, phrases: phrases, query: query, parameters: context.parameters)
  }

  var book: LawBook { volume.book }
  var links: LawLinks { LawLinks(book: book, visit: visit) }
  var catalogue: LawCatalogue { LawCatalogue(book: book, index: volume.reading.index) }

  func answer(_ author: (LawRequest) throws -> JSON) throws -> Response {
    response(try author(self))
  }

  func response(_ json: JSON) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "application/json", .contentLanguage: visit.language.rawValue,
        .cacheControl: "no-store",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: json.written)))
  }

  func reader(_ origin: String = "") -> SentCaseReader {
    SentCaseReader(
      desk: desk, volume: volume, phrases: visit.phrases, language: visit.language, origin: origin)
  }
}

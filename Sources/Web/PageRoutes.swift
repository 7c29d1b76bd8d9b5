import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary

/// A subject of the service with its pages and its part of the API.
///
/// A group is given to ``buildRouter(site:groups:)`` and says there which addresses it answers.
public protocol RouteGroup: Sendable {
  /// Pages below `/kk`, `/ru` and `/en`.
  func addPages(to routes: PageRoutes)

  /// The JSON API below `/v1`.
  func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site)
}

extension RouteGroup {
  public func addPages(to routes: PageRoutes) {}
  public func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site) {}
}

/// Where pages are added: each address at once in the three languages.
public struct PageRoutes {
  public typealias Author = @Sendable (Visit) async throws -> PageAnswer

  let router: Router<RuqsatRequestContext>
  let site: Site

  /// Answers GET (and HEAD): `routes.get("/law/{act}") { visit in .page(ActPage(visit)) }`.
  public func get(_ path: String, _ author: @escaping Author) {
    add(.get, path, author)
  }

  /// Answers a form; its fields stand in `visit.form`.
  public func post(_ path: String, _ author: @escaping Author) {
    add(.post, path, author)
  }

  private func add(_ method: HTTPRequest.Method, _ path: String, _ author: @escaping Author) {
    let site = site
    for language in Language.allCases {
      router.on(RouterPath("/" + language.rawValue + path), method: method) { request, context in
        let visit = try await Visit(request, context, phrases: site.phrases)
        return try await site.response(author(visit), at: context.place)
      }
    }
  }
}

extension Visit {
  init(_ request: Request, _ context: RuqsatRequestContext, phrases: Phrases) async throws {
    guard let query = Fields(encoded: context.place.query ?? "") else {
      throw Problem(.badRequest)
    }
    self.init(
      place: context.place, phrases: phrases, query: query,
      form: try await Self.form(request, context), parameters: context.parameters)
  }

  private static func form(_ request: Request, _ context: RuqsatRequestContext) async throws
    -> Fields
  {
    guard request.method == .post else { return .none }
    let mediaType = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
    let body = try await request.body.collect(upTo: context.maxUploadSize)
    if body.readableBytes == 0 { return .none }
    guard mediaType == "application/x-www-form-urlencoded" else {
      throw Problem(.unsupportedMediaType)
    }
    guard let text = String(validating: body.readableBytesView, as: UTF8.self),
      let fields = Fields(encoded: text)
    else { throw Problem(.badRequest) }
    return fields
  }
}

import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import Office

/// A subject of the service with its pages and its part of the API.
///
/// A group is given to ``buildRouter(site:groups:)`` and says there which addresses it answers.
public protocol RouteGroup: Sendable {
  /// Pages below `/kk`, `/ru` and `/en`.
  func addPages(to routes: PageRoutes)

  /// The JSON API below `/v1`.
  func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site)

  /// Subjects that the first page leads to because this group is there.
  var startSubjects: [StartSubject] { get }
}

extension RouteGroup {
  public func addPages(to routes: PageRoutes) {}
  public func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site) {}
  public var startSubjects: [StartSubject] { [] }
}

/// Where pages are added: each address at once in the three languages.
public struct PageRoutes {
  public typealias Author = @Sendable (Visit) async throws -> PageAnswer

  let router: Router<RuqsatRequestContext>
  let site: Site

  /// Answers GET (and HEAD): `routes.get("/law/{act}") { visit in .page(ActPage(visit)) }`.
  ///
  /// - Parameter hasForm: whether the page has a form that visitors who are not signed in may send; they get a cookie
  ///   for its seal then
  public func get(_ path: String, hasForm: Bool = false, _ author: @escaping Author) {
    add(.get, path, hasForm: hasForm, author)
  }

  /// Answers a form; its fields stand in `visit.form`. A form without the visitor's seal does not get so far.
  public func post(_ path: String, _ author: @escaping Author) {
    add(.post, path, hasForm: true, author)
  }

  private func add(
    _ method: HTTPRequest.Method, _ path: String, hasForm: Bool, _ author: @escaping Author
  ) {
    let site = site
    for language in Language.allCases {
      router.on(RouterPath("/" + language.rawValue + path), method: method) { request, context in
        var context = context
        var visit = try await Visit(request, context, phrases: site.phrases)
        if method == .post { try site.requireSeal(visit) }
        let cookie = hasForm ? site.giveFormToken(to: &context.visitor) : nil
        if cookie != nil { visit = try await Visit(request, context, phrases: site.phrases) }
        var response = try await site.response(
          author(visit), at: context.place, for: context.visitor)
        if let cookie { response.headers.append(cookie) }
        return response
      }
    }
  }
}

extension Site {
  /// Without the visitor's seal a form is not read: another site may have made the browser send it.
  fileprivate func requireSeal(_ visit: Visit) throws {
    guard door != nil, !visit.visitor.isProgram else { return }
    guard let seal = visit.visitor.seal, seal.matches(visit.form["seal"]) else {
      throw Problem(.formEnded)
    }
  }

  /// Gives a visitor without any token one for seals; the header that sets it.
  fileprivate func giveFormToken(to visitor: inout Visitor) -> HTTPField? {
    guard let door, visitor.seal == nil else { return nil }
    let token = door.entrance.newToken()
    visitor.formToken = token
    return HTTPField(
      name: .setCookie, value: door.cookies.setting(door.cookies.formName, to: token.text))
  }
}

extension Visit {
  init(_ request: Request, _ context: RuqsatRequestContext, phrases: Phrases) async throws {
    guard let query = Fields(encoded: context.place.query ?? "") else {
      throw Problem(.badRequest)
    }
    let (form, files) = try await Self.form(request, context)
    self.init(
      place: context.place, phrases: phrases, query: query, form: form, files: files,
      visitor: context.visitor, parameters: context.parameters, number: context.requestID)
  }

  private static func form(_ request: Request, _ context: RuqsatRequestContext) async throws
    -> (Fields, [String: SentFile])
  {
    guard request.method == .post else { return (.none, [:]) }
    let contentType = request.headers[.contentType] ?? ""
    let body = context.body
    if body.readableBytes == 0 { return (.none, [:]) }
    switch contentType.prefix(while: { $0 != ";" }).lowercased() {
    case "application/x-www-form-urlencoded":
      guard let text = String(validating: body.readableBytesView, as: UTF8.self),
        let fields = Fields(encoded: text)
      else { throw Problem(.badRequest) }
      return (fields, [:])
    case "multipart/form-data" where context.place.takesFiles:
      let sent = MultipartForm(Array(body.readableBytesView), contentType: contentType)
      guard let sent else { throw Problem(.badRequest) }
      return (Fields(pairs: sent.pairs), sent.files)
    default: throw Problem(.unsupportedMediaType)
    }
  }
}

import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary

/// Finds the language: from the address, else from what the browser asks for.
struct LanguageOfPlace: RouterMiddleware {
  typealias Context = RuqsatRequestContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.place = Place(
      path: request.uri.path, query: request.uri.query,
      fallback: Language(acceptLanguage: request.headers[.acceptLanguage]))
    return try await next(request, context)
  }
}

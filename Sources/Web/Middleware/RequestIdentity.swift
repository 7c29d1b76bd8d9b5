import HTTPTypes
import Hummingbird

/// Gives each request its number, for the log and for the answer.
struct RequestIdentity: RouterMiddleware {
  typealias Context = RuqsatRequestContext
  let nextRequestID: @Sendable () -> String
  private let name = HTTPField.Name("X-Request-ID")

  init(nextRequestID: @escaping @Sendable () -> String) { self.nextRequestID = nextRequestID }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.requestID = nextRequestID()
    var response = try await next(request, context)
    if let name { response.headers[name] = context.requestID }
    return response
  }
}

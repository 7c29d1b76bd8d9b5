import HTTPTypes
import Hummingbird
import NIOCore

/// Refuses a body above the limit before it is read; one of unknown length while it is read.
struct BodyLimit: RouterMiddleware {
  typealias Context = RuqsatRequestContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let refusal = Problem(.contentTooLarge, headers: [.connection: "close"])
    if let length = request.headers[.contentLength].flatMap(Int.init),
      length > context.maxUploadSize
    {
      throw refusal
    }
    var request = request
    do {
      _ = try await request.collectBody(upTo: context.maxUploadSize)
    } catch is NIOTooManyBytesError {
      throw refusal
    }
    return try await next(request, context)
  }
}

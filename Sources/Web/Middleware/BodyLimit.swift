import HTTPTypes
import Hummingbird
import NIOCore

/// Refuses a body above the limit before it is read; one of unknown length while it is read.
struct BodyLimit: RouterMiddleware {
  typealias Context = RuqsatRequestContext

  private static var refusal: Problem {
    Problem(.contentTooLarge, headers: [.connection: "close"])
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let most = context.maxUploadSize
    if let length = request.headers[.contentLength].flatMap(Int.init), length > most {
      throw Self.refusal
    }
    var request = request
    do {
      _ = try await request.collectBody(upTo: most)
    } catch is NIOTooManyBytesError {
      throw Self.refusal
    }
    return try await next(request, context)
  }
}

import HTTPTypes
import Hummingbird
import Logging

/// One line for each answer: method, path, status, time. Never a query, an address or a form: they
/// may tell who asked what.
struct AccessLog: RouterMiddleware {
  typealias Context = RuqsatRequestContext
  let nanoseconds: @Sendable () -> UInt64

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = nanoseconds()
    let response = try await next(request, context)
    let micros = (nanoseconds() &- start) / 1000
    context.logger.info(
      "answered",
      metadata: [
        "request": .string(context.requestID),
        "method": .string(request.method.rawValue),
        "path": .string(printable(request.uri.path)),
        "status": .stringConvertible(response.status.code),
        "microseconds": .stringConvertible(micros),
      ])
    return response
  }

  /// A path someone made up must not write lines of its own into the log.
  private func printable(_ path: String) -> String {
    String(path.unicodeScalars.prefix(200).filter { $0.value >= 0x20 && $0.value != 0x7f })
  }
}

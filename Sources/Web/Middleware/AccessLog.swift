import HTTPTypes
import Hummingbird
import Logging

/// One line for each answer: method, path, status, time. Never a query, an address or a form: they
/// may tell who asked what. An error where the register has no room left: only the operator can make some.
struct AccessLog {
  func note(
    _ request: Request, _ response: Response, in context: RuqsatRequestContext, nanoseconds: UInt64
  ) {
    context.logger.log(
      level: response.status == .insufficientStorage ? .error : .info, "answered",
      metadata: [
        "request": .string(context.requestID),
        "method": .string(request.method.rawValue),
        "path": .string(printable(request.uri.path)),
        "status": .stringConvertible(response.status.code),
        "microseconds": .stringConvertible(nanoseconds / 1000),
      ])
  }

  /// A path someone made up must not write lines of its own into the log.
  private func printable(_ path: String) -> String {
    String(path.unicodeScalars.prefix(200).filter { $0.value >= 0x20 && $0.value != 0x7f })
  }
}

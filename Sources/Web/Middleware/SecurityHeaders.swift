import HTTPTypes
import Hummingbird

/// Says to the browser that a page of ours loads only from us, and runs nothing but what it names.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = RuqsatRequestContext

  static var contentSecurityPolicy: String {
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
      + "base-uri 'none'; frame-ancestors 'none'"
  }

  /// Of a page that has a script of ours, which may ask us again.
  static var contentSecurityPolicyWithScript: String {
    contentSecurityPolicy + "; script-src 'self'; connect-src 'self'"
  }

  private let fields: [(HTTPField.Name, String)] = [
    ("Content-Security-Policy", Self.contentSecurityPolicy),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
  ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in fields where response.headers[name] == nil {
      response.headers[name] = value
    }
    return response
  }
}

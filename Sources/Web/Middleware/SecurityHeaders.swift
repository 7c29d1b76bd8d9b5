import HTTPTypes
import Hummingbird

/// Says to the browser that a page of ours loads only from us, and runs nothing but what it names.
struct SecurityHeaders {
  static var contentSecurityPolicy: String {
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
      + "base-uri 'none'; frame-ancestors 'none'"
  }

  /// Of a page that has a script of ours, which may ask us again.
  static var contentSecurityPolicyWithScript: String {
    contentSecurityPolicy + "; script-src 'self'; connect-src 'self'"
  }

  private let fields: [HTTPField] = [
    ("Content-Security-Policy", Self.contentSecurityPolicy),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
  ].compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }

  /// Adds those that the answer does not set itself.
  func add(to headers: inout HTTPFields) {
    for field in fields where !headers.contains(field.name) { headers.append(field) }
  }
}

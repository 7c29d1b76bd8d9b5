import CMail
import Dispatch

/// The server that takes letters on their way. The only file that calls the library.
public struct MailServer: Sendable {
  /// `smtps://mail.example.kz:465`, or `smtp://mail.example.kz:587` with TLS begun by STARTTLS.
  public let url: String
  public let user: String?
  private let password: String?
  /// A file of certificates to trust instead of the system's.
  private let authorities: String?
  /// Whether nothing is said without TLS; only the own machine is spoken to without.
  public let demandsTLS: Bool
  private let seconds: Int
  private let queue = DispatchQueue(label: "ruqsat.mail", attributes: .concurrent)

  /// - Parameter seconds: the most that handing one letter over may take
  public init(
    url: String, user: String? = nil, password: String? = nil, authorities: String? = nil,
    demandsTLS: Bool = true, seconds: Int = 30
  ) {
    self.url = url
    self.user = user
    self.password = password
    self.authorities = authorities
    self.demandsTLS = demandsTLS
    self.seconds = seconds
  }

  /// Hands a letter over; when it returns, the server has taken it.
  public func send(_ letter: MailLetter) async throws(MailFault) {
    let bytes = letter.bytes
    try await work { server, reply in
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe mail_hand_over(
          server, letter.from.description, letter.to.description,
          bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, reply)
      }
    }
  }

  /// Connects, begins TLS and signs in, and sends nothing: whether the settings are right.
  public func greet() async throws(MailFault) {
    try await work { server, reply in unsafe mail_greet(server, reply) }
  }

  private typealias Call =
    @Sendable (UnsafePointer<mail_server>, UnsafeMutablePointer<Int>) ->
    Int32

  /// Calls the library away from the threads that answer requests.
  private func work(_ call: @escaping Call) async throws(MailFault) {
    let fault: MailFault? = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: done(call)) }
    }
    if let fault { throw fault }
  }

  private func done(_ call: Call) -> MailFault? {
    var reply = 0
    let code = unsafe withStrings([url, user, password, authorities]) { texts in
      var server = unsafe mail_server(
        url: texts[0], user: texts[1], password: texts[2], authorities: texts[3],
        tls: demandsTLS ? 1 : 0, seconds: seconds)
      return unsafe call(&server, &reply)
    }
    guard code != 0 else { return nil }
    return MailFault(reason: unsafe String(cString: mail_reason(code)), reply: reply)
  }

  /// Texts as C reads them, for as long as the work takes.
  private func withStrings<Value>(
    _ texts: [String?], _ found: [UnsafePointer<CChar>?] = [],
    _ work: ([UnsafePointer<CChar>?]) -> Value
  ) -> Value {
    guard let first = texts.first else { return unsafe work(found) }
    let rest = Array(texts.dropFirst())
    guard let text = first else { return unsafe withStrings(rest, found + [nil], work) }
    return unsafe text.withCString { unsafe withStrings(rest, found + [$0], work) }
  }
}

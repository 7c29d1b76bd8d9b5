import LawLanguage
import Office
import Register

/// What lets people in on the web: the entrance behind it, and how cookies are set.
///
/// A site without a door answers questions about the law and nothing else; nobody can sign in.
public struct Door: Sendable {
  let entrance: Entrance
  let desk: AccountDesk
  let provider: OtherProvider?
  /// Accounts that come in by one button; empty but in a demo.
  let demo: [DemoVisitor]
  let cookies: CookieStyle
  /// Whether a proxy of the operator stands before the service and says where a request came from.
  let isBehindProxy: Bool
  /// Scheme and host as people type them, for addresses to hand over: `https://example.kz`.
  let host: String
  let words: Words
  /// Whether notices also leave as mail, so that people may name an address.
  let sendsMail: Bool
  /// A line for the operator's log; never about a person.
  let note: @Sendable (String) -> Void
  /// How many notices somebody has not read; nil for somebody without an inbox.
  let unread: @Sendable (Actor) async -> Int?

  /// What only the assembly can say in words.
  public struct Words: Sendable {
    let regionName: @Sendable (String, Language) -> String
    let localTime: @Sendable (Moment) -> LocalTime

    /// - Parameters:
    ///   - regionName: the name of a region of the law, by its key
    ///   - localTime: the clock on the wall in Kazakhstan
    public init(
      regionName: @escaping @Sendable (String, Language) -> String,
      localTime: @escaping @Sendable (Moment) -> LocalTime
    ) {
      self.regionName = regionName
      self.localTime = localTime
    }
  }

  public init(
    entrance: Entrance, provider: OtherProvider? = nil, demo: [DemoVisitor] = [],
    cookies: CookieStyle, isBehindProxy: Bool = false, host: String, words: Words,
    sendsMail: Bool = false,
    note: @escaping @Sendable (String) -> Void = { _ in },
    unread: @escaping @Sendable (Actor) async -> Int? = { _ in nil }
  ) {
    self.entrance = entrance
    desk = AccountDesk(entrance: entrance)
    self.provider = provider
    self.demo = demo
    self.cookies = cookies
    self.isBehindProxy = isBehindProxy
    self.host = host
    self.words = words
    self.sendsMail = sendsMail
    self.note = note
    self.unread = unread
  }
}

/// A day and a time on the wall.
public struct LocalTime: Sendable, Equatable {
  public let year: Int
  public let month: Int
  public let day: Int
  public let hour: Int
  public let minute: Int

  public init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }
}

/// Somebody a demo lets in by a button.
public struct DemoVisitor: Sendable, Equatable {
  public let login: String
  public let role: Role

  public init(login: String, role: Role) {
    self.login = login
    self.role = role
  }
}

/// How the cookies of the service are written.
public enum CookieStyle: Sendable, Equatable {
  /// `__Host-` names, sent over https alone.
  case secure
  /// Plain names, for http on the own machine; browsers take no `__Host-` cookie there.
  case plain

  var sessionName: String { self == .secure ? "__Host-ruqsat" : "ruqsat" }
  var formName: String { self == .secure ? "__Host-ruqsat-form" : "ruqsat-form" }

  /// The value of `Set-Cookie`; gone with the browser.
  func setting(_ name: String, to value: String) -> String {
    "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (self == .secure ? "; Secure" : "")
  }

  func removing(_ name: String) -> String { setting(name, to: "") + "; Max-Age=0" }
}

import HTTPTypes
import Hummingbird
import LawLibrary
import Office

extension PageRoutes {
  public typealias AuthorForSignedIn = @Sendable (Visit, SignedIn) async throws -> PageAnswer

  /// Answers GET for people who are signed in; everybody else is sent to sign in and comes back.
  public func get(_ path: String, signedIn author: @escaping AuthorForSignedIn) {
    get(path, Self.guarded(author))
  }

  /// Answers a form of people who are signed in.
  public func post(_ path: String, signedIn author: @escaping AuthorForSignedIn) {
    post(path, Self.guarded(author))
  }

  private static func guarded(_ author: @escaping AuthorForSignedIn) -> Author {
    { visit in
      switch visit.visitor.presence {
      case .signedIn(let who): return try await author(visit, who)
      case .nobody: return .redirect(to: visit.link(SignInAddress.start, visit.comingBack))
      case .half: return .redirect(to: visit.link(SignInAddress.code, visit.comingBack))
      case .choosing: return .redirect(to: visit.link(SignInAddress.role, visit.comingBack))
      }
    }
  }
}

/// The addresses of the door, without their language.
enum SignInAddress {
  static var start: String { "/sign-in" }
  static var code: String { "/sign-in/code" }
  static var role: String { "/sign-in/role" }
  static var demo: String { "/sign-in/demo" }
  static var outside: String { "/sign-in/outside" }
  /// The only one that stands in no language: the provider knows it.
  static var outsideReturn: String { "/sign-in/return" }
  static var end: String { "/sign-out" }
  static var invitation: String { "/invitation" }
  static var account: String { "/account" }
  static var password: String { "/account/password" }
  static var factor: String { "/account/second-factor" }
  static var removeFactor: String { "/account/second-factor/remove" }
  static var recovery: String { "/account/recovery-codes" }
  static var mail: String { "/account/mail" }
  static var sessions: String { "/account/sessions" }
  static var colleagues: String { "/colleagues" }
  static var newColleague: String { "/colleagues/new" }

  /// The field that says where to go afterwards.
  static var then: String { "then" }
}

extension Visit {
  /// Says that this page was wanted.
  var comingBack: Fields {
    let wanted = place.path + (place.query.map { "?" + $0 } ?? "")
    return Fields(pairs: [.init(name: SignInAddress.then, value: wanted)])
  }

  /// The wish to go somewhere, handed on; empty when there is none, or none to be trusted.
  var handedOn: Fields {
    let wish = form[SignInAddress.then] ?? query[SignInAddress.then]
    guard let wish, let path = Self.ownPath(wish) else { return .none }
    return Fields(pairs: [.init(name: SignInAddress.then, value: path)])
  }

  /// Where somebody in a role goes now: where they wanted to, else the home of the role.
  func destination(_ role: Role) -> String {
    guard let path = handedOn[SignInAddress.then] else { return link(role.home) }
    let halves = path.split(separator: "?", maxSplits: 1)
    let query = halves.count > 1 ? String(halves[1]) : nil
    return Place(language: language, path: String(halves.first ?? "/"), query: query)
      .link(in: language)
  }

  /// A path of this service: never another host, never a way out again.
  static func ownPath(_ text: String) -> String? {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }
    guard isPlain, text.utf8.count <= 2000, text.hasPrefix("/"), !text.hasPrefix("//"),
      !text.hasPrefix("/sign-"), !text.hasPrefix(SignInAddress.invitation)
    else { return nil }
    return text
  }
}

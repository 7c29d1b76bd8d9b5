import LawLanguage
import LawLibrary
import Office
import Register

/// Who stands behind a request.
public struct Visitor: Sendable {
  public let presence: Presence
  /// Of the session; nil for somebody who is not in.
  let token: SecretToken?
  /// Of the cookie that seals forms before signing in.
  var formToken: SecretToken?
  /// Where the request came from; for counting attempts, never for the log.
  let address: String
  /// Whether the session came as a bearer token: a form then needs no seal.
  let isProgram: Bool
  /// How many notices the person has not read; nil for somebody without an inbox.
  var unread: Int?

  init(
    _ presence: Presence = .nobody, token: SecretToken? = nil, formToken: SecretToken? = nil,
    address: String = "", isProgram: Bool = false
  ) {
    self.presence = presence
    self.token = token
    self.formToken = formToken
    self.address = address
    self.isProgram = isProgram
  }

  public static var nobody: Visitor { Visitor() }

  /// The person, once everything that is asked at the door was given.
  public var signedIn: SignedIn? {
    if case .signedIn(let who) = presence { return who }
    return nil
  }

  /// Who asks, for the office: a visitor where nobody is signed in.
  public func actor(_ language: Language) -> Actor {
    guard let actor = signedIn?.actor else { return .visitor(language: language.rawValue) }
    return actor
  }

  /// What every form of this visitor carries; nil where no form was given out.
  var seal: FormSeal? { (token ?? formToken).map(FormSeal.init) }
}

extension Visit {
  public var signedIn: SignedIn? { visitor.signedIn }

  /// Who asks, for the office.
  public var actor: Actor { visitor.actor(language) }
}

import Casework
import LawLanguage
import LawLibrary
import Office
import Register

/// What the layout shows of the visitor: who is in, or where to sign in.
struct ShownPerson: Sendable {
  /// Where to sign in; nil when somebody is in, or nobody can.
  let signIn: String?
  let signedIn: Known?
  let seal: String?

  struct Known: Sendable {
    let name: String
    let role: String
    let region: String?
    let home: String
    let account: String
    let signOut: String
  }

  static var nobody: ShownPerson { ShownPerson(signIn: nil, signedIn: nil, seal: nil) }

  private init(signIn: String?, signedIn: Known?, seal: String?) {
    self.signIn = signIn
    self.signedIn = signedIn
    self.seal = seal
  }

  init(_ visitor: Visitor, at place: Place, door: Door?, phrases: Phrases) {
    let language = place.language
    let link = { Place(language: language, path: $0, query: nil).link(in: language) }
    let known = visitor.signedIn.map { who in
      Known(
        name: who.account.name, role: phrases.text("role.\(who.role.rawValue)", language),
        region: who.account.region.flatMap { door?.words.regionName($0.name, language) },
        home: link(who.role.home), account: link(SignInAddress.account),
        signOut: link(SignInAddress.end))
    }
    self.init(
      signIn: door == nil || known != nil ? nil : link(SignInAddress.start), signedIn: known,
      seal: visitor.seal?.text)
  }
}

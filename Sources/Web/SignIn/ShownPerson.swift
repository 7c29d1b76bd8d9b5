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
  /// What everybody may see of the register; empty where there is none.
  let open: [Link]

  struct Known: Sendable {
    let name: String
    let role: String
    let region: String?
    let home: String
    /// The inbox; nil for a role that has none.
    let notices: Inbox?
    let account: String
    let signOut: String
  }

  /// The way to the notices, with how many are new; nothing when none is.
  struct Inbox: Sendable {
    let href: String
    let unread: String?

    /// - Parameter unread: nil for somebody without an inbox
    init?(_ unread: Int?, href: String, _ phrases: Phrases, _ language: Language) {
      guard let unread else { return nil }
      self.href = href
      if unread >= Office.mostUnread {
        self.unread = phrases.text(
          "person.unread-many", language, ["count": String(Office.mostUnread)])
      } else {
        self.unread =
          unread == 0 ? nil : phrases.text("person.unread", language, count: unread, [:])
      }
    }
  }

  static var nobody: ShownPerson { ShownPerson(signIn: nil, signedIn: nil, seal: nil, open: []) }

  private init(signIn: String?, signedIn: Known?, seal: String?, open: [Link]) {
    self.signIn = signIn
    self.signedIn = signedIn
    self.seal = seal
    self.open = open
  }

  init(_ visitor: Visitor, at place: Place, door: Door?, phrases: Phrases) {
    let language = place.language
    let link = { Place(language: language, path: $0, query: nil).link(in: language) }
    let known = visitor.signedIn.map { who in
      Known(
        name: who.account.name, role: phrases.text("role.\(who.role.rawValue)", language),
        region: who.account.region.flatMap { door?.words.regionName($0.name, language) },
        home: link(who.role.home),
        notices: Inbox(visitor.unread, href: link(NoticePages.path), phrases, language),
        account: link(SignInAddress.account),
        signOut: link(SignInAddress.end))
    }
    self.init(
      signIn: door == nil || known != nil ? nil : link(SignInAddress.start), signedIn: known,
      seal: visitor.seal?.text,
      open: door == nil
        ? []
        : [
          ("open.register.title", OpenRegisterPages.path),
          ("open.data.title", OpenRegisterPages.dataPath),
        ]
        .map { Link(phrases.text($0, language), to: link($1)) })
  }
}

extension ShownPerson: Showing {
  var shown: ShownRecord {
    [
      "signIn": .of(signIn), "signedIn": .of(signedIn), "seal": .of(seal), "open": .of(open),
    ]
  }
}

extension ShownPerson.Known: Showing {
  var shown: ShownRecord {
    [
      "name": .of(name), "role": .of(role), "region": .of(region), "home": .of(home),
      "notices": .of(notices), "account": .of(account), "signOut": .of(signOut),
    ]
  }
}

extension ShownPerson.Inbox: Showing {
  var shown: ShownRecord {
    [
      "href": .of(href), "unread": .of(unread),
    ]
  }
}

import Casework
import Office
import Register

/// The colleagues one looks after.
struct ColleaguesPage: Page {
  static var template: String { "sign-in/colleagues" }

  let title: String
  let back: String?
  let done: String?
  let invitation: ShownInvitation?
  let invite: String
  let hasColleagues: Bool
  let colleagues: [Row]
  let previous: Link?
  let next: Link?

  /// One colleague.
  struct Row: Sendable {
    let name: String
    let login: String
    let roles: String
    let isOpen: Bool
    let reset: String
    let close: String
    let reopen: String
  }

  /// An invitation as it is shown once.
  struct ShownInvitation: Sendable {
    let heading: String
    let text: String
    /// To be handed over; with the host before it.
    let address: String
    let until: String
  }

  init(
    _ accounts: [Account], next cursor: Cursor?, _ invitation: Invitation?, _ visit: Visit,
    _ door: Door
  ) {
    title = visit.say("colleagues.title")
    back = visit.link(SignInAddress.account)
    done = visit.query["done"] == "closed" ? visit.say("colleagues.done.closed") : nil
    self.invitation = invitation.map { invitation in
      ShownInvitation(
        heading: visit.say("colleagues.invitation.heading", ["name": invitation.account.name]),
        text: visit.say("colleagues.invitation.text"),
        address: door.host + InvitationPages.address(invitation, visit),
        until: visit.say(
          "colleagues.invitation.until",
          ["moment": AccountPage.text(invitation.ends, visit, door)]))
    }
    invite = visit.link(SignInAddress.newColleague)
    hasColleagues = !accounts.isEmpty
    colleagues = accounts.map { account in
      let path = SignInAddress.colleagues + "/" + account.id.rawValue
      return Row(
        name: account.name, login: account.login,
        roles: account.knownRoles.map { visit.say("role.\($0.rawValue)") }
          .joined(separator: ", "),
        isOpen: account.isOpen, reset: visit.link(path + "/reset"),
        close: visit.link(path + "/close"), reopen: visit.link(path + "/reopen"))
    }
    previous = nil
    next = cursor.map { cursor in
      let query = Fields(pairs: [
        .init(name: "after", value: String(cursor.order)), .init(name: "key", value: cursor.key),
      ])
      return Link(visit.say("pagination.next"), to: visit.link(SignInAddress.colleagues, query))
    }
  }
}

/// The form for a new colleague.
struct NewColleaguePage: Page {
  static var template: String { "sign-in/new-colleague" }

  let title: String
  let back: String?
  let action: String
  let button: String
  let fields: [EntryField]
  let roles: ChoiceField
  let errors: [FormError]
  let showsErrors: Bool

  init(_ who: SignedIn, _ visit: Visit, problem: EntranceProblem?) {
    title = visit.say("new-colleague.title")
    back = visit.link(SignInAddress.colleagues)
    action = visit.link(SignInAddress.newColleague)
    button = visit.say("new-colleague.button")
    let error = { (name: String) in problem?.field == name ? problem?.text : nil }
    let typed = { (name: String) in String((visit.form[name] ?? "").prefix(200)) }
    fields = [
      EntryField(
        "name", .name(typed("name")), label: visit.say("new-colleague.name"), error: error("name")),
      EntryField(
        "login", .name(typed("login")), label: visit.say("new-colleague.login.label"),
        hint: visit.say("new-colleague.login.hint"), error: error("login")),
    ]
    roles = ChoiceField(
      "role", label: visit.say("new-colleague.role"), error: error("role"),
      choices: who.rolesToGive.map { role in
        Choice(
          role.rawValue, visit.say("role.\(role.rawValue)"),
          hint: visit.say("role-task.\(role.rawValue)"),
          isChosen: visit.form["role"] == role.rawValue)
      })
    errors = problem.map { [FormError($0.text, field: $0.field)] } ?? []
    showsErrors = problem != nil
  }
}

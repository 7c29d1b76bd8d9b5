import HTTPTypes
import Office
import Register

/// Where a person's notices also go as mail.
struct MailPages: RouteGroup {
  let door: Door

  func addPages(to routes: PageRoutes) {
    routes.get(
      SignInAddress.mail,
      signedIn: { visit, who in
        try guardReader(who)
        return .page(page(visit, typed: who.account.mail ?? "", problem: nil))
      })
    routes.post(SignInAddress.mail, signedIn: { visit, who in try await set(visit, who) })
  }

  /// Where no mail is sent, or nothing is told to the role, there is no such page.
  private func guardReader(_ who: SignedIn) throws {
    guard door.sendsMail, who.getsMail else { throw Problem(.notFound) }
  }

  private func set(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    try guardReader(who)
    let typed = String((visit.form["mail"] ?? "").prefix(300))
    do throws(EntranceRefusal) {
      try await door.desk.setMail(typed, of: who)
      return .redirect(to: visit.link(SignInAddress.account, AccountPage.done("mail")))
    } catch {
      let problem = try EntranceProblem(
        error, visit, wrong: "entrance.unusable-mail", field: "mail")
      return problem.answer(page(visit, typed: typed, problem: problem))
    }
  }

  private func page(_ visit: Visit, typed: String, problem: EntranceProblem?) -> FormPage {
    var page = FormPage(
      title: visit.say("mail.title"), action: visit.link(SignInAddress.mail),
      button: visit.say("mail.button"), problem: problem
    ) { error in
      [
        EntryField(
          "mail", .mail(typed), label: visit.say("mail.label"), hint: visit.say("mail.hint"),
          error: error("mail"))
      ]
    }
    page.back = visit.link(SignInAddress.account)
    page.notes = [visit.say("mail.text")]
    return page
  }
}

extension SignedIn {
  /// Whether notices also leave as mail for this person: employers and workers. Offices look into their inbox.
  var getsMail: Bool {
    [.employer, .person].contains(actor.role.binding) && actor.mayEver(.seeNotices)
  }
}

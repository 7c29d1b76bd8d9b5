import Casework
import HTTPTypes
import LawLanguage
import Office
import Register

/// Colleagues of a signatory, a supervisor or the administrator: invite, reset, close, open again.
struct ColleaguePages: RouteGroup {
  let door: Door

  func addPages(to routes: PageRoutes) {
    routes.get(
      SignInAddress.colleagues, signedIn: { visit, who in try await list(visit, who) })
    routes.get(
      SignInAddress.newColleague,
      signedIn: { visit, who in
        try require(who)
        return .page(NewColleaguePage(who, visit, problem: nil))
      })
    routes.post(
      SignInAddress.newColleague, signedIn: { visit, who in try await invite(visit, who) })
    routes.post(
      SignInAddress.colleagues + "/{account}/reset",
      signedIn: { visit, who in try await reset(visit, who) })
    routes.post(
      SignInAddress.colleagues + "/{account}/reopen",
      signedIn: { visit, who in try await reopen(visit, who) })
    routes.get(
      SignInAddress.colleagues + "/{account}/close",
      signedIn: { visit, who in try await askToClose(visit, who) })
    routes.post(
      SignInAddress.colleagues + "/{account}/close",
      signedIn: { visit, who in try await close(visit, who) })
  }

  private func require(_ who: SignedIn) throws(Problem) {
    guard who.actor.mayEver(.inviteColleague) || who.actor.mayEver(.manageAccounts) else {
      throw Problem(.forbidden)
    }
  }

  private func list(_ visit: Visit, _ who: SignedIn, _ invitation: Invitation? = nil)
    async throws -> PageAnswer
  {
    try require(who)
    do throws(EntranceRefusal) {
      let page = try await door.desk.colleagues(
        of: who, after: cursor(visit), size: PageSize(50))
      return .page(
        ColleaguesPage(page.items, next: page.next, invitation, visit, door))
    } catch { throw door.fault(error) }
  }

  private func cursor(_ visit: Visit) -> Cursor? {
    guard let order = visit.query["after"].flatMap({ Int($0) }), let key = visit.query["key"]
    else { return nil }
    return Cursor(order: order, key: key)
  }

  private func invite(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    try require(who)
    let wish = AccountWish(
      login: visit.form["login"] ?? "", name: visit.form["name"] ?? "",
      roles: visit.form.all("role").compactMap(Role.init(rawValue:)),
      language: visit.language.rawValue)
    let invitation: Invitation
    do throws(EntranceRefusal) {
      invitation = try await door.desk.invite(wish, by: who)
    } catch {
      let problem = try EntranceProblem(error, visit, wrong: "sign-in.wrong", field: "role")
      return problem.answer(NewColleaguePage(who, visit, problem: problem))
    }
    return try await list(visit, who, invitation)
  }

  private func reset(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    let id = try account(visit)
    let invitation: Invitation
    do throws(EntranceRefusal) {
      invitation = try await door.desk.reset(id, by: who)
    } catch { throw refused(error) }
    return try await list(visit, who, invitation)
  }

  private func reopen(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    let id = try account(visit)
    let invitation: Invitation
    do throws(EntranceRefusal) { invitation = try await door.desk.reopen(id, by: who) } catch {
      throw refused(error)
    }
    return try await list(visit, who, invitation)
  }

  /// What closing means, before it is done.
  private func askToClose(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    let id = try account(visit)
    do throws(EntranceRefusal) {
      let account = try await door.desk.colleague(id, of: who)
      let back = visit.link(SignInAddress.colleagues)
      guard account.isOpen else { return .redirect(to: back) }
      var page = FormPage(
        title: visit.say("close-colleague.title", ["name": account.name]),
        action: visit.link(SignInAddress.colleagues + "/" + id.rawValue + "/close"),
        button: visit.say("close-colleague.button"), problem: nil
      ) { _ in [] }
      page.back = back
      page.lead = visit.say("close-colleague.lead", ["login": account.login])
      page.notes = [visit.say("close-colleague.undo")]
      page.others = [Link(visit.say("close-colleague.keep"), to: back)]
      return .page(page)
    } catch { throw refused(error) }
  }

  private func close(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    let id = try account(visit)
    do throws(EntranceRefusal) { try await door.desk.close(id, by: who) } catch {
      throw refused(error)
    }
    return .redirect(
      to: visit.link(
        SignInAddress.colleagues, Fields(pairs: [.init(name: "done", value: "closed")])))
  }

  private func account(_ visit: Visit) throws(Problem) -> Identifier<Account> {
    guard let id = visit.parameter("account").flatMap({ Identifier<Account>($0) }) else {
      throw Problem(.notFound)
    }
    return id
  }

  /// What one may not look after is as if it were not there.
  private func refused(_ refusal: EntranceRefusal) -> any Error {
    switch refusal {
    case .notAllowed, .ended: Problem(.notFound)
    default: door.fault(refusal)
    }
  }
}

import HTTPTypes
import Office
import Register

/// A person's own account: who they are here, where they are in, the password.
struct AccountPages: RouteGroup {
  let door: Door

  func addPages(to routes: PageRoutes) {
    routes.get(SignInAddress.account, signedIn: { visit, who in try await account(visit, who) })
    routes.post(
      SignInAddress.sessions, signedIn: { visit, who in try await endOthers(visit, who) })
    routes.get(
      SignInAddress.password,
      signedIn: { visit, who in .page(passwordPage(visit, problem: nil)) })
    routes.post(
      SignInAddress.password, signedIn: { visit, who in try await changePassword(visit, who) })
  }

  private func account(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    do throws(EntranceRefusal) {
      let proof = try await door.entrance.proof(of: who)
      let sessions = try await door.entrance.sessions(of: who)
      return .page(AccountPage(who, proof, sessions, visit, door))
    } catch { throw door.fault(error) }
  }

  private func endOthers(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    do throws(EntranceRefusal) {
      try await door.entrance.signOutEverywhere(who, butHere: true)
    } catch { throw door.fault(error) }
    return .redirect(to: visit.link(SignInAddress.account, AccountPage.done("sessions")))
  }

  private func passwordPage(_ visit: Visit, problem: EntranceProblem?) -> FormPage {
    let rules = door.entrance.rules
    var page = FormPage(
      title: visit.say("change-password.title"), action: visit.link(SignInAddress.password),
      button: visit.say("change-password.button"), problem: problem
    ) { error in
      [
        EntryField(
          "old", .currentPassword, label: visit.say("change-password.old"), error: error("old")),
        EntryField(
          "new", .newPassword, label: visit.say("change-password.new"),
          hint: visit.say("password.hint", count: rules.leastLength), error: error("new")),
      ]
    }
    page.back = visit.link(SignInAddress.account)
    page.notes = [visit.say("change-password.text")]
    return page
  }

  private func changePassword(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    do throws(EntranceRefusal) {
      try await door.entrance.changePassword(
        who, from: visit.form["old"] ?? "", to: visit.form["new"] ?? "")
    } catch {
      let problem = try EntranceProblem(
        error, visit, wrong: "change-password.wrong", field: "old")
      return problem.answer(passwordPage(visit, problem: problem))
    }
    return .redirect(to: visit.link(SignInAddress.account, AccountPage.done("password")))
  }
}

import HTTPTypes
import Office
import Register

/// Taking up an invitation: choosing the password of an account that was opened or reset.
struct InvitationPages: RouteGroup {
  let door: Door

  func addPages(to routes: PageRoutes) {
    routes.get(SignInAddress.invitation, hasForm: true) { visit in
      try await show(visit, problem: nil)
    }
    routes.post(SignInAddress.invitation) { visit in try await takeUp(visit) }
  }

  static func address(_ invitation: Invitation, _ visit: Visit) -> String {
    visit.link(
      SignInAddress.invitation, Fields(pairs: [.init(name: "code", value: invitation.code)]))
  }

  private func code(_ visit: Visit) -> String { visit.query["code"] ?? "" }

  private func show(_ visit: Visit, problem: EntranceProblem?) async throws -> PageAnswer {
    do throws(EntranceRefusal) {
      let account = try await door.desk.invited(code(visit))
      let page = page(account, visit, problem: problem)
      return problem?.answer(page) ?? .page(page)
    } catch .ended {
      return .page(ended(visit), status: .gone)
    } catch { throw door.fault(error) }
  }

  private func page(_ account: Account, _ visit: Visit, problem: EntranceProblem?) -> FormPage {
    let rules = door.entrance.rules
    let query = Fields(pairs: [.init(name: "code", value: code(visit))])
    var page = FormPage(
      title: visit.say("invitation.title"), action: visit.link(SignInAddress.invitation, query),
      button: visit.say("invitation.button"), problem: problem
    ) { error in
      [
        EntryField(
          "new", .newPassword, label: visit.say("invitation.password"),
          hint: visit.say("password.hint", count: rules.leastLength), error: error("new"))
      ]
    }
    page.lead = visit.say("invitation.lead", ["name": account.name])
    page.notes = [visit.say("invitation.login", ["login": account.login])]
    return page
  }

  private func ended(_ visit: Visit) -> InvitationEndedPage { InvitationEndedPage(visit) }

  private func takeUp(_ visit: Visit) async throws -> PageAnswer {
    do throws(EntranceRefusal) {
      let welcome = try await door.desk.takeUp(
        code(visit), password: visit.form["new"] ?? "")
      return door.goOn(welcome, visit)
    } catch .ended {
      return .page(ended(visit), status: .gone)
    } catch {
      let problem = try EntranceProblem(error, visit, wrong: "sign-in.wrong", field: "new")
      return try await show(visit, problem: problem)
    }
  }
}

/// An invitation that was used, or stood too long.
struct InvitationEndedPage: Page {
  static var template: String { "problem" }

  let title: String
  let advice: String
  let detail: String? = nil
  let incident: String? = nil
  let home: String

  init(_ visit: Visit) {
    title = visit.say("invitation.ended.title")
    advice = visit.say("invitation.ended.advice")
    home = visit.link("/")
  }
}

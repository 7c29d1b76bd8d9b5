import HTTPTypes
import Office
import Register

/// Signing in, step by step, and out again.
struct SignInPages: RouteGroup {
  let door: Door

  func addPages(to routes: PageRoutes) {
    routes.get(SignInAddress.start, hasForm: true) { visit in start(visit) }
    routes.post(SignInAddress.start) { visit in try await signIn(visit) }
    routes.post(SignInAddress.demo) { visit in try await signInToDemo(visit) }
    routes.get(SignInAddress.code) { visit in code(visit) }
    routes.post(SignInAddress.code) { visit in try await sendCode(visit) }
    routes.get(SignInAddress.role) { visit in role(visit) }
    routes.post(SignInAddress.role) { visit in try await chooseRole(visit) }
    routes.post(SignInAddress.end) { visit in try await signOut(visit) }
  }

  private func start(_ visit: Visit) -> PageAnswer {
    if let who = visit.signedIn { return .redirect(to: visit.destination(who.role)) }
    return .page(SignInPage(door, visit))
  }

  private func signIn(_ visit: Visit) async throws -> PageAnswer {
    do throws(EntranceRefusal) {
      let welcome = try await door.entrance.signIn(
        login: visit.form["login"] ?? "", password: visit.form["password"] ?? "",
        from: visit.visitor.address)
      return door.goOn(welcome, visit)
    } catch {
      let problem = try EntranceProblem(error, visit, wrong: "sign-in.wrong", field: "login")
      return problem.answer(SignInPage(door, visit, problem: problem))
    }
  }

  /// Only accounts that the demo made; elsewhere there is no such page.
  private func signInToDemo(_ visit: Visit) async throws -> PageAnswer {
    guard let wanted = visit.form["login"], door.demo.contains(where: { $0.login == wanted })
    else { throw Problem(.notFound) }
    do throws(EntranceRefusal) {
      return door.goOn(try await door.entrance.admitToDemo(login: wanted), visit)
    } catch { throw door.fault(error) }
  }

  private func code(_ visit: Visit) -> PageAnswer {
    guard case .half = visit.visitor.presence else {
      return .redirect(to: visit.link(SignInAddress.start, visit.handedOn))
    }
    return .page(codePage(visit, problem: nil))
  }

  private func codePage(_ visit: Visit, problem: EntranceProblem?) -> FormPage {
    var page = FormPage(
      title: visit.say("code.title"), action: visit.link(SignInAddress.code),
      button: visit.say("form.continue"), problem: problem
    ) { error in
      [
        EntryField(
          "code", .oneTimeCode, label: visit.say("code.label"), hint: visit.say("code.hint"),
          error: error("code"))
      ]
    }
    page.lead = visit.say("code.lead")
    page.notes = [visit.say("code.lost")]
    page.then = visit.handedOn[SignInAddress.then]
    return page
  }

  private func sendCode(_ visit: Visit) async throws -> PageAnswer {
    guard let token = visit.visitor.token, case .half = visit.visitor.presence else {
      return .redirect(to: visit.link(SignInAddress.start, visit.handedOn))
    }
    do throws(EntranceRefusal) {
      let welcome = try await door.entrance.secondFactor(
        visit.form["code"] ?? "", token: token, from: visit.visitor.address)
      return door.goOn(welcome, visit)
    } catch {
      let problem = try EntranceProblem(error, visit, wrong: "code.wrong", field: "code")
      return problem.answer(codePage(visit, problem: problem))
    }
  }

  private func role(_ visit: Visit) -> PageAnswer {
    switch visit.visitor.presence {
    case .choosing(let account): .page(RolePage(account.knownRoles, current: nil, visit))
    case .signedIn(let who):
      .page(RolePage(who.account.knownRoles, current: who.role, visit))
    case .nobody, .half: .redirect(to: visit.link(SignInAddress.start, visit.handedOn))
    }
  }

  private func chooseRole(_ visit: Visit) async throws -> PageAnswer {
    guard let token = visit.visitor.token, let account = visit.visitor.presence.account else {
      return .redirect(to: visit.link(SignInAddress.start, visit.handedOn))
    }
    guard let role = visit.form["role"].flatMap(Role.init(rawValue:)) else {
      return .page(
        RolePage(
          account.knownRoles, current: visit.signedIn?.role, visit, isMissing: true),
        status: .unprocessableContent)
    }
    do throws(EntranceRefusal) {
      return door.goOn(try await door.entrance.choose(role, token: token), visit)
    } catch .notAllowed {
      throw Problem(.forbidden)
    } catch .ended {
      return .redirect(to: visit.link(SignInAddress.start, visit.handedOn))
    } catch { throw door.fault(error) }
  }

  private func signOut(_ visit: Visit) async throws -> PageAnswer {
    if let token = visit.visitor.token {
      do throws(EntranceRefusal) { try await door.entrance.end(token) } catch {
        throw door.fault(error)
      }
    }
    let cookies = door.cookies
    return .response(
      .seeOther(
        visit.link("/"),
        setting: [cookies.removing(cookies.sessionName), cookies.removing(cookies.formName)]))
  }
}

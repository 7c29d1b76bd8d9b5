import HTTPTypes
import Office
import Papers

/// The second factor: switching it on, off, and the codes for the day the telephone is lost.
struct FactorPages: RouteGroup {
  let door: Door

  func addPages(to routes: PageRoutes) {
    routes.get(
      SignInAddress.factor, signedIn: { visit, who in try await offer(visit, who, problem: nil) })
    routes.post(
      SignInAddress.factor, signedIn: { visit, who in try await confirm(visit, who) })
    routes.get(
      SignInAddress.removeFactor,
      signedIn: { visit, who in .page(passwordPage(.removal, visit, problem: nil)) })
    routes.post(
      SignInAddress.removeFactor, signedIn: { visit, who in try await remove(visit, who) })
    routes.get(
      SignInAddress.recovery,
      signedIn: { visit, who in .page(passwordPage(.newCodes, visit, problem: nil)) })
    routes.post(
      SignInAddress.recovery, signedIn: { visit, who in try await renewCodes(visit, who) })
  }

  private func offer(_ visit: Visit, _ who: SignedIn, problem: EntranceProblem?) async throws
    -> PageAnswer
  {
    do throws(EntranceRefusal) {
      if try await door.entrance.proof(of: who).hasSecondFactor {
        return .redirect(to: visit.link(SignInAddress.account))
      }
      let offered = try await door.entrance.offerSecondFactor(who)
      let page = FactorPage(
        offered, address: door.entrance.enrolmentAddress(offered, of: who), visit,
        problem: problem)
      return problem?.answer(page) ?? .page(page)
    } catch { throw door.fault(error) }
  }

  private func confirm(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    do throws(EntranceRefusal) {
      let codes = try await door.entrance.confirmSecondFactor(
        who, code: visit.form["code"] ?? "")
      return .page(RecoveryCodesPage(codes, visit))
    } catch {
      let problem = try EntranceProblem(error, visit, wrong: "factor.wrong", field: "code")
      return try await offer(visit, who, problem: problem)
    }
  }

  private func remove(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    do throws(EntranceRefusal) {
      try await door.entrance.removeSecondFactor(who, password: visit.form["old"] ?? "")
    } catch {
      return try refused(error, .removal, visit)
    }
    return .redirect(to: visit.link(SignInAddress.account, AccountPage.done("no-factor")))
  }

  private func renewCodes(_ visit: Visit, _ who: SignedIn) async throws -> PageAnswer {
    do throws(EntranceRefusal) {
      let codes = try await door.entrance.renewRecoveryCodes(
        who, password: visit.form["old"] ?? "")
      return .page(RecoveryCodesPage(codes, visit))
    } catch {
      return try refused(error, .newCodes, visit)
    }
  }

  /// What a password is asked for once more.
  private enum Purpose: String {
    case removal = "remove-factor"
    case newCodes = "new-codes"
  }

  private func refused(_ refusal: EntranceRefusal, _ purpose: Purpose, _ visit: Visit) throws
    -> PageAnswer
  {
    let problem = try EntranceProblem(
      refusal, visit, wrong: "change-password.wrong", field: "old")
    return problem.answer(passwordPage(purpose, visit, problem: problem))
  }

  private func passwordPage(_ purpose: Purpose, _ visit: Visit, problem: EntranceProblem?)
    -> FormPage
  {
    let path = purpose == .removal ? SignInAddress.removeFactor : SignInAddress.recovery
    var page = FormPage(
      title: visit.say("\(purpose.rawValue).title"), action: visit.link(path),
      button: visit.say("\(purpose.rawValue).button"), problem: problem
    ) { error in
      [
        EntryField(
          "old", .currentPassword, label: visit.say("change-password.old"), error: error("old"))
      ]
    }
    page.back = visit.link(SignInAddress.account)
    page.notes = [visit.say("\(purpose.rawValue).text")]
    return page
  }
}

/// The secret for an authenticator program, and the field for its first code.
struct FactorPage: Page {
  static var template: String { "sign-in/second-factor" }

  let title: String
  let back: String?
  let secret: String
  /// Opens the program on a telephone.
  let address: String
  /// The same address to be read by a telephone's camera.
  let code: Code?
  let action: String
  let button: String
  let fields: [EntryField]
  let errors: [FormError]
  let showsErrors: Bool

  struct Code: Sendable {
    let path: String
    let size: Int
  }

  init(_ offered: TimeCode, address: String, _ visit: Visit, problem: EntranceProblem?) {
    title = visit.say("factor.title")
    back = visit.link(SignInAddress.account)
    secret = offered.secretText
    self.address = address
    code = QRCode(address).map { Code(path: $0.svgPath, size: $0.svgSize) }
    action = visit.link(SignInAddress.factor)
    button = visit.say("factor.button")
    fields = [
      EntryField(
        "code", .oneTimeCode, label: visit.say("factor.code.label"),
        hint: visit.say("factor.code.hint"),
        error: problem?.text)
    ]
    errors = problem.map { [FormError($0.text, field: "code")] } ?? []
    showsErrors = problem != nil
  }
}

/// The recovery codes, shown once.
struct RecoveryCodesPage: Page {
  static var template: String { "sign-in/recovery-codes" }

  let title: String
  let codes: [String]
  let account: String

  init(_ codes: [RecoveryCode], _ visit: Visit) {
    title = visit.say("recovery.title")
    self.codes = codes.map(\.text)
    account = visit.link(SignInAddress.account, AccountPage.done("factor"))
  }
}

import Office

/// The way in: login and password, in a demo a button for each role, another provider where there is one.
struct SignInPage: Page {
  static var template: String { "sign-in/sign-in" }

  let title: String
  let action: String
  let button: String
  let then: String?
  let fields: [EntryField]
  let outside: String?
  let hasDemo: Bool
  let demo: [DemoButton]
  let demoAction: String
  let demoGuide: String
  /// Whether the cookie has a plain name, because the service is reached over http on the own machine.
  let isPlain: Bool
  let errors: [FormError]
  let showsErrors: Bool

  /// One account of a demo.
  struct DemoButton: Sendable {
    let login: String
    let role: String
    /// What somebody in this role does here.
    let task: String
  }

  init(_ door: Door, _ visit: Visit, problem: EntranceProblem? = nil) {
    title = visit.say("sign-in.title")
    action = visit.link(SignInAddress.start)
    button = visit.say("sign-in.button")
    then = visit.handedOn[SignInAddress.then]
    let error = { (name: String) in problem?.field == name ? problem?.text : nil }
    fields = [
      EntryField(
        "login", .login(String((visit.form["login"] ?? "").prefix(120))),
        label: visit.say("sign-in.login"), error: error("login")),
      EntryField(
        "password", .currentPassword, label: visit.say("sign-in.password"),
        error: error("password")),
    ]
    outside = door.provider.map { _ in visit.link(SignInAddress.outside, visit.handedOn) }
    hasDemo = !door.demo.isEmpty
    demo = door.demo.map { account in
      DemoButton(
        login: account.login, role: visit.say("role.\(account.role.rawValue)"),
        task: visit.say("role-task.\(account.role.rawValue)"))
    }
    demoAction = visit.link(SignInAddress.demo)
    demoGuide = visit.link(DemoGuidePages.path)
    isPlain = door.cookies == .plain
    errors = problem.map { [FormError($0.text, field: $0.field)] } ?? []
    showsErrors = problem != nil
  }
}

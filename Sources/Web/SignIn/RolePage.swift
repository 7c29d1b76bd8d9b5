import Office

/// Which of several roles to go on in.
struct RolePage: Page {
  static var template: String { "sign-in/role" }

  let title: String
  let action: String
  let button: String
  let then: String?
  let roles: ChoiceField
  let errors: [FormError]
  let showsErrors: Bool

  init(_ roles: [Role], current: Role?, _ visit: Visit, isMissing: Bool = false) {
    title = visit.say("choose-role.title")
    action = visit.link(SignInAddress.role)
    button = visit.say("form.continue")
    then = visit.handedOn[SignInAddress.then]
    let error = isMissing ? visit.say("choose-role.missing") : nil
    self.roles = ChoiceField(
      "role", label: title, hint: visit.say("choose-role.hint"), error: error, isHeading: true,
      choices: roles.map { role in
        Choice(
          role.rawValue, visit.say("role.\(role.rawValue)"),
          hint: visit.say("role-task.\(role.rawValue)"), isChosen: role == current)
      })
    errors = error.map { [FormError($0, field: "role")] } ?? []
    showsErrors = isMissing
  }
}

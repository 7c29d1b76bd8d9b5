import Papers

/// The way in: a number to type or the text of a code to paste.
struct VerifyPage: Page {
  static var template: String { "verify/verify" }

  let title: String
  let trail: [Link]
  let showsErrors: Bool
  let errors: [FormError]
  let numberAction: String
  let codeAction: String
  let scan: String
  let number: TextField
  let code: TextArea

  /// Lines to write in.
  struct TextArea: Sendable {
    let name: String
    let label: String
    let hint: String?
    let error: String?
    let value: String
    let describedBy: String
    let isHeading = false
  }

  init(
    _ visit: Visit, number: String = "", numberError: String? = nil, code: String = "",
    codeProblem: TokenProblem? = nil
  ) {
    title = visit.say("verify.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link(VerifyPages.path)),
    ]
    let numberError = numberError.map { visit.say($0) }
    let codeError = codeProblem.map { visit.say("verify.problem.\($0.rawValue)") }
    errors =
      [numberError.map { FormError($0, field: "number") }].compactMap(\.self)
      + [codeError.map { FormError($0, field: "code") }].compactMap(\.self)
    showsErrors = !errors.isEmpty
    numberAction = visit.link(VerifyPages.path)
    codeAction = visit.link(VerifyPages.codePath)
    scan = visit.link(VerifyPages.scanPath)
    self.number = TextField(
      "number", label: visit.say("verify.number.label"), hint: visit.say("verify.number.hint"),
      error: numberError, value: number, width: 20)
    self.code = TextArea(
      name: "code", label: visit.say("verify.code.label"), hint: visit.say("verify.code.hint"),
      error: codeError, value: code,
      describedBy: "code-hint" + (codeError == nil ? "" : " code-error"))
  }
}

/// How to read the code from paper.
struct ScanPage: Page {
  static var template: String { "verify/scan" }

  let title: String
  let trail: [Link]
  let verify: String
  let keys: String

  init(_ visit: Visit) {
    title = visit.say("verify.scan.title")
    verify = visit.link(VerifyPages.path)
    keys = VerifyPages.keysPath
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("verify.title"), to: verify),
      Link(title, to: visit.link(VerifyPages.scanPath)),
    ]
  }
}

/// A page with one form of one or two lines: a code, a password.
struct FormPage: Page {
  static var template: String { "sign-in/form" }

  let title: String
  var back: String?
  var lead: String?
  var notes: [String] = []
  var warning: String?
  let action: String
  let button: String
  private(set) var fields: [EntryField]
  /// Where to go afterwards.
  var then: String?
  var others: [Link] = []
  private(set) var errors: [FormError] = []
  private(set) var showsErrors = false

  /// - Parameter fields: made for the error that each has, if any
  init(
    title: String, action: String, button: String, problem: EntranceProblem?,
    fields: (_ error: (String) -> String?) -> [EntryField]
  ) {
    self.title = title
    self.action = action
    self.button = button
    self.fields = fields { name in problem?.field == name ? problem?.text : nil }
    if let problem {
      errors = [FormError(problem.text, field: problem.field)]
      showsErrors = true
    }
  }
}

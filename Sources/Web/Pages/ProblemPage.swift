import LawLibrary

/// The page for a request that gets no answer: what happened, what to do now.
struct ProblemPage: Page {
  static var template: String { "problem" }

  let title: String
  let advice: String
  let detail: String?

  /// Shown only when the mistake is ours and the number helps to find it.
  let incident: String?
  let home: String

  init(_ problem: Problem, visit: Visit, requestID: String) {
    title = visit.say("problem.\(problem.kind.rawValue).title")
    advice = visit.say("problem.\(problem.kind.rawValue).advice")
    detail = problem.detail
    incident = problem.kind == .internalError ? requestID : nil
    home = visit.link("/")
  }
}

import Office

/// The guided page of a demo: one permit followed from the employer's wish to the auditor, each step by whoever does it.
public struct DemoGuidePages: RouteGroup {
  static var path: String { "/demo" }

  public init() {}

  public var startSubjects: [StartSubject] { [.demo] }

  public func addPages(to routes: PageRoutes) {
    routes.get(Self.path, hasForm: true) { visit in .page(DemoGuidePage(visit)) }
  }
}

/// Follow one case: `demo/guide`.
struct DemoGuidePage: Page {
  static var template: String { "demo/guide" }

  let title: String
  let action: String
  let steps: [Step]

  /// What somebody does, and the button that makes the reader this somebody.
  struct Step: Sendable {
    let title: String
    let text: String
    let login: String
    let role: String
    let then: String
  }

  /// In the order of the story.
  private static var story: [(name: String, role: Role, path: String)] {
    [
      ("wish", .employerSignatory, EmployerAddress.newCase),
      ("papers", .employerSignatory, EmployerAddress.home),
      ("decide", .officer, OfficerAddress.home),
      ("hear", .employerSignatory, EmployerAddress.home),
      ("supervise", .supervisor, OfficerAddress.home),
      ("appeal", .appealBody, OfficerAddress.home),
      ("quota", .ministry, OfficerAddress.quota),
      ("inspect", .migrationPolice, FieldAddress.home),
      ("complaints", .labourInspection, FieldAddress.home),
      ("worker", .worker, FieldAddress.own),
      ("audit", .auditor, OfficerAddress.journal),
    ]
  }

  init(_ visit: Visit) {
    title = visit.say("demo.guide.title")
    action = visit.link(SignInAddress.demo)
    steps = Self.story.map { step in
      Step(
        title: visit.say("demo.guide.\(step.name).title"),
        text: visit.say("demo.guide.\(step.name).text"),
        login: "demo." + step.role.rawValue.lowercased(),
        role: visit.say("role.\(step.role.rawValue)"), then: step.path)
    }
  }
}

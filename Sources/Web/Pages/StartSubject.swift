/// A subject that the first page leads to; its raw value names its words under `start`, in the order they are shown.
public enum StartSubject: String, Sendable, CaseIterable {
  case demo
  case apply, cost
  case rights, complaint, verify
  case law, register, statistics, openData = "open-data", about
  case treaties, reforms, lab

  /// Whom a subject is for.
  enum Section: String, CaseIterable {
    case demo, employers, workers, everybody, lawmakers
  }

  var section: Section {
    switch self {
    case .demo: .demo
    case .apply, .cost: .employers
    case .rights, .complaint, .verify: .workers
    case .law, .register, .statistics, .openData, .about: .everybody
    case .treaties, .reforms, .lab: .lawmakers
    }
  }

  /// Whoever signs in comes to the cases of the own role.
  var path: String {
    switch self {
    case .apply: SignInAddress.start
    default: "/" + rawValue
    }
  }
}

import Casework

/// The addresses of the employer's pages.
enum EmployerAddress {
  static var home: String { "/employer" }
  static var cases: String { "/employer/case" }
  static var newCase: String { "/employer/new" }
  static var quota: String { "/employer/quota" }
  static var requests: String { "/employer/quota/requests" }

  static func permitCase(_ id: Identifier<PermitCase>, _ visit: Visit) -> String {
    visit.link(cases + "/" + id.rawValue)
  }

  static func step(
    _ step: EmployerStep, of id: Identifier<PermitCase>, _ visit: Visit, act: Int? = nil
  ) -> String {
    visit.link(
      cases + "/" + id.rawValue + "/step/" + step.rawValue, Fields(act: act))
  }

  static func letter(_ number: Int, of id: Identifier<PermitCase>, _ visit: Visit) -> String {
    visit.link(cases + "/" + id.rawValue + "/letter/" + String(number))
  }

  static func file(
    _ fingerprint: String, of id: Identifier<PermitCase>, _ visit: Visit
  ) -> String {
    visit.link(cases + "/" + id.rawValue + "/file/" + fingerprint)
  }

  /// Where a file of a kind is laid in.
  static func layIn(_ kind: String, of id: Identifier<PermitCase>, _ visit: Visit) -> String {
    visit.link(cases + "/" + id.rawValue + "/lay-in/" + kind)
  }
}

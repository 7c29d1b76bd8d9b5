import Casework

/// The addresses of the office's pages.
enum OfficerAddress {
  static var home: String { "/office" }
  static var cases: String { "/office/case" }
  static var replacements: String { "/office/replacements" }
  static var payments: String { "/office/payments" }
  static var regions: String { "/office/regions" }
  static var quota: String { "/office/quota" }
  static var split: String { "/office/quota/split" }
  static var order: String { "/office/quota/order" }
  static var requests: String { "/office/quota/requests" }
  static var labourForce: String { "/office/quota/labour-force" }
  static var publication: String { "/office/quota/publication" }
  static var journal: String { "/office/journal" }
  static var verification: String { "/office/journal/verification" }

  static func permitCase(_ id: Identifier<PermitCase>, _ visit: Visit) -> String {
    visit.link(cases + "/" + id.rawValue)
  }

  static func step(
    _ step: OfficerStep, of id: Identifier<PermitCase>, _ visit: Visit, kind: String? = nil
  ) -> String {
    let query = kind.map { Fields(pairs: [.init(name: "kind", value: $0)]) } ?? .none
    return visit.link(cases + "/" + id.rawValue + "/step/" + step.rawValue, query)
  }

  static func letter(_ number: Int, of id: Identifier<PermitCase>, _ visit: Visit) -> String {
    visit.link(cases + "/" + id.rawValue + "/letter/" + String(number))
  }

  static func file(
    _ fingerprint: String, of id: Identifier<PermitCase>, _ visit: Visit
  ) -> String {
    visit.link(cases + "/" + id.rawValue + "/file/" + fingerprint)
  }

  static func packet(_ id: Identifier<PermitCase>, _ visit: Visit) -> String {
    visit.link(cases + "/" + id.rawValue + "/packet")
  }
}

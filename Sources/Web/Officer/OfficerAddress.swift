import Casework

/// The addresses of the office's pages.
enum OfficerAddress {
  static var home: String { "/office" }
  static var cases: String { "/office/case" }
  static var replacements: String { "/office/replacements" }
  static var payments: String { "/office/payments" }
  static var regions: String { "/office/regions" }
  static var appeals: String { "/office/appeals" }
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
    _ step: OfficerStep, of id: Identifier<PermitCase>, _ visit: Visit, kind: String? = nil,
    act: Int? = nil
  ) -> String {
    let query = kind.map { Fields(pairs: [.init(name: "kind", value: $0)]) } ?? Fields(act: act)
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

  /// - Parameter act: the number of what was refused during the permit
  static func packet(
    _ id: Identifier<PermitCase>, _ visit: Visit, act: Int? = nil, isFile: Bool = false
  ) -> String {
    visit.link(
      cases + "/" + id.rawValue + "/packet" + (isFile ? "/json" : ""), Fields(act: act))
  }
}

extension Fields {
  /// What was refused during the permit, by its number; nothing for where a case stands.
  init(act: Int?) {
    self.init(
      pairs: act.map { [.init(name: CaseWords.actName, value: String($0))] } ?? [])
  }
}

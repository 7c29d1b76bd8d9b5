import Casework

/// The addresses of the pages of inspectors, of workers, and of complaints.
enum FieldAddress {
  static var home: String { "/inspector" }
  static var newInspection: String { "/inspector/new" }
  static var inspections: String { "/inspector/inspection" }
  static var violations: String { "/inspector/violation" }
  static var complaints: String { "/inspector/complaint" }
  static var own: String { "/me" }
  static var complaint: String { "/complaint" }

  static func inspection(_ id: Identifier<Inspection>, _ visit: Visit) -> String {
    visit.link(inspections + "/" + id.rawValue)
  }

  static func violation(_ id: Identifier<ViolationCase>, _ visit: Visit) -> String {
    visit.link(violations + "/" + id.rawValue)
  }
}

import Casework
import LawLibrary
import Office

/// The addresses of the pages of police, inspectors and workers, and of complaints.
enum FieldAddress {
  static var home: String { "/inspector" }
  static var newInspection: String { "/inspector/new" }
  static var inspections: String { "/inspector/inspection" }
  static var violations: String { "/inspector/violation" }
  static var penalties: String { "/penalty" }
  static var complaints: String { "/inspector/complaint" }
  static var own: String { "/me" }
  static var complaint: String { "/complaint" }
  static var complaintFate: String { "/complaint/answer" }
  static var stays: String { "/stays" }
  static var overstays: String { "/overstays" }
  static var lateNotices: String { "/late-notices" }
  static var arrival: String { "/arrival" }
  static var oneStay: String { "/stay" }
  static var accidents: String { "/accidents" }
  static var newAccident: String { "/accident" }
  static var oneAccident: String { "/accident/report" }

  static func inspection(_ id: Identifier<Inspection>, _ visit: Visit) -> String {
    visit.link(inspections + "/" + id.rawValue)
  }

  static func violation(_ id: Identifier<ViolationCase>, _ visit: Visit) -> String {
    visit.link(violations + "/" + id.rawValue)
  }

  static func penalty(_ id: Identifier<ViolationCase>, _ visit: Visit) -> String {
    visit.link(penalties + "/" + id.rawValue)
  }

  static func stay(_ id: Identifier<StayRecord>, _ visit: Visit) -> String {
    visit.link(oneStay + "/" + id.rawValue)
  }

  static func accident(_ id: Identifier<Accident>, _ visit: Visit) -> String {
    visit.link(oneAccident + "/" + id.rawValue)
  }

  /// Pages beside each other, as far as the role may ever see something there.
  static func links(_ visit: Visit, _ actor: Actor) -> [Link] {
    let all: [(Action, String, String)] = [
      (.inspect, "field.home.title", home), (.seeStay, "field.stays.title", stays),
      (.registerStay, "field.overstays.title", overstays),
      (.registerStay, "field.lateNotices.title", lateNotices),
      (.noteArrival, "field.arrival.title", arrival),
      (.seeAccident, "field.accidents.title", accidents),
    ]
    return all.filter { actor.mayEver($0.0) }.map { Link(visit.say($0.1), to: visit.link($0.2)) }
  }
}

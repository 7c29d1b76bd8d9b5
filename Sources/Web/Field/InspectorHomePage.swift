import Casework
import Measures
import Office
import Register

/// Inspections, cases of breach and complaints, newest first: `field/home`.
struct InspectorHomePage: Page {
  static var template: String { "field/home" }

  let title: String
  let links: [Link]
  let begin: String
  let inspections: [Row]
  let hasInspections: Bool
  let violations: [Row]
  let hasViolations: Bool
  let complaints: [Row]
  let hasComplaints: Bool

  /// One matter in a list.
  struct Row: Sendable {
    let text: String
    let href: String?
    let state: Badge
  }

  init(
    _ inspections: [Versioned<Inspection>], _ violations: [Versioned<ViolationCase>],
    _ complaints: [Versioned<Complaint>], employers: [Identifier<Employer>: String],
    persons: [Identifier<ViolationCase>: String], _ words: CaseWords, _ actor: Actor
  ) {
    let visit = words.visit
    /// Whose place and where, as far as it is known.
    func place(_ employer: Identifier<Employer>?, _ region: RegionKey?) -> String {
      [employer.flatMap { employers[$0] }, region.map(words.region)].compactMap(\.self)
        .map { ", " + $0 }.joined()
    }
    links = FieldAddress.links(visit, actor)
    title = visit.say("field.home.title")
    begin = visit.link(FieldAddress.newInspection)
    self.inspections = inspections.map { inspection in
      let record = inspection.record
      return Row(
        text: words.day(record.standing.day) + place(record.employer, record.region),
        href: FieldAddress.inspection(record.id, visit), state: words.badge(record.standing))
    }
    self.violations = violations.map { violation in
      let record = violation.record
      return Row(
        text: words.day(record.openedOn) + ": "
          + visit.say("field.subject.\(record.subject.rawValue)")
          + (persons[record.id].map { ", " + $0 } ?? "")
          + place(record.employer, record.region),
        href: FieldAddress.violation(record.id, visit), state: words.badge(record.standing))
    }
    self.complaints = complaints.map { complaint in
      let record = complaint.record
      return Row(
        text: words.day(record.receivedOn) + ": " + String(record.statement.prefix(120)),
        href: visit.link(FieldAddress.complaints + "/" + record.id.rawValue),
        state: words.badge(record.standing))
    }
    hasInspections = !inspections.isEmpty
    hasViolations = !violations.isEmpty
    hasComplaints = !complaints.isEmpty
  }
}

extension Inspection.Standing {
  /// The day it came to where it is.
  var day: Day {
    switch self {
    case .planned(let day), .open(let day), .closed(let day): day
    }
  }
}

extension CaseWords {
  func badge(_ standing: Inspection.Standing) -> Badge {
    switch standing {
    case .planned: Badge(say("field.inspection.planned"), tone: "plain")
    case .open: Badge(say("field.inspection.open"), tone: "open")
    case .closed: Badge(say("field.inspection.closed"), tone: "plain")
    }
  }

  func badge(_ standing: ViolationCase.Standing) -> Badge {
    switch standing {
    case .opened: Badge(say("field.violation.opened"), tone: "open")
    case .screened: Badge(say("field.violation.screened"), tone: "open")
    case .referred: Badge(say("field.violation.referred"), tone: "yes")
    case .penaltyComputed: Badge(say("field.violation.computed"), tone: "open")
    case .penaltyImposed: Badge(say("field.violation.imposed"), tone: "no")
    case .dropped: Badge(say("field.violation.dropped"), tone: "plain")
    case .paid: Badge(say("field.violation.paid"), tone: "plain")
    }
  }

  func badge(_ standing: Complaint.Standing) -> Badge {
    switch standing {
    case .received: Badge(say("field.complaint.received"), tone: "open")
    case .forwarded: Badge(say("field.complaint.forwarded"), tone: "likely")
    case .answered: Badge(say("field.complaint.answered"), tone: "yes")
    case .takenBack: Badge(say("field.complaint.taken-back"), tone: "plain")
    }
  }
}

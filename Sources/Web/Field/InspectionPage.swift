import Casework
import Office
import Register

/// One inspection: whom was found, what register and law say, and what was written down. `field/inspection`.
struct InspectionPage: Page {
  static var template: String { "field/inspection" }

  let title: String
  let back: String?
  let state: Badge
  let rows: [SummaryRow]
  let findings: [Finding]
  let hasFindings: Bool
  /// The form for somebody found; nil once the inspection is closed.
  let look: Look?
  let found: Found?
  let close: FormFoot?

  struct Finding: Sendable {
    let title: String
    let note: String
    let facts: [SummaryRow]
  }

  /// Asks for what was shown on the spot.
  struct Look: Sendable {
    let action: String
    let permit: TextField
    let occupation: TextField
  }

  /// What the register says, and the way to the law's questions.
  struct Found: Sendable {
    let rows: [SummaryRow]
    let questions: String
  }

  init(
    _ known: Versioned<Inspection>, _ employer: Employer, found: FoundAnswer?, mayFind: Bool,
    key: String, _ words: CaseWords
  ) {
    let (record, visit) = (known.record, words.visit)
    title = employer.name
    back = visit.link(FieldAddress.home)
    state = words.badge(record.standing)
    rows = [
      SummaryRow(words.say("case.business-number"), employer.businessNumber),
      SummaryRow(words.say("case.region"), words.region(record.region)),
      SummaryRow(words.say("employer.day"), words.day(record.standing.day)),
    ]
    findings = record.findings.map {
      Finding(
        title: words.say("field.subject.\($0.subject.rawValue)"), note: $0.note,
        facts: words.facts($0.facts))
    }
    hasFindings = !findings.isEmpty
    let isOpen = if case .open = record.standing { mayFind } else { false }
    look = isOpen ? Look(record.id, words) : nil
    self.found = found.map { Found($0, record.id, words) }
    close =
      isOpen
      ? FormFoot(
        action: FieldAddress.inspection(record.id, visit) + "/close", key: key,
        seen: known.version, button: words.say("field.close.button")) : nil
  }
}

extension InspectionPage.Look {
  fileprivate init(_ id: Identifier<Inspection>, _ words: CaseWords) {
    let query = words.visit.query
    action = FieldAddress.inspection(id, words.visit)
    permit = TextField(
      "permit", label: words.say("field.look.permit"), hint: words.say("field.look.permit-hint"),
      value: query["permit"] ?? "")
    occupation = TextField(
      "occupation", label: words.say("field.look.occupation"), value: query["occupation"] ?? "")
  }
}

extension InspectionPage.Found {
  fileprivate init(_ answer: FoundAnswer, _ id: Identifier<Inspection>, _ words: CaseWords) {
    func row(_ key: String, _ value: Bool?) -> SummaryRow? {
      value.map {
        SummaryRow(words.say("field.found.\(key)"), words.say($0 ? "check.yes" : "check.no"))
      }
    }
    rows = [
      row("known", answer.permitIsKnown), row("in-effect", answer.permitIsInEffect),
      row("employer", answer.employerFits), row("region", answer.regionFits),
      row("trip", answer.tripCovers), row("list", answer.standsInList),
      row("occupation", answer.occupationFits),
    ].compactMap(\.self)
    var address = CheckAddress(topic: EmployerQuestions.workTopic)
    address.day = words.today
    address.permitCase = LayAnswers.inspectionPrefix + id.rawValue
    address.answers = answer.facts.paths.map {
      Fields.Pair(name: $0, value: answer.facts[$0] ?? "")
    }
    questions = address.link(words.visit)
  }
}

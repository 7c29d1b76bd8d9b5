import Casework
import Office
import Papers
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
  let showsErrors: Bool
  let errors: [FormError]
  let scan: String?
  let signed: Signed?
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
    /// Whom the permit names; nil where it names nobody or is not known yet.
    let worker: ChoiceField?
    /// The permit whose workers are offered here.
    let offered: String?
    let occupation: TextField
  }

  /// What the code on the document says, once its signature was found right.
  struct Signed: Sendable {
    let text: String
    let rows: [SummaryRow]
  }

  /// What the register says, and the way to the law's questions.
  struct Found: Sendable {
    let rows: [SummaryRow]
    /// About the person, and about the employer who lets them work.
    let questions: String
    let employerQuestions: String
  }

  init(
    _ known: Versioned<Inspection>, _ employer: Employer, looked: Looked?, mayFind: Bool,
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
        title: [words.say("field.subject.\($0.subject.rawValue)"), $0.personName]
          .compactMap(\.self).joined(separator: ": "), note: $0.note, facts: words.facts($0.facts))
    }
    hasFindings = !findings.isEmpty
    let isOpen = if case .open = record.standing { mayFind } else { false }
    let unchosen = isOpen && looked?.isUnchosen(in: visit.query) == true
    errors = unchosen ? [FormError(words.say("field.look.worker-missing"), field: "worker")] : []
    showsErrors = unchosen
    look = isOpen ? Look(record.id, looked, words, error: errors.first?.text) : nil
    scan = isOpen ? FieldAddress.inspection(record.id, visit) + "/scan" : nil
    signed = looked?.signed.map { Signed($0, words) }
    found = looked.flatMap { looked in looked.found.map { Found($0, record.id, looked, words) } }
    close =
      isOpen
      ? FormFoot(
        action: FieldAddress.inspection(record.id, visit) + "/close", key: key,
        seen: known.version, button: words.say("field.close.button")) : nil
  }
}

extension InspectionPage.Look {
  fileprivate init(
    _ id: Identifier<Inspection>, _ looked: Looked?, _ words: CaseWords, error: String?
  ) {
    let query = words.visit.query
    action = FieldAddress.inspection(id, words.visit)
    permit = TextField(
      "permit", label: words.say("field.look.permit"), hint: words.say("field.look.permit-hint"),
      value: looked?.permit?.rawValue ?? query["permit"] ?? "")
    worker = looked.flatMap { looked in
      guard !looked.workers.isEmpty else { return nil }
      let named = looked.workers.map {
        Choice(
          $0.id.rawValue, $0.name, hint: $0.latinName + ", " + words.day($0.birthDate),
          isChosen: looked.answer == $0.id.rawValue)
      }
      let other = Choice(
        Looked.nobodyOfThese, words.say("field.look.somebody-else"),
        isChosen: looked.answer == Looked.nobodyOfThese, isApart: true)
      return ChoiceField(
        "worker", label: words.say("field.look.worker"),
        hint: words.say("field.look.worker-hint"), error: error, choices: named + [other])
    }
    offered = worker == nil ? nil : looked?.permit?.rawValue
    occupation = TextField(
      "occupation", label: words.say("field.look.occupation"), value: query["occupation"] ?? "")
  }
}

extension InspectionPage.Found {
  fileprivate init(
    _ answer: FoundAnswer, _ id: Identifier<Inspection>, _ looked: Looked, _ words: CaseWords
  ) {
    func row(_ key: String, _ value: Bool?) -> SummaryRow? {
      value.map {
        SummaryRow(words.say("field.found.\(key)"), words.say($0 ? "check.yes" : "check.no"))
      }
    }
    rows = [
      row("known", answer.permitIsKnown), row("in-effect", answer.permitIsInEffect),
      row("employer", answer.employerFits), row("region", answer.regionFits),
      // Where the permit names the region, no trip has to cover it.
      row("trip", answer.regionFits == true ? nil : answer.tripCovers),
      row("list", answer.standsInList),
      row("occupation", answer.occupationFits),
    ].compactMap(\.self)
    func questions(_ topic: String) -> String {
      var address = CheckAddress(topic: topic)
      address.day = words.today
      address.permitCase = LayAnswers.key(id, looked.permit, looked.chosen)
      address.answers = answer.facts.paths.map {
        Fields.Pair(name: $0, value: answer.facts[$0] ?? "")
      }
      return address.link(words.visit)
    }
    self.questions = questions(EmployerQuestions.workTopic)
    employerQuestions = questions(EmployerQuestions.employerTopic)
  }
}

extension InspectionPage.Signed {
  fileprivate init(_ token: PermitToken, _ words: CaseWords) {
    let claims = token.claims
    text = words.say("field.scan.signed", ["issuer": claims.issuer])
    rows = [
      SummaryRow(words.say("verify.row.number"), claims.number.rawValue),
      SummaryRow(words.say("verify.row.business-number"), claims.employer),
      SummaryRow(words.say("verify.row.region"), words.region(claims.region)),
      SummaryRow(words.say("verify.row.category"), words.category(claims.category)),
      SummaryRow(words.say("verify.row.last-day"), words.day(claims.lastDay)),
    ]
  }
}

import Casework
import Measures
import Office
import Register

/// The last question before a finding is written down: who was found, and what was seen.
struct FindingForm {
  let inspection: Versioned<Inspection>
  /// The worker of the permit that was shown; nil where nobody was chosen.
  let worker: Worker?
  let desk: OfficeDesk
  let words: CaseWords

  private var visit: Visit { words.visit }
  /// Whether it is about the employer, or the person who was found.
  private var isAboutEmployer: Bool { visit.query["subject"] == aboutEmployer }
  private var back: String { FieldAddress.inspection(inspection.record.id, visit) }

  /// Where the answers to the law's questions are sent: with what was shown on the spot.
  static func path(
    _ inspection: Identifier<Inspection>, about subject: ViolationCase.Subject,
    permit: Identifier<PermitCase>?, person: Identifier<Worker>?
  ) -> (path: String, query: Fields) {
    let pairs = [
      ("permit", permit?.rawValue), ("person", person?.rawValue),
      ("subject", subject == .employer ? aboutEmployer : nil),
    ].compactMap { name, value in value.map { Fields.Pair(name: name, value: $0) } }
    return (
      FieldAddress.inspections + "/" + inspection.rawValue + "/found", Fields(pairs: pairs)
    )
  }

  /// Whether these questions stood in what was sent, or only the answers to the law's.
  var isAsked: Bool { visit.form["note"] != nil }

  func page(_ typed: Typed) -> StepPage {
    let address = Self.path(
      inspection.record.id, about: isAboutEmployer ? .employer : .work,
      permit: visit.query["permit"].flatMap { Identifier($0) }, person: worker?.id)
    let lead = isAboutEmployer ? "field.finding.employer-lead" : "field.finding.lead"
    let name = typed.line(
      "name", visit.say("field.finding.name"), hint: visit.say("field.finding.name-hint"),
      known: worker.map { $0.name + " (" + $0.latinName + ")" } ?? "", width: nil)
    return StepPage(
      title: visit.say("field.finding.title"), back: back, lead: [visit.say(lead)],
      fields: (isAboutEmployer ? [] : [name])
        + [typed.area("note", visit.say("field.finding.note"), rows: 4)], errors: typed.errors,
      form: FormFoot(
        action: visit.link(address.path, address.query),
        key: visit.form[SentForm.keyName] ?? desk.newFormKey,
        seen: visit.form[SentForm.versionName].flatMap { Int($0) } ?? inspection.version,
        button: visit.say("employer.questions.find.button"), hidden: answers))
  }

  /// The answers to the law's questions, carried on.
  private var answers: [Fields.Pair] {
    FormFoot.carried(visit.form).filter { !["name", "note"].contains($0.name) }
  }

  func finding(_ form: inout SentForm) -> Inspection.Finding? {
    let name =
      isAboutEmployer ? nil : form.text("name", missing: "field.finding.name-missing", most: 300)
    let note = form.text("note", missing: "field.finding.note-missing", most: 1000)
    guard form.isFit else { return nil }
    return Inspection.Finding(
      subject: isAboutEmployer ? .employer : .work,
      facts: EmployerQuestions.facts(visit.form, words.law, about: .employment), note: note,
      person: isAboutEmployer ? nil : worker?.id, personName: name)
  }
}

/// The value of `subject` in the address of a finding about the employer.
private let aboutEmployer = ViolationCase.Subject.employer.rawValue

import Casework
import HTTPTypes
import Office
import Register

/// Something that was asked of the office, with the form by which it answers.
///
/// Phrases of the kind begin with `office.KIND.`: title, button.
struct AnswerSheet {
  let kind: String
  /// The address of the list.
  let list: String
  /// The key and the version of what was asked.
  let id: String
  let version: Int
  let caption: String
  var lead: [String] = []
  var inset: String?
  let rows: [SummaryRow]
  let question: AnswerQuestion
  /// Whether there is an answer already; then nothing is asked any more.
  var isAnswered = false
  let desk: OfficeDesk
  let words: CaseWords

  var address: String { words.visit.link(list + "/" + id) }

  func page(_ typed: Typed) -> StepPage {
    StepPage(
      title: words.say("office.\(kind).title"), back: words.visit.link(list), caption: caption,
      lead: isAnswered ? [] : lead, inset: inset, rows: rows,
      fields: isAnswered ? [] : question.fields(typed), errors: typed.errors,
      form: isAnswered ? nil : foot(typed))
  }

  private func foot(_ typed: Typed) -> FormFoot {
    FormFoot(
      action: address, key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: version,
      button: words.say("office.\(kind).button"))
  }

  func refused(_ refusal: OfficeRefusal) throws -> PageAnswer {
    try desk.refused(refusal, of: page(Typed()), words)
  }
}

/// What the office may answer, and why it answers so.
struct AnswerQuestion {
  /// The names of the two fields.
  var name = "answer"
  var reasonName = "reason"
  let label: String
  let choices: [Choice]
  /// The phrase for a form without an answer.
  let missing: String
  let reason: (label: String, hint: String)
  /// The answer that needs a reason.
  let needsReason: String

  func fields(_ typed: Typed) -> [StepField] {
    [
      typed.radios(name, label, choices), typed.area(reasonName, reason.label, hint: reason.hint),
    ]
  }

  /// The answer with its reason, empty where none is needed; nil when something in the form is wrong.
  func read(_ form: inout SentForm) -> (answer: String, reason: String)? {
    let answer = form.choice(name, of: choices.map(\.value), missing: missing)
    let reason =
      answer == needsReason
      ? form.text(reasonName, missing: "office.reason-missing") : form.optionalText(reasonName)
    return form.isFit ? answer.map { ($0, reason ?? "") } : nil
  }
}

extension PageRoutes {
  /// The list of what is asked, the form to answer one of it, and the answer.
  func answering(
    _ list: String, _ show: @escaping @Sendable (Visit, Actor) async throws -> PageAnswer,
    sheet: @escaping @Sendable (Visit, Actor) async throws -> AnswerSheet,
    send: @escaping @Sendable (Visit, Actor) async throws -> PageAnswer
  ) {
    get(list, signedIn: { visit, who in try await show(visit, who.actor) })
    form(
      list + "/{id}", { visit, actor in try await sheet(visit, actor).page(Typed()) }, send: send)
  }
}

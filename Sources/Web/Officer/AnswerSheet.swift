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
  let fields: (Typed) -> [StepField]
  let desk: OfficeDesk
  let words: CaseWords

  var address: String { words.visit.link(list + "/" + id) }

  func page(_ typed: Typed) -> StepPage {
    StepPage(
      title: words.say("office.\(kind).title"), back: words.visit.link(list), caption: caption,
      lead: lead, inset: inset, rows: rows, fields: fields(typed), errors: typed.errors,
      form: FormFoot(
        action: address, key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: version,
        button: words.say("office.\(kind).button")))
  }

  func refused(_ refusal: OfficeRefusal) throws -> PageAnswer {
    try desk.refused(refusal, of: page(Typed()), words)
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

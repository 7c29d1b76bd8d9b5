import Casework
import LawLanguage
import LawLibrary
import Office

/// What became of a complaint, for whoever has its number. The number is sent in the form and stands in no address.
enum ComplaintFatePages {
  static func form(_ words: CaseWords, _ typed: Typed) -> StepPage {
    let visit = words.visit
    return StepPage(
      title: visit.say("field.fate.title"), back: visit.link(FieldAddress.complaint),
      lead: [visit.say("field.fate.lead")],
      fields: [
        typed.line(
          "number", visit.say("field.fate.number"), hint: visit.say("field.fate.hint"), width: 20)
      ], errors: typed.errors,
      form: FormFoot(
        action: visit.link(FieldAddress.complaintFate), key: "", seen: nil,
        button: visit.say("field.fate.button")))
  }

  static func answer(_ desk: OfficeDesk, _ visit: Visit) async throws -> PageAnswer {
    let words = try desk.words(visit)
    var sent = SentForm(visit)
    let typed = sent.text("number", missing: "field.fate.missing", most: 40)
    guard sent.isFit else { return form(words, Typed(sent)).answer }
    let actor = visit.signedIn?.actor ?? .visitor(language: visit.language.rawValue)
    if let number = ComplaintNumber(typed) {
      let fate = try await desk.look { office async throws(OfficeRefusal) in
        try await office.fate(of: number, actor)
      }
      if let fate { return page(fate, words).answer }
    }
    sent.note("field.fate.unknown", at: "number")
    return form(words, Typed(sent)).answer
  }

  private static func page(_ fate: ComplaintFate, _ words: CaseWords) -> StepPage {
    var rows = [
      SummaryRow(words.say("field.complaint.received"), words.day(fate.receivedOn)),
      SummaryRow(words.say("field.fate.state"), words.badge(fate.standing).text),
    ]
    if let body = fate.body {
      rows.append(
        SummaryRow(words.say("field.complaint.body"), words.label(body, of: "complaint_body")))
    }
    switch fate.standing {
    case .forwarded(_, let due?):
      rows.append(SummaryRow(words.say("field.complaint.due"), words.day(due)))
    case .answered(let text, let day):
      rows.append(SummaryRow(words.say("field.complaint.answer"), words.day(day) + ": " + text))
    default: break
    }
    return StepPage(
      title: words.say("field.complaint.title"),
      back: words.visit.link(FieldAddress.complaintFate),
      inset: fate.alsoOpen.map(words.alsoOpen), rows: rows, form: nil)
  }
}

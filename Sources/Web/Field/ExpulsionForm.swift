import Casework
import LawLibrary
import Office
import Register

/// On which day an expulsion was carried out.
struct ExpulsionForm {
  let known: Versioned<ViolationCase>
  let desk: OfficeDesk
  let words: CaseWords

  func page(_ typed: Typed) -> StepPage {
    let address = FieldAddress.violation(known.record.id, words.visit)
    return StepPage(
      title: words.say("field.expulsion.title"), back: address,
      lead: [words.say("field.expulsion.lead")],
      fields: [typed.date("day", words.say("field.expulsion.day"))], errors: typed.errors,
      form: FormFoot(
        action: address + "/expulsion", key: typed.fields[SentForm.keyName] ?? desk.newFormKey,
        seen: known.version, button: words.say("field.expulsion.title")))
  }
}

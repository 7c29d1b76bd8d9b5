import Casework
import LawLibrary
import Office
import Register

/// On which day something was done about a penalty.
struct ViolationDayForm {
  enum Deed: String { case expulsion, handover }

  let known: Versioned<ViolationCase>
  private let deed: Deed
  private let desk: OfficeDesk
  let words: CaseWords

  init(
    _ deed: Deed, _ known: Versioned<ViolationCase>, _ desk: OfficeDesk, _ words: CaseWords
  ) {
    (self.deed, self.known, self.desk, self.words) = (deed, known, desk, words)
  }

  func page(_ typed: Typed) -> StepPage {
    let address = FieldAddress.violation(known.record.id, words.visit)
    let phrase = "field.\(deed.rawValue)."
    return StepPage(
      title: words.say(phrase + "title"), back: address, lead: [words.say(phrase + "lead")],
      fields: [typed.date("day", words.say(phrase + "day"))], errors: typed.errors,
      form: FormFoot(
        action: address + "/" + deed.rawValue,
        key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: known.version,
        button: words.say(phrase + "title")))
  }
}

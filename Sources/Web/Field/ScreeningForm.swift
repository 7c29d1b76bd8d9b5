import Casework
import LawLanguage
import LawLibrary
import Office
import Register

/// The questions about force and deceit, which come before any sanction: every one that the law files ask.
struct ScreeningForm {
  let known: Versioned<ViolationCase>
  let desk: OfficeDesk
  let words: CaseWords

  private var facts: [(name: String, ask: String)] {
    let record = words.book.record(named: LawNames.Record.exploitation.rawValue)
    return words.book.facts.filter { $0.record == record?.id && $0.type.kind == .yesNo }
      .map { ($0.name, words.links.text(of: $0.ask)) }
  }

  /// Whether signs were found already, before any of the questions.
  var hasSigns: Bool { words.law.showedExploitation(known.record, on: desk.today) }

  func page(_ typed: Typed) -> StepPage {
    let visit = words.visit
    let address = FieldAddress.violation(known.record.id, visit)
    let answers = [("yes", "check.yes"), ("no", "check.no"), ("dont_know", "check.unknown")]
    return StepPage(
      title: visit.say("field.screening.title"), back: address,
      lead: [visit.say("field.screening.lead")]
        + (hasSigns ? [visit.say("field.screening.found")] : []),
      fields: facts.map { fact in
        typed.radios(
          fact.name, fact.ask,
          answers.map { Choice($0.0, visit.say($0.1), isChosen: $0.0 == earlier(fact.name)) },
          isInline: true)
      } + [
        typed.line(
          "referral", visit.say("field.screening.referral"),
          hint: visit.say("field.screening.referral-hint"), width: nil)
      ], errors: typed.errors,
      form: FormFoot(
        action: address + "/screening", key: typed.fields[SentForm.keyName] ?? desk.newFormKey,
        seen: known.version, button: visit.say("field.screening.button")))
  }

  /// What was answered in a screening that did not decide; nil before there was one.
  private func earlier(_ name: String) -> String? {
    known.record.undecided?.answers.map { $0[name] ?? "dont_know" }
  }

  /// The answers; what nobody knows is left open, and the law then says that it cannot tell.
  func read(_ form: inout SentForm) -> FactSheet? {
    var sheet = FactSheet()
    for fact in facts {
      let answer = form.choice(
        fact.name, of: ["yes", "no", "dont_know"], missing: "field.screening.missing",
        ["question": fact.ask])
      if let answer, answer != "dont_know" { sheet[fact.name] = answer }
    }
    return form.isFit ? sheet : nil
  }
}

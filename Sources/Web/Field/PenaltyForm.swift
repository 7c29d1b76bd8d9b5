import Casework
import LawLibrary
import Measures
import Office
import Register

/// What is imposed on whoever was found in breach, and that it was paid: two forms about one case.
///
/// The computed penalty stands in the fields; whoever changes one says why, and the reason is kept.
struct PenaltyForm {
  let known: Versioned<ViolationCase>
  let penalty: ViolationCase.Penalty
  let desk: OfficeDesk
  let words: CaseWords

  private var address: String { FieldAddress.violation(known.record.id, words.visit) }

  func imposing(_ typed: Typed) -> StepPage {
    let kind = penalty.byCourt == true ? "order" : "impose"
    return StepPage(
      title: words.say("field.\(kind).title"), back: address,
      lead: [words.say("field.\(kind).lead")],
      rows: ViolationPage.rows(penalty, words),
      fields: penalty.byCourt == true ? orderFields(typed) : fields(typed), errors: typed.errors,
      form: foot("impose", typed, button: words.say("field.\(kind).title"), isGrave: true))
  }

  private func fields(_ typed: Typed) -> [StepField] {
    var fields = [fineField(typed, hint: "field.impose.fine-hint")]
    if let days = penalty.arrestDays {
      fields.append(
        typed.line(
          "arrest", words.say("field.impose.arrest"), known: String(days), width: 5,
          isNumber: true))
    }
    if penalty.expulsionPossible == true {
      fields.append(
        typed.radios(
          "expulsion", words.say("field.impose.expulsion"),
          [
            Choice("yes", words.say("check.yes"), isChosen: true),
            Choice("no", words.say("check.no")),
          ],
          isInline: true))
    }
    return fields + [
      typed.area(
        "differs", words.say("field.impose.differs"), hint: words.say("field.impose.differs-hint"),
        rows: 3)
    ]
  }

  func fineField(_ typed: Typed, hint: String) -> StepField {
    typed.line(
      "fine", words.say("field.impose.fine"), hint: words.say(hint),
      known: computedFine, width: 10, isNumber: true, suffix: "₸")
  }

  func paying(_ typed: Typed) -> StepPage {
    StepPage(
      title: words.say("field.payment.title"), back: address,
      lead: [words.say("field.payment.lead")], rows: sums,
      fields: (choices.isEmpty
        ? [] : [typed.radios("sum", words.say("field.payment.sum"), choices)])
        + [
          typed.date("day", words.say("employer.day")),
          typed.line("reference", words.say("employer.reference")),
        ], errors: typed.errors,
      form: foot("payment", typed, button: words.say("field.violation.payment")))
  }

  /// Whole tenge as typed; empty where nothing is computed.
  private var computedFine: String { penalty.fine.map { String($0.tiyn / 100) } ?? "" }

  private var sums: [SummaryRow] {
    [penalty.fine.map { SummaryRow(words.say("field.penalty.fine"), words.sum($0)) }]
      .compactMap(\.self)
  }

  /// The whole or the half, where the law allows to pay the half.
  private var choices: [Choice] {
    guard let fine = penalty.fine, let half = penalty.halfFine else { return [] }
    return [
      Choice(Self.whole, words.sum(fine), isChosen: true),
      Choice(Self.half, words.sum(half), hint: words.say("field.penalty.half")),
    ]
  }

  private static var whole: String { "whole" }
  private static var half: String { "half" }

  private func foot(
    _ step: String, _ typed: Typed, button: String, isGrave: Bool = false
  ) -> FormFoot {
    FormFoot(
      action: address + "/" + step, key: typed.fields[SentForm.keyName] ?? desk.newFormKey,
      seen: known.version, button: button, isGrave: isGrave)
  }
}

extension PenaltyForm {
  /// In what the form differs from the computed penalty, and why; nil when something is missing.
  func difference(_ form: inout SentForm) -> (other: DifferentPenalty, reason: String)? {
    let fine = otherFine(&form)
    var arrest: Int?
    if !form.typed("arrest").isEmpty, let days = form.number("arrest", least: 0, missing: "") {
      if days > penalty.arrestDays ?? 0 {
        form.note("field.impose.arrest-long", at: "arrest")
      }
      arrest = days == penalty.arrestDays ? nil : days
    }
    let isSpared = penalty.expulsionPossible == true && form.typed("expulsion") == "no"
    let other = DifferentPenalty(
      fine: fine, arrestDays: arrest, expulsionPossible: isSpared ? false : nil)
    let isOther = other != DifferentPenalty()
    let reason = form.typed("differs")
    if isOther, reason.isEmpty { form.note("field.impose.differs-missing", at: "differs") }
    if !isOther, !reason.isEmpty { form.note("field.impose.same", at: "differs") }
    return form.isFit ? (other, reason) : nil
  }

  /// A fine other than the computed one.
  func otherFine(_ form: inout SentForm) -> Money? {
    guard !["", computedFine].contains(form.typed("fine").filter({ !$0.isWhitespace })),
      let tenge = form.number("fine", least: 0, missing: "")
    else { return nil }
    return Money(tiyn: Int64(tenge) * 100, currency: .tenge)
  }

  /// A payment of the whole fine, or of the half where the law allows it.
  func payment(_ form: inout SentForm) -> Fee.Payment? {
    let part =
      choices.isEmpty
      ? Self.whole
      : form.choice("sum", of: [Self.whole, Self.half], missing: "employer.sum-missing")
    let day = form.day("day", missing: "employer.day-missing")
    let reference = form.text("reference", missing: "employer.reference-missing", most: 200)
    if let day, let outside = known.record.outside(day, by: desk.today) {
      form.note(saying: words.sentence(outside), at: "day")
    }
    guard form.isFit, let day, let sum = part == Self.half ? penalty.halfFine : penalty.fine
    else { return nil }
    return Fee.Payment(sum: sum, day: day, reference: reference)
  }
}

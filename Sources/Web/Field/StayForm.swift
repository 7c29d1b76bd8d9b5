import Casework
import Measures
import Office
import Register

/// The forms of the police about a stay: registering or prolonging it, and the exit.
struct StayForm {
  let view: StayView
  let desk: OfficeDesk
  let words: CaseWords

  var address: String { FieldAddress.stay(view.stay.record.id, words.visit) }

  private var isFirst: Bool { view.stay.record.registrations.isEmpty }

  private func page(
    _ key: String, _ typed: Typed, _ step: String, inset: String? = nil, rows: [SummaryRow],
    links: [Link] = [], _ fields: [StepField]
  ) -> StepPage {
    let visit = words.visit
    return StepPage(
      title: visit.say("field.\(key).title"), back: address,
      caption: view.person?.name ?? visit.say("field.stay.nameless"),
      lead: [visit.say("field.\(key).lead")], inset: inset, rows: rows, links: links,
      fields: fields, errors: typed.errors,
      form: FormFoot(
        action: address + step, key: typed.fields[SentForm.keyName] ?? desk.newFormKey,
        seen: view.stay.version, button: visit.say("field.\(key).button")))
  }

  func registration(_ typed: Typed) -> StepPage {
    let visit = words.visit
    let last = view.days?.lastLawfulDay
    let rows = last.map { [SummaryRow(visit.say("field.stay.last-day"), words.day($0))] } ?? []
    let basis = view.stay.record.facts[LawNames.Fact.stayBasis.rawValue]
    let stay = view.stay.record
    let isUncharged = view.hasUnchargedDays
    return page(
      isFirst ? "register" : "prolong", typed, "/register",
      inset: isUncharged ? visit.say("field.register.overdue") : nil, rows: rows,
      links: isUncharged
        ? [
          Link(
            visit.say("field.stay.open-overstay"), to: EmployerQuestions.address(of: stay, words))
        ] : [],
      [
        typed.radios(
          "basis", visit.say("field.stay.basis"), words.choices(.stayBasis, chosen: basis)),
        typed.date(
          "until", visit.say("field.register.until"), hint: visit.say("field.register.until-hint")),
      ] + StayLength(words).fields(typed, known: stay.facts)
        + (isUncharged
          ? [
            typed.area(
              "whyNoCase", visit.say("field.register.why-no-case"),
              hint: visit.say("field.register.why-no-case-hint"), rows: 3)
          ] : []))
  }

  struct Registration {
    let basis: String
    let through: Day?
    let facts: FactSheet
    let whyNoCase: String?
  }

  func readRegistration(_ form: inout SentForm) -> Registration? {
    let basis = form.choice(
      "basis", of: words.law.cases(of: .stayBasis), missing: "field.register.basis-missing")
    let through = form.optionalDay("until")
    if let through, through < view.stay.record.entryDay {
      form.note("field.register.until-early", at: "until")
    } else if let through, !isFirst, let last = view.days?.lastLawfulDay, through <= last {
      form.note("field.prolong.until-early", at: "until", ["day": words.day(last)])
    }
    let facts = StayLength(words).read(&form)
    let why = form.optionalText("whyNoCase")
    if view.hasUnchargedDays, why == nil {
      form.note("field.register.why-no-case-missing", at: "whyNoCase")
    }
    guard form.isFit, let basis else { return nil }
    return Registration(basis: basis, through: through, facts: facts, whyNoCase: why)
  }

  func exit(_ typed: Typed) -> StepPage {
    page("exit", typed, "/exit", rows: [], [typed.date("day", words.say("field.exit.day"))])
  }

  func readExit(_ form: inout SentForm) -> Day? {
    let day = form.day("day", missing: "field.exit.missing")
    if let day, day > words.today { form.note("field.error.future", at: "day") }
    if let day, day < view.stay.record.entryDay {
      form.note("field.exit.early", at: "day", ["day": words.day(view.stay.record.entryDay)])
    }
    return form.isFit ? day : nil
  }
}

extension SentForm {
  /// A day in three fields that may be left empty.
  mutating func optionalDay(_ name: String) -> Day? {
    let parts = ["year", "month", "day"].map { typed(name + "-" + $0) }
    if parts.allSatisfy(\.isEmpty), typed(name).isEmpty { return nil }
    return day(name, missing: "case.error.day")
  }
}

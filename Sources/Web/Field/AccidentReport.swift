import Casework
import Measures
import Office

/// The employer's report of an accident: who, when, what, and the policy that was in force.
struct AccidentReport {
  let employer: Identifier<Employer>
  let workers: [Worker]
  let desk: OfficeDesk
  let words: CaseWords

  struct Told {
    let worker: Identifier<Worker>
    let day: Day
    let severity: Accident.Severity
    let description: String
    let policy: InsurancePolicy?
  }

  func page(_ typed: Typed) -> StepPage {
    let visit = words.visit
    return StepPage(
      title: visit.say("field.accident.report"), back: visit.link(FieldAddress.accidents),
      lead: [visit.say("field.accident.lead")],
      inset: workers.isEmpty ? visit.say("field.accident.nobody") : nil,
      fields: workers.isEmpty ? [] : event(typed) + policy(typed), errors: typed.errors,
      form: FormFoot(
        action: visit.link(FieldAddress.newAccident),
        key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: nil,
        button: visit.say("field.accident.button")))
  }

  private func event(_ typed: Typed) -> [StepField] {
    [
      typed.radios(
        "worker", words.say("field.accident.worker"),
        workers.map { Choice($0.id.rawValue, $0.name, hint: $0.latinName) }),
      typed.date("day", words.say("field.accident.day")),
      typed.radios(
        "severity", words.say("field.accident.severity"),
        Accident.Severity.allCases.map {
          Choice($0.rawValue, words.say("field.severity.\($0.rawValue)"))
        }),
      typed.area("description", words.say("field.accident.description"), rows: 6),
    ]
  }

  private func policy(_ typed: Typed) -> [StepField] {
    [
      typed.line(
        "policy", words.say("field.accident.policy"), hint: words.say("field.accident.policy-hint")),
      typed.line("insurer", words.say("field.accident.insurer"), width: nil),
      typed.date("first", words.say("field.accident.policy-first")),
      typed.date("last", words.say("field.accident.policy-last")),
    ]
  }

  func read(_ form: inout SentForm) -> Told? {
    let worker = form.choice(
      "worker", of: workers.map(\.id.rawValue), missing: "field.accident.worker-missing")
    let day = form.day("day", missing: "field.accident.day-missing")
    if let day, day > words.today { form.note("field.error.future", at: "day") }
    let severity = form.choice(
      "severity", of: Accident.Severity.allCases.map(\.rawValue),
      missing: "field.accident.severity-missing")
    let description = form.text(
      "description", missing: "field.accident.description-missing", most: 10_000)
    let policy = readPolicy(&form)
    guard form.isFit, let worker = worker.flatMap({ Identifier<Worker>($0) }), let day,
      let severity = severity.flatMap(Accident.Severity.init(rawValue:))
    else { return nil }
    return Told(
      worker: worker, day: day, severity: severity, description: description, policy: policy)
  }

  /// The policy, of which all is said or nothing.
  private func readPolicy(_ form: inout SentForm) -> InsurancePolicy? {
    let names = ["policy", "insurer", "first-day", "last-day"]
    guard names.contains(where: { !form.typed($0).isEmpty }) else { return nil }
    let number = form.text("policy", missing: "field.accident.policy-missing", most: 60)
    let insurer = form.text("insurer", missing: "field.accident.insurer-missing", most: 200)
    let first = form.day("first", missing: "field.accident.policy-day-missing")
    let last = form.day("last", missing: "field.accident.policy-day-missing")
    guard form.isFit, let first, let last else { return nil }
    let policy = InsurancePolicy(number: number, insurer: insurer, first: first, last: last)
    if policy == nil { form.note("field.accident.policy-order", at: "last") }
    return policy
  }
}

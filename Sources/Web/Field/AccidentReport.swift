import Casework
import Measures
import Office

/// The report of an accident: who, when, what, and the policy that was in force. The inspection names the employer too.
struct AccidentReport {
  /// Nil for the inspection, which types the number.
  var employer: Identifier<Employer>?
  /// Whom the employer named in permits; somebody else is named by hand.
  let workers: [Worker]
  let desk: OfficeDesk
  let words: CaseWords

  enum Injured {
    case listed(Identifier<Worker>)
    case named(Accident.Person)
  }

  struct Told {
    let worker: Injured
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
      fields: place(typed) + injured(typed) + event(typed) + policy(typed), errors: typed.errors,
      form: FormFoot(
        action: visit.link(FieldAddress.newAccident),
        key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: nil,
        button: visit.say("field.accident.button")))
  }

  /// No worker has this key.
  private static var other: String { "*" }

  private func place(_ typed: Typed) -> [StepField] {
    guard employer == nil else { return [] }
    return [typed.line("number", words.say("field.accident.employer"), isNumber: true)]
  }

  private func injured(_ typed: Typed) -> [StepField] {
    let choices =
      workers.map { Choice($0.id.rawValue, $0.name, hint: $0.latinName) }
      + [Choice(Self.other, words.say("field.accident.unlisted"))]
    let named = [
      typed.line(
        "name", words.say("field.accident.name"),
        hint: workers.isEmpty ? nil : words.say("field.accident.name-hint"), width: nil),
      typed.date("born", words.say("field.stay.born")),
    ]
    guard !workers.isEmpty else { return named }
    return [typed.radios("worker", words.say("field.accident.worker"), choices)] + named
  }

  private func event(_ typed: Typed) -> [StepField] {
    [
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
    let worker = readInjured(&form)
    let day = form.day("day", missing: "field.accident.day-missing")
    if let day, day > words.today { form.note("field.error.future", at: "day") }
    let severity = form.choice(
      "severity", of: Accident.Severity.allCases.map(\.rawValue),
      missing: "field.accident.severity-missing")
    let description = form.text(
      "description", missing: "field.accident.description-missing", most: 10_000)
    let policy = readPolicy(&form)
    guard form.isFit, let worker, let day,
      let severity = severity.flatMap(Accident.Severity.init(rawValue:))
    else { return nil }
    return Told(
      worker: worker, day: day, severity: severity, description: description, policy: policy)
  }

  private func readInjured(_ form: inout SentForm) -> Injured? {
    if !workers.isEmpty {
      let chosen = form.choice(
        "worker", of: workers.map(\.id.rawValue) + [Self.other],
        missing: "field.accident.worker-missing")
      guard chosen == Self.other else {
        return chosen.flatMap { Identifier<Worker>($0) }.map { .listed($0) }
      }
    }
    let name = form.text("name", missing: "field.accident.name-missing", most: 200)
    let born = form.day("born", missing: "field.accident.born-missing")
    if let born, born > words.today { form.note("field.error.future", at: "born") }
    return born.map { .named(Accident.Person(name: name, birthDate: $0)) }
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

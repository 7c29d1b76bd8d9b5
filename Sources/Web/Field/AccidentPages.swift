import Casework
import HTTPTypes
import LawLibrary
import Measures
import Office
import Register

/// Accidents at work: the report, the inspector's list, and what the law makes of each.
struct AccidentPages: RouteGroup {
  let desk: OfficeDesk

  private static var size: PageSize { PageSize(25) }

  func addPages(to routes: PageRoutes) {
    let one = FieldAddress.oneAccident + "/{id}"
    routes.get(
      FieldAddress.accidents, signedIn: { visit, who in try await list(visit, who.actor) })
    routes.form(
      FieldAddress.newAccident,
      { visit, actor in try await report(visit, actor).page(Typed()) }, send: send)
    routes.get(one, signedIn: { visit, who in try await show(visit, who.actor) })
    for step in AccidentStep.allCases {
      routes.form(
        one + "/" + step.rawValue,
        { visit, actor in try await steps(visit, actor).page(step, Typed()) },
        send: { visit, actor in try await take(step, visit, actor) })
    }
  }

  private func list(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    guard actor.mayEver(.seeAccident), actor.role.binding != .person else {
      throw Problem(.notFound)
    }
    let page = try await desk.look { office async throws(OfficeRefusal) in
      try await office.accidents(after: Cursor.of(visit), size: Self.size, actor)
    }
    var names: [Identifier<Accident>: String] = [:]
    for item in page.items {
      names[item.record.id] = try? await desk.office.workerName(in: item.record, actor)
    }
    return .page(AccidentListPage(page, names, try desk.words(visit), actor))
  }

  // MARK: The report

  private func report(_ visit: Visit, _ actor: Actor) async throws -> AccidentReport {
    guard actor.mayEver(.reportAccident), actor.role.binding != .person else {
      throw Problem(.notFound)
    }
    var workers: [Worker] = []
    if let employer = actor.employer, actor.role.binding == .employer {
      workers = try await desk.look { office async throws(OfficeRefusal) in
        try await office.namedWorkers(of: employer, actor)
      }
    }
    return AccidentReport(
      employer: actor.role.binding == .employer ? actor.employer : nil, workers: workers,
      desk: desk, words: try desk.words(visit))
  }

  private func send(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await report(visit, actor)
    var sent = SentForm(visit)
    let employer = try await employer(of: form, &sent, actor)
    guard let told = form.read(&sent), let employer else { return form.page(Typed(sent)).answer }
    do {
      let kept = try await report(told, at: employer, sent.asked(actor))
      return .redirect(to: FieldAddress.accident(kept.record.id, visit) + "?done=reported")
    } catch .outOfPlace(.dayOutside(let of, let first, let last)) {
      let outside = StepError.dayOutside(of, first: first, last: last)
      sent.note(saying: form.words.sentence(outside), at: "day")
      return form.page(Typed(sent)).answer
    } catch {
      return try desk.refused(error, of: form.page(Typed()), form.words)
    }
  }

  /// The employer of the one who reports, or whose number the inspection typed.
  private func employer(
    of form: AccidentReport, _ sent: inout SentForm, _ actor: Actor
  ) async throws -> Identifier<Employer>? {
    if let own = form.employer { return own }
    let number = sent.text("number", missing: "field.begin.number-missing", most: 12)
    guard !number.isEmpty else { return nil }
    let found = try? await desk.office.employer(businessNumber: number, actor)
    if found == nil { sent.note("field.begin.unknown", at: "number", ["number": number]) }
    return found?.id
  }

  private func report(
    _ told: AccidentReport.Told, at employer: Identifier<Employer>, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Accident> {
    switch told.worker {
    case .listed(let worker):
      try await desk.office.reportAccident(
        employer: employer, worker: worker, day: told.day, severity: told.severity,
        description: told.description, policy: told.policy, asked)
    case .named(let person):
      try await desk.office.reportAccident(
        employer: employer, person: person, day: told.day, severity: told.severity,
        description: told.description, policy: told.policy, asked)
    }
  }

  // MARK: One accident

  private func accident(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Versioned<Accident> {
    let id: Identifier<Accident> = try visit.key()
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.accident(id, actor)
    }
  }

  private func show(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let known = try await accident(visit, actor)
    let name = try? await desk.office.workerName(in: known.record, actor)
    let employer = try? await desk.office.employer(known.record.employer, actor)
    return .page(
      AccidentPage(known, worker: name, employer: employer, try desk.words(visit), actor))
  }

  private func steps(_ visit: Visit, _ actor: Actor) async throws -> AccidentForm {
    let known = try await accident(visit, actor)
    guard actor.may(.workOnAccident, known.record.subject) else { throw Problem(.notFound) }
    return AccidentForm(known: known, desk: desk, words: try desk.words(visit))
  }

  private func take(
    _ step: AccidentStep, _ visit: Visit, _ actor: Actor
  ) async throws -> PageAnswer {
    let form = try await steps(visit, actor)
    var sent = SentForm(visit)
    let (office, id) = (desk.office, form.known.record.id)
    do {
      switch step {
      case .questions:
        guard let facts = form.questions.readKnown(&sent) else {
          return form.page(step, Typed(sent)).answer
        }
        _ = try await office.stateAccidentFacts(id, facts: facts, sent.asked(actor))
      case .investigate:
        let finding = sent.text("finding", missing: "field.investigate.missing", most: 10_000)
        guard sent.isFit else { return form.page(step, Typed(sent)).answer }
        _ = try await office.investigateAccident(id, finding: finding, sent.asked(actor))
      case .claim: _ = try await office.claimInsurance(id, sent.asked(actor))
      case .settle:
        let sum = sent.number("sum", missing: "employer.sum-missing")
        guard sent.isFit, let sum else { return form.page(step, Typed(sent)).answer }
        _ = try await office.settleAccident(
          id, sum: Money(tiyn: Int64(sum) * 100, currency: .tenge), sent.asked(actor))
      }
      return .redirect(to: form.address + "?done=" + step.rawValue)
    } catch {
      return try desk.refused(error, of: form.page(step, Typed()), form.words)
    }
  }
}

/// What the inspection does with an accident.
enum AccidentStep: String, CaseIterable, Sendable {
  /// What the law asks about it: from the register, never from an address.
  case questions
  case investigate, claim, settle

  /// Whether it is its turn.
  func fits(_ accident: Accident) -> Bool {
    switch (self, accident.standing) {
    case (.questions, .settled): false
    case (.questions, _): true
    case (.investigate, .reported), (.settle, .claimed): true
    case (.claim, .investigated): accident.policy?.covers(accident.day) == true
    default: false
    }
  }
}

/// The form of one step of the inspection.
struct AccidentForm {
  let known: Versioned<Accident>
  let desk: OfficeDesk
  let words: CaseWords

  var address: String { FieldAddress.accident(known.record.id, words.visit) }

  /// What was answered, and what the law still asks.
  var questions: LawQuestions {
    let stated = known.record.facts.paths
    let needs = (try? words.law.consequences(of: known.record))?.proposal.needs ?? []
    return LawQuestions(.accident, stated + needs.filter { !stated.contains($0) }, words)
  }

  func page(_ step: AccidentStep, _ typed: Typed) -> StepPage {
    let key = step.rawValue
    return StepPage(
      title: words.say("field.\(key).title"), back: address,
      lead: [words.say("field.\(key).lead")], fields: fields(step, typed), errors: typed.errors,
      form: FormFoot(
        action: address + "/" + key, key: typed.fields[SentForm.keyName] ?? desk.newFormKey,
        seen: known.version, button: words.say("field.\(key).button")))
  }

  private func fields(_ step: AccidentStep, _ typed: Typed) -> [StepField] {
    switch step {
    case .questions: questions.fields(typed, known: known.record.facts)
    case .investigate:
      [typed.area("finding", words.say("field.investigate.finding"), rows: 8)]
    case .claim: []
    case .settle: [typed.line("sum", words.say("field.settle.sum"), isNumber: true, suffix: "₸")]
    }
  }
}

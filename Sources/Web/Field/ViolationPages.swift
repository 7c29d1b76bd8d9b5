import Casework
import HTTPTypes
import LawLanguage
import LawLibrary
import Measures
import Office
import Register

/// One case of breach: the screening first, then the penalty as the law computes it, then what is done.
struct ViolationPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    let one = FieldAddress.violations + "/{id}"
    routes.get(
      one,
      signedIn: { visit, who in
        let known = try await violation(visit, who.actor)
        return .page(
          ViolationPage(known, try desk.words(visit), who.actor, key: desk.newFormKey))
      })
    routes.get(
      one + "/screening",
      signedIn: { visit, who in
        try await screening(visit, who.actor).page(Typed()).answer
      })
    routes.post(one + "/screening", signedIn: { visit, who in try await screen(visit, who.actor) })
    routes.post(
      one + "/compute",
      signedIn: { visit, who in
        try await take(visit, who.actor) { office, id, asked async throws(OfficeRefusal) in
          _ = try await office.computePenalty(id, asked)
        }
      })
    routes.post(
      one + "/impose",
      signedIn: { visit, who in
        try await take(visit, who.actor) { office, id, asked async throws(OfficeRefusal) in
          _ = try await office.imposePenalty(id, differs: nil, asked)
        }
      })
    routes.post(
      one + "/drop",
      signedIn: { visit, who in
        let reason = (visit.form["reason"] ?? "").trimmingSpaces
        guard !reason.isEmpty else {
          return .redirect(to: try address(visit) + "?reason=missing#reason")
        }
        return try await take(visit, who.actor) { office, id, asked async throws(OfficeRefusal) in
          _ = try await office.dropViolation(id, reason: reason, asked)
        }
      })
  }

  private func id(_ visit: Visit) throws -> Identifier<ViolationCase> {
    try visit.key()
  }

  private func address(_ visit: Visit) throws -> String {
    FieldAddress.violation(try id(visit), visit)
  }

  private func violation(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Versioned<ViolationCase> {
    let id = try id(visit)
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.violation(id, actor)
    }
  }

  private func screening(_ visit: Visit, _ actor: Actor) async throws -> ScreeningForm {
    ScreeningForm(
      known: try await violation(visit, actor), desk: desk, words: try desk.words(visit))
  }

  private func screen(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await screening(visit, actor)
    var sent = SentForm(visit)
    guard let facts = form.read(&sent) else { return form.page(Typed(sent)).answer }
    let referral = sent.optionalText("referral", most: 300)
    return try await take(visit, actor) { office, id, asked async throws(OfficeRefusal) in
      _ = try await office.screen(id, facts: facts, referral: referral, asked)
    }
  }

  /// Does a step and comes back; a refusal is a page of its own.
  private func take(
    _ visit: Visit, _ actor: Actor,
    _ step: (Office, Identifier<ViolationCase>, Asked) async throws(OfficeRefusal) -> Void
  ) async throws -> PageAnswer {
    let (id, back) = (try id(visit), try address(visit))
    do {
      try await step(desk.office, id, SentForm(visit).asked(actor))
      return .redirect(to: back)
    } catch {
      return try RefusalAnswers(
        desk: desk, words: try desk.words(visit), action: back, back: back
      ).answer(error)
    }
  }
}

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

  func page(_ typed: Typed) -> StepPage {
    let visit = words.visit
    let address = FieldAddress.violation(known.record.id, visit)
    let answers = [("yes", "check.yes"), ("no", "check.no"), ("dont_know", "check.unknown")]
    return StepPage(
      title: visit.say("field.screening.title"), back: address,
      lead: [visit.say("field.screening.lead")],
      fields: facts.map { fact in
        typed.radios(
          fact.name, fact.ask, answers.map { Choice($0.0, visit.say($0.1)) }, isInline: true)
      } + [
        typed.line(
          "referral", visit.say("field.screening.referral"),
          hint: visit.say("field.screening.referral-hint"), width: nil)
      ], errors: typed.errors,
      form: FormFoot(
        action: address + "/screening", key: typed.fields[SentForm.keyName] ?? desk.newFormKey,
        seen: known.version, button: visit.say("field.screening.button")))
  }

  /// The answers; what nobody knows is left open, and the law then says that it cannot tell.
  func read(_ form: inout SentForm) -> FactSheet? {
    var sheet = FactSheet()
    for fact in facts {
      let answer = form.choice(
        fact.name, of: ["yes", "no", "dont_know"], missing: "field.screening.missing")
      if let answer, answer != "dont_know" { sheet[fact.name] = answer }
    }
    return form.isFit ? sheet : nil
  }
}

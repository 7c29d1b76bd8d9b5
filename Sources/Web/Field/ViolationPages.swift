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
          ViolationPage(
            known, try desk.words(visit), who.actor,
            employer: try await employer(of: known.record, who.actor),
            person: try await desk.look { office async throws(OfficeRefusal) in
              try await office.person(of: known.record, who.actor)
            },
            isToldHere: try await desk.look { office async throws(OfficeRefusal) in
              try await office.isToldHere(known.record, who.actor)
            }, key: desk.newFormKey))
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
    for step in ["impose", "payment"] {
      routes.get(
        one + "/" + step,
        signedIn: { visit, who in
          let form = try await penalty(visit, who.actor)
          let action: Action = step == "impose" ? .imposePenalty : .recordPayment
          guard who.actor.mayEver(action.about(form.known.record.subject)) else {
            throw Problem(.notFound)
          }
          return (step == "impose" ? form.imposing(Typed()) : form.paying(Typed())).answer
        })
    }
    routes.post(one + "/impose", signedIn: { visit, who in try await impose(visit, who.actor) })
    routes.post(one + "/payment", signedIn: { visit, who in try await pay(visit, who.actor) })
    routes.form(
      one + "/expulsion",
      { visit, actor in try await expulsion(visit, actor).page(Typed()) }, send: expel)
    routes.form(
      one + "/handover",
      { visit, actor in try await handover(visit, actor).page(Typed()) }, send: handOver)
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

  /// The employer at whose place it was found; nil where there is none or nobody may see it.
  private func employer(of record: ViolationCase, _ actor: Actor) async throws -> Employer? {
    guard let id = record.employer else { return nil }
    return try? await desk.office.employer(id, actor)
  }

  /// The forms about a penalty; nothing is there before it is computed.
  private func penalty(_ visit: Visit, _ actor: Actor) async throws -> PenaltyForm {
    let known = try await violation(visit, actor)
    guard let penalty = known.record.standing.penalty else { throw Problem(.notFound) }
    return PenaltyForm(known: known, penalty: penalty, desk: desk, words: try desk.words(visit))
  }

  private func impose(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await penalty(visit, actor)
    var sent = SentForm(visit)
    let difference =
      form.penalty.byCourt == true
      ? form.ordered(&sent).map { ($0, "") } : form.difference(&sent)
    guard let (other, reason) = difference else { return form.imposing(Typed(sent)).answer }
    return try await take(visit, actor) { office, id, asked async throws(OfficeRefusal) in
      if other == DifferentPenalty() {
        _ = try await office.imposePenalty(id, differs: nil, asked)
      } else {
        _ = try await office.imposePenalty(id, other, reason: reason, asked)
      }
    }
  }

  private func pay(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await penalty(visit, actor)
    var sent = SentForm(visit)
    guard let payment = form.payment(&sent) else { return form.paying(Typed(sent)).answer }
    return try await take(visit, actor) { office, id, asked async throws(OfficeRefusal) in
      _ = try await office.recordPayment(
        id, sum: payment.sum, day: payment.day, reference: payment.reference, asked)
    }
  }

  private func expulsion(_ visit: Visit, _ actor: Actor) async throws -> ViolationDayForm {
    let known = try await violation(visit, actor)
    guard actor.may(.recordExpulsion, known.record.subject), known.record.awaitsExpulsion else {
      throw Problem(.notFound)
    }
    return ViolationDayForm(.expulsion, known, desk, try desk.words(visit))
  }

  private func expel(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    try await writeDown(try await expulsion(visit, actor), visit, actor) {
      office, id, day, asked async throws(OfficeRefusal) in
      _ = try await office.recordExpulsion(id, on: day, asked)
    }
  }

  private func handover(_ visit: Visit, _ actor: Actor) async throws -> ViolationDayForm {
    let known = try await violation(visit, actor)
    let action = Action.imposePenalty.about(known.record.subject)
    guard actor.may(action, Subject(region: known.record.region)), known.record.awaitsHandover
    else { throw Problem(.notFound) }
    return ViolationDayForm(.handover, known, desk, try desk.words(visit))
  }

  private func handOver(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    try await writeDown(try await handover(visit, actor), visit, actor) {
      office, id, day, asked async throws(OfficeRefusal) in
      _ = try await office.recordHandover(id, on: day, asked)
    }
  }

  /// Writes the day of a form down.
  private func writeDown(
    _ form: ViolationDayForm, _ visit: Visit, _ actor: Actor,
    _ step: (Office, Identifier<ViolationCase>, Day, Asked) async throws(OfficeRefusal) -> Void
  ) async throws -> PageAnswer {
    var sent = SentForm(visit)
    let day = sent.day("day", missing: "employer.day-missing")
    guard sent.isFit, let day else { return form.page(Typed(sent)).answer }
    let back = try address(visit)
    do {
      try await step(desk.office, form.known.record.id, day, sent.asked(actor))
      return .redirect(to: back)
    } catch .outOfPlace(.dayOutside(let of, let first, let last)) {
      sent.note(
        saying: form.words.sentence(StepError.dayOutside(of, first: first, last: last)), at: "day")
      return form.page(Typed(sent)).answer
    } catch {
      return try desk.refused(error, of: form.page(Typed()), form.words)
    }
  }

  private func screening(_ visit: Visit, _ actor: Actor) async throws -> ScreeningForm {
    ScreeningForm(
      known: try await violation(visit, actor), desk: desk, words: try desk.words(visit))
  }

  private func screen(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await screening(visit, actor)
    var sent = SentForm(visit)
    let referral = sent.optionalText("referral", most: 300)
    guard let facts = form.read(&sent) else { return form.page(Typed(sent)).answer }
    if referral == nil, form.hasSigns || form.words.law.showsExploitation(facts, on: desk.today) {
      sent.note("field.screening.referral-missing", at: "referral")
      return form.page(Typed(sent)).answer
    }
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
      return try desk.refused(error, at: back, back: back, try desk.words(visit))
    }
  }
}

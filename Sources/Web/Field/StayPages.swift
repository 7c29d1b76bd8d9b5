import Casework
import HTTPTypes
import LawLanguage
import LawLibrary
import Measures
import Office
import Register

/// Stays: the lists, one stay with its lawful end, and what the police does with it.
struct StayPages: RouteGroup {
  let desk: OfficeDesk

  private static var size: PageSize { PageSize(25) }

  func addPages(to routes: PageRoutes) {
    let one = FieldAddress.oneStay + "/{id}"
    for kind in StayListPage.Kind.allCases {
      routes.get(
        kind.path, signedIn: { visit, who in try await list(kind, visit, who.actor) })
    }
    routes.get(one, signedIn: { visit, who in try await show(visit, who.actor) })
    routes.form(
      one + "/register",
      { visit, actor in try await form(.registerStay, visit, actor).registration(Typed()) },
      send: register)
    routes.form(
      one + "/exit",
      { visit, actor in try await form(.noteExit, visit, actor).exit(Typed()) }, send: leave)
    routes.post(
      one + "/overstay", signedIn: { visit, who in try await openCase(visit, who.actor) })
    routes.post(
      one + "/late-notice", signedIn: { visit, who in try await openHostCase(visit, who.actor) })
  }

  private func list(
    _ kind: StayListPage.Kind, _ visit: Visit, _ actor: Actor
  ) async throws -> PageAnswer {
    let action: Action = kind == .stays ? .seeStay : .registerStay
    guard actor.mayEver(action), actor.role.binding != .person else { throw Problem(.notFound) }
    let words = try desk.words(visit)
    let sent = visit.query["region"] ?? (actor.role.binding == .region ? actor.region?.name : nil)
    let region = sent.flatMap { words.law.knows($0, in: .region) ? $0 : nil }
    let views = try await desk.look { office async throws(OfficeRefusal) in
      let key = region.map { RegionKey($0) }
      let after = Cursor.of(visit)
      return switch kind {
      case .stays:
        try await office.stays(region: key, after: after, size: Self.size, actor)
      case .overstays:
        try await office.overstays(region: key, after: after, size: Self.size, actor)
      case .lateNotices:
        try await office.lateNotices(region: key, after: after, size: Self.size, actor)
      }
    }
    // Only of the own place: where somebody moved from is no list of the police's.
    var moved: [(hosting: EarlierHosting, name: String?)] = []
    if actor.role.binding == .employer, visit.query["after"] == nil {
      moved = try await desk.look { office async throws(OfficeRefusal) in
        try await office.earlierHostings(size: PageSize(50), actor).items
      }
    }
    return .page(StayListPage(kind, views, moved: moved, region: region, words, actor))
  }

  private func stay(_ visit: Visit, _ actor: Actor) async throws -> StayView {
    let id: Identifier<StayRecord> = try visit.key()
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.stay(id, actor)
    }
  }

  private func show(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let view = try await stay(visit, actor)
    let (stay, office) = (view.stay.record, desk.office)
    var host: Employer?
    if let id = stay.host { host = try? await office.employer(id, actor) }
    let others = try? await office.stays(person: stay.person, size: PageSize(20), actor)
    let permits = try? await office.cases(
      CaseQueue(worker: stay.person), after: nil, size: PageSize(20), actor)
    let file = StayFile(
      view: view, host: host,
      others: (others?.items ?? []).filter { $0.stay.record.id != stay.id },
      permits: permits?.items ?? [])
    return .page(StayPage(file, try desk.words(visit), actor))
  }

  /// The form, for somebody who may do this with the stay.
  private func form(_ action: Action, _ visit: Visit, _ actor: Actor) async throws -> StayForm {
    let view = try await stay(visit, actor)
    guard actor.may(action, view.stay.record.subject) else { throw Problem(.notFound) }
    return StayForm(view: view, desk: desk, words: try desk.words(visit))
  }

  private func register(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(.registerStay, visit, actor)
    var sent = SentForm(visit)
    guard let told = form.readRegistration(&sent) else {
      return form.registration(Typed(sent)).answer
    }
    let id = form.view.stay.record.id
    do {
      _ = try await desk.office.registerStay(
        id, basis: told.basis, through: told.through, facts: told.facts,
        whyNoCase: told.whyNoCase, sent.asked(actor))
      return .redirect(to: form.address + "?done=registered")
    } catch .outOfPlace(.unreadableFact(LawNames.Fact.permittedUntil.rawValue)) {
      sent.note("field.register.until-missing", at: "until")
      return form.registration(Typed(sent)).answer
    } catch {
      return try desk.refused(error, of: form.registration(Typed()), form.words)
    }
  }

  private func leave(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(.noteExit, visit, actor)
    var sent = SentForm(visit)
    guard let day = form.readExit(&sent) else { return form.exit(Typed(sent)).answer }
    do {
      _ = try await desk.office.noteExit(
        form.view.stay.record.id, on: day, sent.asked(actor))
      return .redirect(to: form.address + "?done=left")
    } catch {
      return try desk.refused(error, of: form.exit(Typed()), form.words)
    }
  }

  /// Takes the answers of the law's interview as the beginning of a case.
  private func openCase(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(.seeStay, visit, actor)
    let stay = form.view.stay.record
    let opened = form.view.hasUnchargedDays ? nil : stay.overstayCase
    let facts = EmployerQuestions.facts(visit.form, form.words.law, about: .stay)
    return try await open(opened, from: form, "/overstay", visit, actor) {
      asked async throws(OfficeRefusal) in
      try await desk.office.openOverstay(stay.id, facts: facts, asked)
    }
  }

  /// The same about the host who gave notice late.
  private func openHostCase(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(.seeStay, visit, actor)
    let stay = form.view.stay.record
    let facts = EmployerQuestions.facts(visit.form, form.words.law, about: .host)
    return try await open(stay.hostCase, from: form, "/late-notice", visit, actor) {
      asked async throws(OfficeRefusal) in
      try await desk.office.openLateNotice(stay.id, facts: facts, asked)
    }
  }

  /// Goes to the case that is open already, or opens it.
  private func open(
    _ known: Identifier<ViolationCase>?, from form: StayForm, _ page: String, _ visit: Visit,
    _ actor: Actor,
    _ opening: (Asked) async throws(OfficeRefusal) -> Versioned<ViolationCase>
  ) async throws -> PageAnswer {
    guard actor.mayEver(.inspect) else { throw Problem(.notFound) }
    if let known { return .redirect(to: FieldAddress.violation(known, visit)) }
    let asked = Asked(
      actor, key: SentForm(visit).asked(actor).key, version: form.view.stay.version)
    do {
      return .redirect(to: FieldAddress.violation(try await opening(asked).record.id, visit))
    } catch {
      return try desk.refused(error, at: form.address + page, back: form.address, form.words)
    }
  }
}

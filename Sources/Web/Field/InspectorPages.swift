import Casework
import HTTPTypes
import LawLanguage
import LawLibrary
import Measures
import Office
import Register

/// The inspector's first page, and an inspection from its beginning to the cases it opens.
struct InspectorPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    let one = FieldAddress.inspections + "/{id}"
    routes.get(FieldAddress.home, signedIn: { visit, who in try await home(visit, who.actor) })
    routes.get(
      FieldAddress.newInspection,
      signedIn: { visit, who in
        try guardInspector(who.actor)
        return try await beginning(visit).ofPermit().page(Typed()).answer
      })
    routes.post(
      FieldAddress.newInspection, signedIn: { visit, who in try await begin(visit, who.actor) })
    routes.get(one, signedIn: { visit, who in try await show(visit, who.actor) })
    routes.post(one + "/found", signedIn: { visit, who in try await find(visit, who.actor) })
    routes.post(one + "/close", signedIn: { visit, who in try await close(visit, who.actor) })
  }

  /// What the table of rights has nothing for, is not there.
  private func guardInspector(_ actor: Actor) throws {
    guard actor.mayEver(.inspect) else { throw Problem(.notFound) }
  }

  private func home(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    try guardInspector(actor)
    let size = PageSize(50)
    let (inspections, violations) = try await desk.look { office async throws(OfficeRefusal) in
      (
        try await office.inspections(size: size, actor).items,
        try await office.violations(size: size, actor).items
      )
    }
    var complaints: [Versioned<Complaint>] = []
    if actor.mayEver(.seeComplaint) || actor.mayEver(.seeDeliveredComplaint) {
      complaints = try await desk.look { office async throws(OfficeRefusal) in
        try await office.complaints(size: size, actor).items
      }
    }
    let ids =
      inspections.map(\.record.employer) + violations.compactMap(\.record.employer)
    var persons: [Identifier<ViolationCase>: String] = [:]
    for violation in violations.map(\.record) {
      persons[violation.id] = try await desk.look { office async throws(OfficeRefusal) in
        try await office.person(of: violation, actor).name
      }
    }
    return .page(
      InspectorHomePage(
        inspections, violations, complaints, employers: try await names(of: Set(ids), actor),
        persons: persons, try desk.words(visit), actor))
  }

  /// Names of employers, as far as they may be seen.
  private func names(
    of employers: Set<Identifier<Employer>>, _ actor: Actor
  ) async throws -> [Identifier<Employer>: String] {
    var names: [Identifier<Employer>: String] = [:]
    for id in employers {
      do throws(OfficeRefusal) { names[id] = try await desk.office.employer(id, actor).name } catch
      {
        guard [.notAllowed, .notFound].contains(error) else { throw OfficeFault(refusal: error) }
      }
    }
    return names
  }

  private func beginning(_ visit: Visit) throws -> InspectionBeginning {
    InspectionBeginning(desk: desk, words: try desk.words(visit))
  }

  private func begin(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    try guardInspector(actor)
    let form = try beginning(visit)
    var sent = SentForm(visit)
    let number = sent.text("number", missing: "field.begin.number-missing", most: 12)
    guard sent.isFit else { return form.page(Typed(sent)).answer }
    let asked = sent.asked(actor)
    do {
      guard let employer = try await desk.office.employer(businessNumber: number, actor) else {
        sent.note("field.begin.unknown", at: "number", ["number": number])
        return form.page(Typed(sent)).answer
      }
      let planned = try await desk.office.planInspection(
        of: employer.id, on: desk.today, asked)
      // One key, one effect: that of the second step is made from the form's.
      _ = try await desk.office.beginInspection(
        planned.record.id, Asked(actor, key: asked.key.map { "begin " + $0 }))
      let permit = sent.typed("permit")
      let shown = permit.isEmpty ? [] : [("looked", "1"), ("permit", permit)]
      return .redirect(
        to: visit.link(
          FieldAddress.inspections + "/" + planned.record.id.rawValue,
          Fields(pairs: shown.map { Fields.Pair(name: $0, value: $1) })))
    } catch {
      return try desk.refused(error, of: form.page(Typed()), form.words)
    }
  }

  private func inspection(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Versioned<Inspection> {
    let id: Identifier<Inspection> = try visit.key()
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.inspection(id, actor)
    }
  }

  /// The inspection; with a permit's number in the address also what the register says of it.
  private func show(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let known = try await inspection(visit, actor)
    let employer = try await desk.look { office async throws(OfficeRefusal) in
      try await office.employer(known.record.employer, actor)
    }
    var looked: Looked?
    if visit.query["looked"] != nil, case .open = known.record.standing {
      looked = try await desk.look(
        at: visit.query["permit"].flatMap { Identifier($0.uppercased().trimmingSpaces) },
        worker: visit.query["worker"],
        occupation: visit.query["occupation"].flatMap { $0.isEmpty ? nil : $0 },
        in: known.record.id, actor)
    }
    return .page(
      InspectionPage(
        known, employer, looked: looked, mayFind: actor.may(.inspect, known.record.subject),
        key: desk.newFormKey, try desk.words(visit)))
  }

  /// Takes the answers of the law's interview as a finding, once it says who was found.
  private func find(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let known = try await inspection(visit, actor)
    let form = FindingForm(
      inspection: known, worker: try await named(visit, in: known.record.id, actor), desk: desk,
      words: try desk.words(visit))
    guard form.isAsked else { return form.page(Typed()).answer }
    var sent = SentForm(visit)
    guard let finding = form.finding(&sent) else { return form.page(Typed(sent)).answer }
    do {
      _ = try await desk.office.addFinding(known.record.id, finding, sent.asked(actor))
      return .redirect(to: FieldAddress.inspection(known.record.id, visit))
    } catch {
      return try desk.refused(error, of: form.page(Typed()), form.words)
    }
  }

  /// The worker whom the address names, of the permit that was shown.
  private func named(
    _ visit: Visit, in id: Identifier<Inspection>, _ actor: Actor
  ) async throws -> Worker? {
    guard let permit = visit.query["permit"].flatMap({ Identifier<PermitCase>($0) }),
      let person = visit.query["person"]
    else { return nil }
    let workers = try await desk.look { office async throws(OfficeRefusal) in
      try await office.workers(of: permit, in: id, actor)
    }
    return workers.first { $0.id.rawValue == person }
  }

  private func close(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let known = try await inspection(visit, actor)
    let back = FieldAddress.inspection(known.record.id, visit)
    do {
      let (_, opened) = try await desk.office.closeInspection(
        known.record.id, SentForm(visit).asked(actor))
      guard let first = opened.first else { return .redirect(to: back) }
      return .redirect(to: FieldAddress.violation(first.id, visit))
    } catch {
      return try desk.refused(error, at: back + "/close", back: back, try desk.words(visit))
    }
  }
}

extension Inspection {
  /// Whose matter it is.
  var subject: Subject { Subject(region: region, employer: employer) }
}

/// The form that begins an inspection.
struct InspectionBeginning {
  let desk: OfficeDesk
  let words: CaseWords
  /// The number of the employer whose permit was shown; empty without one.
  var employer = ""

  /// With the employer of the permit that the address names, as everybody may know it.
  func ofPermit() async throws -> InspectionBeginning {
    guard let permit = words.visit.query["permit"] else { return self }
    let status = try await desk.look { office async throws(OfficeRefusal) in
      try await office.verifyPermit(permit)
    }
    var known = self
    known.employer = status?.businessNumber ?? ""
    return known
  }

  func page(_ typed: Typed) -> StepPage {
    let visit = words.visit
    let permit = typed.value("permit", else: visit.query["permit"] ?? "")
    return StepPage(
      title: visit.say("field.begin.title"), back: visit.link(FieldAddress.home),
      lead: [visit.say("field.begin.lead")],
      fields: [
        typed.line(
          "number", visit.say("case.business-number"), known: employer, width: 20, isNumber: true)
      ], errors: typed.errors,
      form: FormFoot(
        action: visit.link(FieldAddress.newInspection),
        key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: nil,
        button: visit.say("field.begin.button"),
        hidden: permit.isEmpty ? [] : [Fields.Pair(name: "permit", value: permit)]))
  }
}

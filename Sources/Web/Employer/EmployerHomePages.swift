import Casework
import HTTPTypes
import Measures
import Office
import Register

/// The employer's first page, a new case, and the request for places of the next year.
struct EmployerHomePages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.get(
      EmployerAddress.home, signedIn: { visit, who in try await home(visit, who.actor) })
    routes.get(
      EmployerAddress.newCase,
      signedIn: { visit, who in
        _ = try Self.employer(of: who.actor)
        let words = try desk.words(visit)
        return .page(NewCasePage(words, key: desk.newFormKey))
      })
    routes.post(
      EmployerAddress.newCase, signedIn: { visit, who in try await open(visit, who.actor) })
    routes.get(
      EmployerAddress.quota,
      signedIn: { visit, who in
        _ = try Self.employer(of: who.actor)
        return try quotaForm(visit).page(Typed()).answer
      })
    routes.post(
      EmployerAddress.quota, signedIn: { visit, who in try await ask(visit, who.actor) })
  }

  /// Only people of an employer have these pages.
  private static func employer(of actor: Actor) throws -> Identifier<Employer> {
    guard actor.role.binding == .employer, let employer = actor.employer else {
      throw Problem(.notFound)
    }
    return employer
  }

  private func home(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let id = try Self.employer(of: actor)
    let size = PageSize(50)
    let (employer, cases, notices) = try await desk.look { office async throws(OfficeRefusal) in
      (
        try await office.employer(id, actor),
        try await office.cases(CaseQueue(employer: id), after: Cursor.of(visit), size: size, actor),
        try await office.notices(size: PageSize(5), actor)
      )
    }
    return .page(
      EmployerHomePage(
        employer, cases, notices.items, try desk.words(visit), actor))
  }

  private func open(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let employer = try Self.employer(of: actor)
    let words = try desk.words(visit)
    do {
      let done = try await desk.office.openCase(
        for: employer, facts: EmployerQuestions.facts(visit.form, words.law),
        SentForm(visit).asked(actor))
      return .redirect(to: EmployerAddress.permitCase(done.permitCase.id, visit))
    } catch {
      return try desk.refused(
        error, at: visit.link(EmployerAddress.newCase), back: visit.link(EmployerAddress.home),
        words)
    }
  }

  private func quotaForm(_ visit: Visit) throws -> QuotaWishForm {
    QuotaWishForm(desk: desk, words: try desk.words(visit))
  }

  private func ask(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let employer = try Self.employer(of: actor)
    let form = try quotaForm(visit)
    var sent = SentForm(visit)
    guard let (lines, reason) = form.read(&sent) else { return form.page(Typed(sent)).answer }
    do {
      _ = try await desk.office.requestQuota(
        employer, lines: lines, reason: reason, sent.asked(actor))
      return .redirect(to: visit.link(EmployerAddress.home) + "?quota=asked")
    } catch {
      return try desk.refused(
        error, at: visit.link(EmployerAddress.quota), back: visit.link(EmployerAddress.home),
        form.words)
    }
  }
}

/// How many workers of each category an employer needs next year.
struct QuotaWishForm {
  let desk: OfficeDesk
  let words: CaseWords

  private var categories: [String] { words.law.cases(of: .category) }

  func page(_ typed: Typed) -> StepPage {
    let visit = words.visit
    let next = String(words.today.year + 1)
    return StepPage(
      title: visit.say("employer.quota.title", ["year": next]),
      back: visit.link(EmployerAddress.home), lead: [visit.say("employer.quota.lead")],
      fields: categories.map {
        typed.line($0, words.category(CategoryKey($0)), width: 5, isNumber: true)
      } + [typed.area("reason", visit.say("employer.quota.reason"), rows: 4)],
      errors: typed.errors,
      form: FormFoot(
        action: visit.link(EmployerAddress.quota),
        key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: nil,
        button: visit.say("employer.quota.button")))
  }

  func read(_ form: inout SentForm) -> ([QuotaRequest.Line], String)? {
    var lines: [QuotaRequest.Line] = []
    for category in categories where !form.typed(category).isEmpty {
      if let places = form.number(category, least: 0, missing: "employer.quota.missing"), places > 0
      {
        lines.append(.init(category: CategoryKey(category), places: places))
      }
    }
    let reason = form.text("reason", missing: "employer.quota.reason-missing")
    if lines.isEmpty, form.isFit, let first = categories.first {
      form.note("employer.quota.missing", at: first)
    }
    return form.isFit ? (lines, reason) : nil
  }
}

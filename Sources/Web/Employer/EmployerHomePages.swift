import Casework
import HTTPTypes
import Measures
import Office
import Register

/// The employer's first page and a new case.
struct EmployerHomePages: RouteGroup {
  let desk: OfficeDesk

  var startSubjects: [StartSubject] { [.apply] }

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
  }

  /// Only people of an employer have these pages.
  static func employer(of actor: Actor) throws -> Identifier<Employer> {
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
    let penalties = try await desk.look { office async throws(OfficeRefusal) in
      try await office.penalties(actor)
    }
    return .page(
      EmployerHomePage(
        employer, cases, notices.items, penalties, try desk.words(visit), actor))
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
}

import Casework
import HTTPTypes
import Office
import Register

/// One case as its employer sees it.
struct EmployerCasePages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    let one = EmployerAddress.cases + "/{id}"
    routes.get(
      one,
      signedIn: { visit, who in
        let file = try await desk.employerFile(visit, who.actor)
        let stated = await desk.stated(about: file.permitCase, who.actor)
        return .page(EmployerCasePage(file, stated: stated, try desk.words(visit)))
      })
    routes.post(one + "/facts", signedIn: { visit, who in try await state(visit, who.actor) })
    CasePaperPages(desk: desk, cases: EmployerAddress.cases, file: desk.employerFile)
      .addPages(to: routes)
  }

  /// Keeps the answers of the interview for the application.
  private func state(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let file = try await desk.employerFile(visit, actor)
    let (id, words) = (file.permitCase.id, try desk.words(visit))
    let back = EmployerAddress.permitCase(id, visit)
    do {
      _ = try await desk.office.keepDraft(
        file.permitCase.employer.id, name: EmployerQuestions.draftName(id),
        values: EmployerQuestions.facts(visit.form, words.law).answers, Asked(actor))
    } catch {
      return try desk.refused(error, at: back + "/facts", back: back, words)
    }
    return .redirect(to: back)
  }
}

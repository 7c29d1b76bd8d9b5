import Casework
import HTTPTypes
import Office
import Register

/// One case as its employer sees it, with its files and letters.
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
    routes.get(
      one + "/file/{fingerprint}", signedIn: { visit, who in try await file(visit, who.actor) })
    routes.get(
      one + "/letter/{number}", signedIn: { visit, who in try await letter(visit, who.actor) })
    routes.get(
      one + "/letter/{number}/pdf", signedIn: { visit, who in try await paper(visit, who.actor) })
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

  private func file(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let file = try await desk.employerFile(visit, actor)
    guard let fingerprint = visit.parameter("fingerprint") else { throw Problem(.notFound) }
    return .file(
      try await desk.look { office async throws(OfficeRefusal) in
        try await office.document(fingerprint, of: file.permitCase.id, actor)
      })
  }

  private func letter(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let (letter, file, number) = try await desk.letter(
      visit, in: try await desk.employerFile(visit, actor))
    let id = file.permitCase.id
    return .page(
      LetterPage(
        letter, back: EmployerAddress.permitCase(id, visit),
        pdf: EmployerAddress.letter(number, of: id, visit) + "/pdf"))
  }

  private func paper(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    try await desk.paper(visit, in: try await desk.employerFile(visit, actor))
  }
}

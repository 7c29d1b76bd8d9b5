import Casework
import Measures
import Office
import Papers

/// The document of a permit with its codes, for everybody who may see the case: to read, to print, as a PDF.
struct PermitPaperPages: RouteGroup {
  let desk: OfficeDesk

  static func address(of id: Identifier<PermitCase>, _ visit: Visit) -> String {
    visit.link("/permit/" + id.rawValue)
  }

  func addPages(to routes: PageRoutes) {
    routes.get(
      "/permit/{id}",
      signedIn: { visit, who in
        let (letter, id) = try await letter(visit, who.actor)
        let address = Self.address(of: id, visit)
        return .page(
          LetterPage(letter, back: visit.link(who.actor.role.home), pdf: address + "/pdf"))
      })
    routes.get(
      "/permit/{id}/pdf",
      signedIn: { visit, who in
        let (letter, id) = try await letter(visit, who.actor)
        guard let bytes = letter.pdf(madeOn: desk.today) else { throw Problem(.notFound) }
        return .file(bytes, mediaType: "application/pdf", name: id.rawValue + ".pdf")
      })
  }

  private func letter(
    _ visit: Visit, _ actor: Actor
  ) async throws -> (Letter, Identifier<PermitCase>) {
    let id: Identifier<PermitCase> = try visit.key()
    let words = try desk.words(visit)
    let (paper, known) = try await desk.look { office async throws(OfficeRefusal) in
      do throws(OfficeRefusal) {
        return (
          try await office.permitPaper(id, actor), try await office.permitCase(id, .seeCase, actor)
        )
      } catch {
        // A case without a permit in effect has no document.
        if case .outOfPlace = error { throw .notFound }
        throw error
      }
    }
    let writer = LetterWriter(
      law: words.law, phrases: visit.phrases, language: visit.language, outages: [])
    let frame = LetterFrame(
      number: id.rawValue, day: paper.permit.firstDay, file: id.rawValue,
      region: known.employer.region, employer: known.employer,
      signer: await desk.office.nameOfSigner(paper.permit.grant.decision.by))
    return (writer.letter(.permit(paper), frame), id)
  }
}

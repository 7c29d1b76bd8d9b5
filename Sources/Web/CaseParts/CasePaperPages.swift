import Casework
import Office
import Papers

/// The files and the letters of a case, below its address on either side.
struct CasePaperPages: RouteGroup {
  let desk: OfficeDesk
  /// The folder of the cases: `/office/case`.
  let cases: String
  /// The case of the address, for somebody of this side; everybody else finds nothing there.
  let file: @Sendable (Visit, Actor) async throws -> CaseFile

  func addPages(to routes: PageRoutes) {
    let one = cases + "/{id}"
    routes.get(
      one + "/file/{fingerprint}",
      signedIn: { visit, who in try await document(visit, who.actor) })
    let letters = one + "/letter/{number}"
    routes.get(
      letters,
      signedIn: { visit, who in
        let sent = try await letter(visit, who.actor)
        let back = visit.link(cases + "/" + sent.file.permitCase.id.rawValue)
        return .page(
          LetterPage(sent.letter, back: back, pdf: back + "/letter/\(sent.number)/pdf"))
      })
    routes.get(
      letters + "/pdf",
      signedIn: { visit, who in
        let sent = try await letter(visit, who.actor)
        let day = sent.file.timeline.first { $0.number == sent.number }?.day ?? desk.today
        guard let bytes = sent.letter.pdf(madeOn: day) else { throw Problem(.notFound) }
        return .file(
          bytes, mediaType: "application/pdf",
          name: "\(sent.file.permitCase.id.rawValue)-\(sent.number).pdf")
      })
  }

  private func document(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let id = try await file(visit, actor).permitCase.id
    guard let fingerprint = visit.parameter("fingerprint") else { throw Problem(.notFound) }
    return .file(
      try await desk.look { office async throws(OfficeRefusal) in
        try await office.document(fingerprint, of: id, actor)
      })
  }

  /// The letter whose number stands in the address.
  private func letter(
    _ visit: Visit, _ actor: Actor
  ) async throws -> (letter: Letter, file: CaseFile, number: Int) {
    let file = try await file(visit, actor)
    let words = try desk.words(visit)
    guard let number = visit.parameter("number").flatMap({ Int($0) }),
      let event = file.timeline.first(where: { $0.number == number }),
      let letter = words.letter(
        of: number, in: file.timeline, outages: await desk.outages,
        signer: await desk.office.nameOfSigner(event.by))
    else { throw Problem(.notFound) }
    return (letter, file, number)
  }
}

/// A letter that was sent, or the document of a permit, to read and print: `officer/letter`.
struct LetterPage: Page {
  static var template: String { "officer/letter" }

  let title: String
  let back: String?
  let letter: LetterView
  let pdf: String

  init(_ letter: Letter, back: String, pdf: String) {
    title = letter.title
    self.back = back
    self.letter = LetterView(letter)
    self.pdf = pdf
  }
}

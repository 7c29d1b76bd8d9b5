import Casework
import HTTPTypes
import Office

/// Laying one paper of the package in as a file.
struct LayInPages: RouteGroup {
  let desk: OfficeDesk

  static var fileName: String { "file" }

  func addPages(to routes: PageRoutes) {
    let path = EmployerAddress.cases + "/{id}/lay-in/{kind}"
    routes.get(
      path,
      signedIn: { visit, who in
        let place = try await place(visit, who.actor)
        return .page(LayInPage(place, desk))
      })
    routes.post(path, signedIn: { visit, who in try await send(visit, who.actor) })
  }

  /// The paper and its case, for somebody who may lay it in.
  struct Place {
    let file: CaseFile
    let kind: DocumentKey
    let words: CaseWords

    var back: String {
      EmployerAddress.permitCase(file.permitCase.id, words.visit) + "#documents"
    }
    var action: String {
      EmployerAddress.layIn(kind.name, of: file.permitCase.id, words.visit)
    }
  }

  private func place(_ visit: Visit, _ actor: Actor) async throws -> Place {
    let file = try await desk.employerFile(visit, actor)
    let words = try desk.words(visit)
    guard file.may.contains(.attach), let kind = visit.parameter("kind"),
      words.law.knows(kind, in: .document)
    else { throw Problem(.notFound) }
    return Place(file: file, kind: DocumentKey(kind), words: words)
  }

  private func send(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let place = try await place(visit, actor)
    var sent = SentForm(visit)
    let file = visit.files[Self.fileName] ?? SentFile(bytes: [])
    switch file.mediaType {
    case .failure(let mistake):
      sent.note("employer.file.\(mistake.rawValue)", at: Self.fileName)
      return .page(LayInPage(place, desk, sent), status: .unprocessableContent)
    case .success(let mediaType):
      do {
        _ = try await desk.office.attachDocument(
          place.file.permitCase.id, kind: place.kind, mediaType: mediaType, bytes: file.bytes,
          sent.asked(actor))
      } catch {
        return try desk.refused(
          error, at: place.action, back: place.back, place.words, file: place.file)
      }
      let id = place.file.permitCase.id
      return .redirect(to: EmployerAddress.permitCase(id, visit) + "?laid=1#documents")
    }
  }
}

/// The form for one file: `employer/lay-in`.
struct LayInPage: Page {
  static var template: String { "employer/lay-in" }

  let title: String
  let back: String?
  let caption: String
  let showsErrors: Bool
  let errors: [FormError]
  let error: String?
  let form: FormFoot

  init(_ place: LayInPages.Place, _ desk: OfficeDesk, _ sent: SentForm? = nil) {
    let visit = place.words.visit
    title = visit.say("employer.lay-in.title")
    caption = place.words.document(place.kind)
    back = place.back
    errors = sent?.errors ?? []
    showsErrors = !errors.isEmpty
    error = errors.first?.text
    form = FormFoot(
      action: place.action, key: sent?.fields[SentForm.keyName] ?? desk.newFormKey,
      seen: place.file.permitCase.version, button: visit.say("employer.lay-in.button"))
  }
}

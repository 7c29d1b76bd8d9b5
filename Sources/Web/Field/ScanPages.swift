import Casework
import HTTPTypes
import LawLibrary
import Office
import Papers
import Register

/// Reading the code on a permit that was shown: as text, or as a photograph.
///
/// The code alone says whether it was signed here and left unchanged; the register then says whether it still holds.
struct ScanPages: RouteGroup {
  let desk: OfficeDesk
  /// One picture at a time: a large one fills memory for a moment.
  let eye = CodeEye()

  static var photoName: String { "photo" }
  static var codeName: String { "code" }

  func addPages(to routes: PageRoutes) {
    let path = FieldAddress.inspections + "/{id}/scan"
    routes.get(
      path,
      signedIn: { visit, who in
        .page(ScanCodePage(try await inspection(visit, who.actor), Typed(), visit))
      })
    routes.post(path, signedIn: { visit, who in try await read(visit, who.actor) })
  }

  /// An inspection under way, for somebody who may look at workers.
  private func inspection(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Versioned<Inspection> {
    let id: Identifier<Inspection> = try visit.key()
    let known = try await desk.look { office async throws(OfficeRefusal) in
      try await office.inspection(id, actor)
    }
    guard actor.may(.lookAtWorker, known.record.subject), case .open = known.record.standing
    else { throw Problem(.notFound) }
    return known
  }

  private func read(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let known = try await inspection(visit, actor)
    var sent = SentForm(visit)
    let photo = visit.files[Self.photoName]?.bytes ?? []
    let code: ShownCode
    do throws(ShownCode.Mistake) {
      code = try await ShownCode(
        text: sent.typed(Self.codeName), photo: photo, keys: desk.issuerKeys, eye: eye)
    } catch {
      sent.note(error.key, at: error.isAboutPhoto ? Self.photoName : Self.codeName)
      return .page(ScanCodePage(known, Typed(sent), visit), status: .unprocessableContent)
    }
    let employer = try await desk.look { office async throws(OfficeRefusal) in
      try await office.employer(known.record.employer, actor)
    }
    var looked = try await desk.look(
      at: code.permit, worker: nil, occupation: nil, in: known.record.id, actor)
    looked.signed = code.token
    return .page(
      InspectionPage(
        known, employer, looked: looked, mayFind: actor.may(.inspect, known.record.subject),
        key: desk.newFormKey, try desk.words(visit)))
  }
}

/// Looks for codes in pictures, one picture after the other.
actor CodeEye {
  func texts(in bytes: [UInt8]) throws(CodePhoto.Fault) -> [String] {
    try CodePhoto.texts(in: bytes)
  }
}

/// What a document shows: the signed code, or the link beside it with the number alone.
struct ShownCode: Sendable {
  let permit: Identifier<PermitCase>
  let token: PermitToken?

  /// What keeps a code from being read, with its sentence.
  enum Mistake: Error, Equatable {
    case nothing
    case code(TokenProblem)
    case photo(CodePhoto.Fault)

    var key: String {
      switch self {
      case .nothing: "field.scan.nothing"
      case .code(let problem): "verify.problem.\(problem.rawValue)"
      case .photo(let fault): "field.scan.photo.\(fault.rawValue)"
      }
    }

    var isAboutPhoto: Bool { if case .photo = self { true } else { false } }
  }

  init(
    text: String, photo: [UInt8], keys: IssuerKeys, eye: CodeEye
  ) async throws(Mistake) {
    guard photo.isEmpty else {
      try self.init(of: await Self.texts(in: photo, eye), keys)
      return
    }
    guard !text.isEmpty else { throw .nothing }
    try self.init(of: [text], keys)
  }

  private static func texts(
    in photo: [UInt8], _ eye: CodeEye
  ) async throws(Mistake) -> [String] {
    do throws(CodePhoto.Fault) { return try await eye.texts(in: photo) } catch {
      throw .photo(error)
    }
  }

  /// The signed code counts; the link only where there is no other code.
  private init(of texts: [String], _ keys: IssuerKeys) throws(Mistake) {
    let signed = texts.first { $0.hasPrefix(PermitToken.prefix) }
    if signed == nil, let permit = texts.compactMap(Self.number).first {
      (self.permit, token) = (permit, nil)
      return
    }
    do throws(TokenProblem) {
      let token = try PermitToken(signed ?? texts.first ?? "", keys: keys)
      guard let permit = Identifier<PermitCase>(token.claims.number.rawValue) else {
        throw TokenProblem.notAPermit
      }
      (self.permit, self.token) = (permit, token)
    } catch {
      throw .code(error)
    }
  }

  /// The number in the link that the smaller code of a document holds.
  private static func number(_ text: String) -> Identifier<PermitCase>? {
    guard text.hasPrefix("https://") || text.hasPrefix("http://"),
      let query = text.split(separator: "?", maxSplits: 1).dropFirst().first
    else { return nil }
    return Fields(encoded: String(query))?["number"].flatMap { Identifier($0) }
  }
}

extension OfficeDesk {
  /// Keys with which documents were signed, earlier ones too.
  var issuerKeys: IssuerKeys { office.issuer?.keys.issuerKeys ?? IssuerKeys([]) }
}

/// The form for a code: `field/scan`.
struct ScanCodePage: Page {
  static var template: String { "field/scan" }

  let title: String
  let back: String?
  let showsErrors: Bool
  let errors: [FormError]
  let action: String
  let code: AreaField
  let photoError: String?

  init(_ known: Versioned<Inspection>, _ typed: Typed, _ visit: Visit) {
    let address = FieldAddress.inspection(known.record.id, visit)
    title = visit.say("field.scan.title")
    back = address
    errors = typed.errors
    showsErrors = !errors.isEmpty
    action = address + "/scan"
    code = AreaField(
      ScanPages.codeName, label: visit.say("verify.code.label"),
      hint: visit.say("field.scan.code-hint"), error: typed.error(ScanPages.codeName),
      value: String(typed.value(ScanPages.codeName).prefix(4096)), rows: 4)
    photoError = typed.error(ScanPages.photoName)
  }
}

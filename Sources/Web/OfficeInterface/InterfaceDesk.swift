import Casework
import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import Measures
import Office
import Register

/// What the interface of the office stands on: the office, and who stands behind a request.
public struct InterfaceDesk: Sendable {
  public typealias Recognise = @Sendable (Request, RuqsatRequestContext) async throws -> Actor

  public let office: Office
  let recognise: Recognise

  public init(office: Office, recognise: @escaping Recognise) {
    self.office = office
    self.recognise = recognise
  }

  public var groups: [any RouteGroup] { [OfficeInterface(desk: self)] }
}

/// Everything the pages of the office do, for programs, below `/v1`.
struct OfficeInterface: RouteGroup {
  let desk: InterfaceDesk

  typealias Look = @Sendable (OfficeRequest) async throws -> JSON
  typealias Do = @Sendable (OfficeRequest, SentBody) async throws -> Done

  /// What a change answers with: the thing, its version for the ETag, and its address when it is new.
  struct Done: Sendable {
    let json: JSON
    var version: Int?
    var address: String?
  }

  func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site) {
    let table = OfficeRoutes(routes: routes, desk: desk, phrases: site.phrases)
    addCases(to: table)
    addSteps(to: table)
    addQuota(to: table)
    addField(to: table)
    addWatching(to: table)
    addOpen(to: table)
  }
}

/// Where the interface of the office adds its addresses.
struct OfficeRoutes {
  let routes: RouterGroup<RuqsatRequestContext>
  let desk: InterfaceDesk
  let phrases: Phrases

  /// Something to look at; with a version where one thing is looked at.
  ///
  /// - Parameter isOpen: also for whoever is not signed in
  func get(_ path: String, isOpen: Bool = false, _ look: @escaping OfficeInterface.Look) {
    add(.get, path, isOpen: isOpen) { asked in
      try await asked.answer { OfficeInterface.Done(json: try await look(asked)) }
    }
  }

  func thing(
    _ path: String,
    _ look: @escaping @Sendable (OfficeRequest) async throws -> OfficeInterface.Done
  ) {
    add(.get, path) { asked in try await asked.answer { try await look(asked) } }
  }

  /// Bytes as they were laid in.
  func file(
    _ path: String, _ look: @escaping @Sendable (OfficeRequest) async throws -> Attachment
  ) {
    add(.get, path) { asked in
      let attachment = try await asked.told { try await look(asked) }
      guard case .response(let response) = PageAnswer.file(attachment) else {
        throw Problem(.notFound)
      }
      return response
    }
  }

  /// Something that is taken away; asked again, it is gone already.
  func delete(_ path: String, _ work: @escaping @Sendable (OfficeRequest) async throws -> Void) {
    add(.delete, path) { asked in
      try await asked.told { try await work(asked) }
      return Response(status: .noContent)
    }
  }

  private func add(
    _ method: HTTPRequest.Method, _ path: String, isOpen: Bool = false,
    _ answer: @escaping @Sendable (OfficeRequest) async throws -> Response
  ) {
    let (desk, phrases) = (desk, phrases)
    routes.on(RouterPath(path), method: method) { request, context in
      try await answer(
        try await OfficeRequest(request, context, desk, phrases, isOpen: isOpen))
    }
  }

  /// Something that changes the register; `Idempotency-Key` is needed.
  ///
  /// - Parameters:
  ///   - types: media types besides JSON whose bytes are handed on as they came
  ///   - isOpen: also for whoever is not signed in
  func post(
    _ path: String, types: Set<String> = [], isOpen: Bool = false,
    _ work: @escaping OfficeInterface.Do
  ) {
    add(path, needsKey: true, types: types, isOpen: isOpen, work)
  }

  /// Something that is asked with a body and changes nothing.
  func ask(_ path: String, _ work: @escaping OfficeInterface.Do) {
    add(path, needsKey: false, types: [], isOpen: false, work)
  }

  private func add(
    _ path: String, needsKey: Bool, types: Set<String>, isOpen: Bool,
    _ work: @escaping OfficeInterface.Do
  ) {
    let (desk, phrases) = (desk, phrases)
    routes.post(RouterPath(path)) { request, context in
      let asked = try await OfficeRequest(
        request, context, desk, phrases, isOpen: isOpen, needsKey: needsKey)
      let isJSON = types.isEmpty || asked.mediaType == "application/json"
      let body = try isJSON ? asked.jsonBody() : asked.body(types: types)
      return try await asked.answer { try await work(asked, body) }
    }
  }
}

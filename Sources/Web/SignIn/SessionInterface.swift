import Casework
import HTTPTypes
import Hummingbird
import LawLibrary
import Office
import Register

/// A session for programs: the token that is sent as `Authorization: Bearer TOKEN`.
struct SessionInterface: RouteGroup {
  let door: Door

  func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site) {
    let phrases = site.phrases
    routes.post("/session") { request, context in
      let visit = visit(context, phrases)
      let json = try visit.json(of: request, context)
      return try await begin(SentSession(json, visit), visit)
    }
    routes.get("/session") { _, context in
      guard let who = context.visitor.signedIn else { throw Problem(.unauthorized) }
      return response(.ok, json(who, nil))
    }
    routes.delete("/session") { _, context in
      guard context.visitor.signedIn != nil, let token = context.visitor.token else {
        throw Problem(.unauthorized)
      }
      do throws(EntranceRefusal) { try await door.entrance.end(token) } catch {
        throw door.fault(error)
      }
      return Response(status: .noContent)
    }
  }

  private func visit(_ context: RuqsatRequestContext, _ phrases: Phrases) -> Visit {
    Visit(place: context.place, phrases: phrases, visitor: context.visitor)
  }

  private func begin(_ sent: SentSession, _ visit: Visit) async throws -> Response {
    let entry: ProgramEntry
    do throws(EntranceRefusal) { entry = try await enter(sent, visit) } catch {
      throw try refusal(error, visit, wrong: sent.code == nil ? "sign-in.wrong" : "api.wrong")
    }
    switch entry {
    case .signedIn(let token, let who): return response(.created, json(who, token))
    case .codeNeeded:
      throw Problem(.unauthorized, detail: visit.say("api.code-needed"), reason: "code-needed")
    case .roleNeeded(let roles):
      let known = roles.map(\.rawValue).joined(separator: ", ")
      throw Problem(
        .unprocessableContent,
        fields: [Problem.Field("/role", visit.say("api.role-needed", ["known": known]))])
    }
  }

  private func enter(_ sent: SentSession, _ visit: Visit) async throws(EntranceRefusal)
    -> ProgramEntry
  {
    guard let password = sent.password else {
      // Only an account that a demo lets in by a button needs no password.
      guard door.demo.contains(where: { $0.login == sent.login }) else { throw .wrong }
      return try await door.entrance.admitProgramToDemo(login: sent.login)
    }
    return try await door.entrance.signInProgram(
      login: sent.login, password: password, code: sent.code, role: sent.role,
      from: visit.visitor.address)
  }

  /// The refusal as a problem; which of login, password and code was wrong is not said.
  private func refusal(_ refusal: EntranceRefusal, _ visit: Visit, wrong: String) throws -> Problem
  {
    let told = try EntranceProblem(refusal, visit, wrong: wrong, field: "login")
    let kind: ProblemKind =
      switch refusal {
      case .wait: .tooManyRequests
      case .busy: .serviceUnavailable
      default: .unauthorized
      }
    return Problem(kind, detail: told.text, headers: told.headers)
  }

  private func response(_ status: HTTPResponse.Status, _ json: JSON) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: json.written)))
  }

  private func json(_ who: SignedIn, _ token: SecretToken?) -> JSON {
    .object([
      "token": token.map { .text($0.text) }, "tokenType": token.map { _ in .text("Bearer") },
      "ends": .text(who.ends.text),
      "idleSeconds": .number(door.entrance.terms.idleInSeconds),
      "account": .text(who.account.id.rawValue), "login": .text(who.account.login),
      "role": .text(who.role.rawValue),
      "roles": .texts(who.account.knownRoles.map(\.rawValue)),
      "region": who.account.region.map { .text($0.name) },
      "employer": who.account.employer.map { .text($0.rawValue) },
      "worker": who.account.worker.map { .text($0.rawValue) },
    ])
  }
}

/// What a program sends to come in.
private struct SentSession {
  let login: String
  /// Nil: by a demo's button.
  let password: String?
  let code: String?
  let role: Role?

  init(_ json: JSON, _ visit: Visit) throws(Problem) {
    guard case .object = json else {
      throw Problem(.badRequest, detail: visit.say("api.not-object"))
    }
    func refused(_ name: String) -> Problem {
      let detail = visit.say("api.unfit", ["name": "/" + name])
      return Problem(.unprocessableContent, fields: [Problem.Field("/" + name, detail)])
    }
    func text(_ name: String) throws(Problem) -> String? {
      switch json[name] {
      case nil: return nil
      case .text(let text) where !text.isEmpty && text.utf8.count <= 4096: return text
      default: throw refused(name)
      }
    }
    guard let login = try text("login") else { throw refused("login") }
    self.login = login
    password = try text("password")
    code = try text("code")
    if let name = try text("role") {
      guard let known = Role(rawValue: name) else { throw refused("role") }
      role = known
    } else {
      role = nil
    }
  }
}

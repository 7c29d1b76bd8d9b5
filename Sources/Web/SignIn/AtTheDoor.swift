import HTTPTypes
import Hummingbird
import Office
import Register

/// Finds out who stands behind a request, by the bearer token of a program or else by the cookie.
struct AtTheDoor {
  typealias Context = RuqsatRequestContext
  let door: Door?

  func visitor(of request: Request, _ context: Context) async throws -> Visitor {
    let path = request.uri.path
    guard let door, needsVisitor(path) else { return context.visitor }
    var visitor = try await visitor(request, context, door)
    if let who = visitor.signedIn, !path.hasPrefix("/v1") {
      visitor.unread = await door.unread(who.actor)
    }
    return visitor
  }

  /// Files and what an operator asks are the same for everybody.
  private func needsVisitor(_ path: String) -> Bool {
    !path.hasPrefix("/assets/") && !["/health", "/ready", "/metrics"].contains(path)
  }

  private func visitor(_ request: Request, _ context: Context, _ door: Door) async throws
    -> Visitor
  {
    // What a program sends with a bearer token no other site made a browser send: it needs no seal.
    let bearer = request.bearer
    let isProgram = bearer != nil
    let formToken = isProgram ? nil : request.token(in: door.cookies.formName)
    let address = address(of: request, context, door)
    guard let token = isProgram ? SecretToken(bearer ?? "") : cookieToken(of: request, door) else {
      return Visitor(formToken: formToken, address: address)
    }
    let presence: Presence
    do throws(EntranceRefusal) { presence = try await door.entrance.presence(token) } catch {
      throw DoorFault(error)
    }
    if case .nobody = presence { return Visitor(formToken: formToken, address: address) }
    return Visitor(
      presence, token: token, formToken: formToken, address: address, isProgram: isProgram)
  }

  private func cookieToken(of request: Request, _ door: Door) -> SecretToken? {
    let isInterface = request.uri.path.hasPrefix("/v1")
    // A program's request that changes something carries no form's seal: the cookie alone is not enough.
    let isLooking = request.method == .get || request.method == .head
    if isInterface && !isLooking { return nil }
    return request.token(in: door.cookies.sessionName)
  }

  private func address(of request: Request, _ context: Context, _ door: Door) -> String {
    guard door.isBehindProxy, let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[values: name].last?.split(separator: ",").last
    else { return context.remoteAddress }
    return String(last.filter { !$0.isWhitespace }.prefix(64))
  }
}

extension Request {
  /// What stands behind `Authorization: Bearer`; nil for another scheme, as a proxy may ask for one of its own.
  fileprivate var bearer: String? {
    let parts = (headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
    guard parts.first?.lowercased() == "bearer" else { return nil }
    return parts.count == 2 ? String(parts[1]) : ""
  }

  /// The token in a cookie. Of several cookies of a name none is believed.
  fileprivate func token(in name: String) -> SecretToken? {
    let values = headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { pair in
      let halves = pair.split(separator: "=", maxSplits: 1)
      let isNamed = halves.count == 2 && halves[0].filter { $0 != " " } == name
      return isNamed ? halves[1].filter { $0 != " " } : nil
    }
    return values.count == 1 ? values.first.flatMap { SecretToken($0) } : nil
  }
}

/// The entrance failed in a way that is nobody's mistake; for the log, and a page with a number.
struct DoorFault: Error {
  let refusal: EntranceRefusal

  init(_ refusal: EntranceRefusal) { self.refusal = refusal }

  var isForWantOfRoom: Bool {
    if case .fault(.full) = refusal { true } else { false }
  }
}

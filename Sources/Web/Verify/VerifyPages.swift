import Casework
import HTTPTypes
import Hummingbird
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Papers

/// Checking a permit: by its number, by the text of its code, and what machines need to do the same.
///
/// A code is sent in a form, never in an address, so that it stands in no log.
public struct VerifyPages: RouteGroup {
  static var path: String { "/verify" }
  static var codePath: String { path + "/code" }
  static var scanPath: String { path + "/scan" }

  let desk: VerifyDesk

  public init(desk: VerifyDesk) { self.desk = desk }

  public var startSubjects: [StartSubject] { [.verify] }

  public func addPages(to routes: PageRoutes) {
    routes.get(Self.path, hasForm: true) { visit in try await byNumber(visit) }
    routes.post(Self.codePath) { visit in try await byCode(visit) }
    routes.get(Self.codePath) { visit in .redirect(to: visit.link(Self.path)) }
    routes.get(Self.scanPath) { visit in .page(ScanPage(visit)) }
    addDocuments(to: routes.router)
  }

  private func byNumber(_ visit: Visit) async throws -> PageAnswer {
    guard let sent = visit.query["number"] else { return .page(VerifyPage(visit)) }
    let number = String(sent.filter { !$0.isWhitespace }.prefix(80)).uppercased()
    guard isNumber(number) else {
      return .page(
        VerifyPage(visit, number: String(sent.prefix(80)), numberError: "verify.problem.number"),
        status: .unprocessableContent)
    }
    guard let live = try await desk.live(number) else {
      return .page(
        VerifyPage(visit, number: number, numberError: "verify.problem.no-permit"),
        status: .notFound)
    }
    return .page(PermitPage(words(visit), live: live, today: desk.today()))
  }

  private func byCode(_ visit: Visit) async throws -> PageAnswer {
    let sent = visit.form["code"] ?? ""
    let token: PermitToken
    do throws(TokenProblem) {
      token = try PermitToken(sent, keys: desk.keys)
    } catch {
      return .page(
        VerifyPage(visit, code: String(sent.prefix(4096)), codeProblem: error),
        status: .unprocessableContent)
    }
    // Without the register the code still says what was signed.
    let live: PermitPage.Live
    do {
      live = try await desk.live(token.claims.number.rawValue).map { .known($0) } ?? .unknown
    } catch {
      live = .unreachable
    }
    let worker = WorkerQuestion(visit, token: token)
    return .page(
      PermitPage(
        words(visit), token: token, live: live, today: desk.today(), worker: worker),
      status: worker.isWrong ? .unprocessableContent : .ok)
  }

  private func words(_ visit: Visit) -> PermitWords {
    PermitWords(volume: desk.law.shelf.volume, visit: visit)
  }

  private func isNumber(_ text: String) -> Bool {
    (4...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "-")
      }
  }
}

/// What a verifier without our pages fetches: the keys in two forms and the status list.
extension VerifyPages {
  /// The well-known addresses of the key set.
  public static var keysPath: String { "/.well-known/ruqsat-keys.json" }
  public static var coseKeysPath: String { "/.well-known/ruqsat-keys.cbor" }

  private func addDocuments(to router: Router<RuqsatRequestContext>) {
    let keys = desk.keys
    let statusList = desk.statusList
    router.get(RouterPath(Self.keysPath)) { _, _ in
      Response(open: Array(keys.jwks().utf8), "application/jwk-set+json", seconds: 300)
    }
    router.get(RouterPath(Self.coseKeysPath)) { _, _ in
      Response(open: keys.coseKeySet(), "application/cose-key-set", seconds: 300)
    }
    router.get("/permit-status/{list}") { _, context in
      guard let number = context.parameters.get("list").flatMap({ Int($0) }),
        let text = try await statusList(number)
      else { throw Problem(.notFound) }
      return Response(open: Array(text.utf8), "application/statuslist+jwt", seconds: 60)
    }
  }
}

extension Response {
  /// A document that anybody may read, also a page of another service, and keep for so many seconds.
  fileprivate init(open bytes: [UInt8], _ mediaType: String, seconds: Int) {
    var headers: HTTPFields = [
      .contentType: mediaType, .cacheControl: "public, max-age=\(seconds)",
      .accessControlAllowOrigin: "*",
    ]
    headers[.contentLength] = String(bytes.count)
    self.init(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

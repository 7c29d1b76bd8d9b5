import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary

/// Every address of the service. A subject is plugged in as a ``RouteGroup``.
public func buildRouter(site: Site, groups: [any RouteGroup] = [])
  -> Router<RuqsatRequestContext>
{
  let router = Router(
    context: RuqsatRequestContext.self, options: .autoGenerateHeadEndpoints)
  router.addMiddleware { Reception(site: site) }
  addOperations(to: router, site: site)
  let interface = router.group("/v1")
  let plugged = (site.door.map { $0.groups } ?? []) + groups
  let start = StartPages(subjects: Set(plugged.flatMap(\.startSubjects)))
  for group in [start] + plugged {
    group.addPages(to: PageRoutes(router: router, site: site))
    group.addInterface(to: interface, site: site)
  }
  refuseOtherMethods(in: router)
  return router
}

/// The addresses that are in no language: the way in, files, and what an operator asks.
private func addOperations(to router: Router<RuqsatRequestContext>, site: Site) {
  router.get("/") { _, context in
    Response(
      status: .found,
      headers: [
        .location: Place(language: context.place.language, path: "/", query: context.place.query)
          .link(in: context.place.language),
        .vary: "Accept-Language",
      ])
  }
  router.get("/assets/{name}") { request, context in
    try site.assets.response(for: context.parameters.require("name"), request)
  }
  router.get("/health") { _, _ in Response(plain: "ok\n") }
  router.get("/ready") { _, _ in
    let missing = await site.world.notReady()
    return missing.isEmpty
      ? Response(plain: "ready\n")
      : Response(
        plain: missing.map { "not ready: \($0)\n" }.joined(), status: .serviceUnavailable)
  }
}

/// Answers a known address with the wrong method by "method not allowed" instead of "not found".
private func refuseOtherMethods(in router: Router<RuqsatRequestContext>) {
  let all: [HTTPRequest.Method] = [
    .get, .head, .post, .put, .patch, .delete, .options, .trace, .asking,
  ]
  let routes = Dictionary(grouping: router.routes, by: \.path.description)
  for (path, entries) in routes.sorted(by: { $0.key < $1.key }) {
    var allowed = entries.map(\.method)
    if allowed.contains(.get) { allowed.append(.head) }
    let allow = Set(allowed.map(\.rawValue)).sorted().joined(separator: ", ")
    for method in all where !allowed.contains(method) {
      router.on(RouterPath(path), method: method) { _, _ -> Response in
        throw Problem(.methodNotAllowed, headers: [.allow: allow])
      }
    }
  }
}

extension HTTPRequest.Method {
  /// Asks with a body and changes nothing; too new for the list of the library.
  static var asking: HTTPRequest.Method {
    guard let method = HTTPRequest.Method("QUERY") else { preconditionFailure("a plain token") }
    return method
  }
}

extension Response {
  /// A short answer for a machine or an operator.
  init(plain text: String, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status,
      headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

import HTTPTypes
import Hummingbird
import LawLanguage

/// Takes every request in and sees every answer out: its number, its place, its body, who asks; then a kind answer to
/// whatever was thrown, the headers that all have, and a line in the log.
///
/// One pass for all of it, because every further one costs a request as much as it does itself.
struct Reception: RouterMiddleware {
  typealias Context = RuqsatRequestContext

  private let world: Site.World
  private let problems: ProblemAnswers
  private let door: AtTheDoor
  private let limit: BodyLimit
  private let security = SecurityHeaders()
  private let log = AccessLog()
  private let numberName = HTTPField.Name("X-Request-ID")

  init(site: Site) {
    world = site.world
    problems = ProblemAnswers(site: site)
    limit = BodyLimit(phrases: site.phrases)
    door = AtTheDoor(door: site.door)
  }

  /// Concurrent, as the library's protocol has it, which knows no calls that stay where they are.
  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = world.nanoseconds()
    var (request, context) = (request, context)
    context.requestID = world.nextRequestID()
    context.place = Place(of: request)
    var response: Response
    do {
      context.body = try await limit.body(of: &request, context)
      context.visitor = try await door.visitor(of: request, context)
      response = try await next(request, context)
    } catch {
      // A problem behind the door is shown to a visitor who is known by now.
      response = try problems.answer(error, request, context)
    }
    security.add(to: &response.headers)
    log.note(request, response, in: context, nanoseconds: world.nanoseconds() &- start)
    if let numberName {
      response.headers.append(HTTPField(name: numberName, value: context.requestID))
    }
    return response
  }
}

extension Place {
  /// The language comes from the address, else from what the browser asks for.
  fileprivate init(of request: Request) {
    self.init(
      path: request.uri.path, query: request.uri.query,
      fallback: Language(acceptLanguage: request.headers[.acceptLanguage]))
  }
}

import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import Logging
import NIOHTTP1
import Office

/// Turns whatever was thrown into an answer a person or a program can use.
struct ProblemAnswers {
  typealias Context = RuqsatRequestContext
  let site: Site

  /// Where nothing better is known.
  static var retryAfterSeconds: String { "5" }

  /// - Throws: the error itself where the connection is closed.
  func answer(_ error: any Error, _ request: Request, _ context: Context) throws -> Response {
    switch error {
    // What follows cannot be told apart any more.
    case is HTTPParserError, is CancellationError: throw error
    case let problem as Problem: return try answer(problem, request, context)
    case let error as any HTTPResponseError:
      if error.status.kind == .serverError { log(error, context) }
      return try answer(Problem(ProblemKind(error.status)), request, context)
    default:
      log(error, context)
      return try answer(Problem(kind(of: error)), request, context)
    }
  }

  private func kind(of fault: any Error) -> ProblemKind {
    switch fault {
    case let fault as OfficeFault where fault.refusal == .noRoom: .insufficientStorage
    case let fault as DoorFault where fault.isForWantOfRoom: .insufficientStorage
    default: .internalError
    }
  }

  private func log(_ error: any Error, _ context: Context) {
    context.logger.error(
      "incident",
      metadata: [
        "request": .string(context.requestID), "error": .string(String(reflecting: error)),
      ])
  }

  private func answer(_ problem: Problem, _ request: Request, _ context: Context) throws -> Response
  {
    var response =
      isInterface(request)
      ? try document(problem, context)
      : site.response(
        .page(page(problem, context), status: problem.kind.status), at: context.place,
        for: context.visitor)
    response.headers.append(contentsOf: problem.headers)
    if problem.kind.mayPass, response.headers[.retryAfter] == nil {
      response.headers[.retryAfter] = Self.retryAfterSeconds
    }
    return response
  }

  private func isInterface(_ request: Request) -> Bool {
    request.uri.path == "/v1" || request.uri.path.hasPrefix("/v1/")
  }

  private func document(_ problem: Problem, _ context: Context) throws -> Response {
    let language = context.place.language
    let document = ProblemDocument(problem, requestID: context.requestID) { key in
      site.phrases.text(key, language)
    }
    var headers: HTTPFields = [
      .contentType: "application/problem+json", .contentLanguage: language.rawValue,
      .cacheControl: "no-store",
    ]
    if problem.kind == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
    return Response(
      status: problem.kind.status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try document.json)))
  }

  private func page(_ problem: Problem, _ context: Context) -> ProblemPage {
    ProblemPage(
      problem, visit: Visit(place: context.place, phrases: site.phrases),
      requestID: context.requestID)
  }
}

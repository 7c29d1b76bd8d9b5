import Foundation
import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary

/// What every page of the running service stands on.
public struct Site: Sendable {
  public let phrases: Phrases
  public let renderer: PageRenderer
  public let assets: Assets
  var world: World

  /// Where people sign in; nil where nobody can.
  var door: Door?

  /// The description of the JSON interface.
  private let description: Data

  /// What only the assembly may know: the source of request numbers, and time.
  public struct World: Sendable {
    let nextRequestID: @Sendable () -> String
    let nanoseconds: @Sendable () -> UInt64
    let notReady: @Sendable () async -> [String]

    /// - Parameters:
    ///   - nextRequestID: a new number for each request; letters, digits and hyphens
    ///   - nanoseconds: a clock that only goes forward
    ///   - notReady: names of the parts that cannot work yet; empty when all can
    public init(
      nextRequestID: @escaping @Sendable () -> String,
      nanoseconds: @escaping @Sendable () -> UInt64,
      notReady: @escaping @Sendable () async -> [String] = { [] }
    ) {
      self.nextRequestID = nextRequestID
      self.nanoseconds = nanoseconds
      self.notReady = notReady
    }
  }

  /// - Parameter pages: the folder that holds `templates` and `assets`
  public init(pages: String, phrases: Phrases, world: World, door: Door? = nil)
    throws(PagesFault)
  {
    let assets = try Assets(folder: pages + "/assets")
    guard let description = FileManager.default.contents(atPath: pages + "/openapi.json") else {
      throw PagesFault(problem: "\(pages)/openapi.json cannot be read")
    }
    self.description = description
    self.phrases = phrases
    self.assets = assets
    self.world = world
    self.door = door
    renderer = try PageRenderer(
      templates: pages + "/templates", phrases: phrases, assets: assets)
  }

  /// The description of the JSON interface as OpenAPI 3.1.
  var openAPI: Response {
    Response(
      status: .ok,
      headers: [.contentType: "application/json", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: description)))
  }

  /// The answer of a page's author as a response.
  public func response(_ answer: PageAnswer, at place: Place, for visitor: Visitor = .nobody)
    -> Response
  {
    switch answer {
    case .page(let page, let status, let headers):
      html(page, status: status, headers: headers, at: place, for: visitor)
    case .redirect(let address): Response(status: .seeOther, headers: [.location: address])
    case .response(let response): response
    }
  }

  private func html(
    _ page: any Page, status: HTTPResponse.Status, headers more: HTTPFields, at place: Place,
    for visitor: Visitor
  ) -> Response {
    let person = ShownPerson(visitor, at: place, door: door, phrases: phrases)
    var headers: HTTPFields = [
      .contentType: "text/html; charset=utf-8",
      .contentLanguage: place.language.rawValue,
      .cacheControl: "no-store",
    ]
    // Without a script: the header is a meta tag that no page has to carry.
    if let seconds = page.refresh, let refresh = HTTPField.Name("Refresh") {
      headers[refresh] = String(seconds)
    }
    headers.append(contentsOf: more)
    if page.script != nil, let policy = HTTPField.Name("Content-Security-Policy") {
      headers[policy] = SecurityHeaders.contentSecurityPolicyWithScript
    }
    return Response(
      status: status, headers: headers,
      body: ResponseBody(
        byteBuffer: ByteBuffer(string: renderer.html(page, at: place, for: person))))
  }
}

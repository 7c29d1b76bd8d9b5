import Casework
import Foundation
import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import Measures
import Office
import Register

/// One request to the interface of the office.
final class OfficeRequest: Sendable {
  let office: Office
  let actor: Actor
  let key: String?
  /// From `If-Match`.
  let version: Int?
  let visit: Visit
  let mediaType: String
  /// The body as it was sent.
  let bytes: [UInt8]
  /// What tells the request from another under the same key; nil without a key.
  let sent: Fingerprint?

  /// Who asks comes first, then what the headers say: nobody learns more than they may.
  ///
  /// - Parameter isOpen: also for whoever is not signed in
  init(
    _ request: Request, _ context: RuqsatRequestContext, _ desk: InterfaceDesk, _ phrases: Phrases,
    isOpen: Bool, needsKey: Bool = false
  ) async throws {
    guard let query = Fields(encoded: context.place.query ?? "") else { throw Problem(.badRequest) }
    office = desk.office
    actor = try await desk.recognise(request, context)
    guard isOpen || actor.role != .visitor else { throw Problem(.unauthorized) }
    visit = Visit(
      place: context.place, phrases: phrases, query: query, parameters: context.parameters)
    key = Self.idempotencyKey.flatMap { request.headers[$0] }
    if needsKey || key != nil, !(1...200).contains(key?.count ?? 0) {
      throw Problem(.badRequest, detail: visit.say("api.key-missing"))
    }
    version = try Self.version(request.headers[.ifMatch], visit)
    mediaType = request.mediaType
    bytes = Array(context.body.readableBytesView)
    sent = key == nil ? nil : Self.fingerprint(request, mediaType, bytes)
  }

  var asked: Asked { Asked(actor, key: key, version: version, sent: sent) }

  /// Of method, address, type and body, as they were sent. No space or line end can stand in the first two.
  private static func fingerprint(
    _ request: Request, _ mediaType: String, _ body: [UInt8]
  ) -> Fingerprint {
    let head = "\(request.method.rawValue) \(request.uri.string) \(mediaType)\n"
    return Fingerprint(ofAll: [Array(head.utf8), body])
  }

  private static let idempotencyKey = HTTPField.Name("Idempotency-Key")

  private static var noVersion: Int { -1 }

  /// The version in an entity tag, as in `"7"`, or without its marks; nil for `*`.
  private static func version(_ tag: String?, _ visit: Visit) throws -> Int? {
    guard let tag, tag != "*" else { return nil }
    let isQuoted = tag.count > 2 && tag.hasPrefix("\"") && tag.hasSuffix("\"")
    let version = Int(isQuoted ? tag.dropFirst().dropLast() : tag[...])
    guard isQuoted || version != nil else {
      throw Problem(.badRequest, detail: visit.say("api.bad-tag"))
    }
    // A tag that we never gave matches nothing; that is said to whoever may see the thing.
    return version.flatMap { $0 > 0 ? $0 : nil } ?? noVersion
  }

  /// Does it, and answers; a refusal of the office becomes a problem.
  func answer(
    _ work: () async throws -> OfficeInterface.Done
  ) async throws -> Response {
    let done = try await told(work)
    var headers: HTTPFields = [
      .contentType: "application/json", .contentLanguage: visit.language.rawValue,
      .cacheControl: "no-store",
    ]
    if let version = done.version { headers[.eTag] = "\"\(version)\"" }
    if let address = done.address { headers[.location] = address }
    return Response(
      status: done.address == nil ? .ok : .created, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: done.json.written)))
  }

  /// Does it; a refusal of the office becomes a problem.
  func told<Value>(_ work: () async throws -> Value) async throws -> Value {
    do { return try await work() } catch let refusal as OfficeRefusal {
      // For the log; the one who asked gets a number.
      switch refusal {
      case .fault, .noRoom: throw OfficeFault(refusal: refusal)
      default: throw problem(refusal)
      }
    }
  }

  /// A part of the address as a key; what is no key is not there.
  func parameter<Thing>(_ name: String = "id") throws -> Identifier<Thing> {
    guard let text = visit.parameter(name), let key = Identifier<Thing>(text) else {
      throw refusedAsAbsent
    }
    return key
  }

  /// What is no key is answered like a key that is not there.
  private var refusedAsAbsent: Problem {
    problem(actor.role.binding == .nothing && actor.role != .visitor ? .notFound : .notAllowed)
  }

  func year() throws -> Int {
    guard let year = visit.parameter("year").flatMap({ Int($0) }), (1990...2100).contains(year)
    else { throw Problem(.notFound) }
    return year
  }

  // MARK: Pages of lists

  /// Between 1 and 200; 50 when nothing is said.
  func size() throws -> PageSize {
    guard let text = visit.query["size"] else { return PageSize(50) }
    guard let count = Int(text), (1...PageSize.most).contains(count) else { throw unfit("size") }
    return PageSize(count)
  }

  func cursor() throws -> Cursor? {
    guard let text = visit.query["after"] else { return nil }
    guard let cut = text.firstIndex(of: "~"), let order = Int(text[..<cut]) else {
      throw unfit("after")
    }
    return Cursor(order: order, key: String(text[text.index(after: cut)...]))
  }

  func page<Item: Sendable>(_ page: Listed<Item>, _ write: (Item) -> JSON) -> JSON {
    .object([
      "items": .list(page.items.map(write)),
      "next": page.next.map { .text("\($0.order)~\($0.key)") },
    ])
  }

  func queryKey<Thing>(_ name: String) throws -> Identifier<Thing>? {
    guard let text = visit.query[name] else { return nil }
    guard let key = Identifier<Thing>(text) else { throw unfit(name) }
    return key
  }

  /// A whole number from 1.
  func queryNumber(_ name: String) throws -> Int? {
    guard let text = visit.query[name] else { return nil }
    guard let number = Int(text), number >= 1 else { throw unfit(name) }
    return number
  }

  func queryDay(_ name: String) throws -> Day? {
    guard let text = visit.query[name] else { return nil }
    guard let day = Day(iso: text) else { throw unfit(name) }
    return day
  }

  func unfit(_ pointer: String) -> Problem {
    let detail = visit.say("api.unfit", ["name": String(pointer.prefix(60))])
    return Problem(.unprocessableContent, fields: [Problem.Field(pointer, detail)])
  }
}

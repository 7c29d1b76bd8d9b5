import Casework
import HTTPTypes
import Hummingbird
import LawLanguage
import Measures
import Office
import Register

/// The body of a request to the office; each part is read by its name, or refused with its place.
struct SentBody: Sendable {
  let json: JSON
  /// The pointer to this object in the body.
  var place = ""
  let request: OfficeRequest
  /// Bytes of a body that is no JSON.
  var bytes: [UInt8] = []
  var mediaType = "application/json"

  func refused(_ name: String) -> Problem { request.unfit("\(place)/\(name)") }

  /// A member that is null is there, and is nothing that can be used.
  func has(_ name: String) -> Bool { json[name] != nil }

  func text(_ name: String, most: Int = 500) throws -> String {
    guard case .text(let text) = json[name], !text.isEmpty, text.count <= most else {
      throw refused(name)
    }
    return text
  }

  func optionalText(_ name: String, most: Int = 5000) throws -> String? {
    has(name) ? try text(name, most: most) : nil
  }

  func number(_ name: String, least: Int = -1_000_000_000_000) throws -> Int {
    guard case .number(let digits) = json[name], let number = Int(digits), number >= least,
      number <= 1_000_000_000_000
    else { throw refused(name) }
    return number
  }

  func flag(_ name: String) throws -> Bool {
    guard case .truth(let flag) = json[name] else { throw refused(name) }
    return flag
  }

  func day(_ name: String) throws -> Day {
    guard case .text(let text) = json[name], let day = Day(iso: text) else { throw refused(name) }
    return day
  }

  func key<Thing>(_ name: String) throws -> Identifier<Thing> {
    guard let key = Identifier<Thing>(try text(name)) else { throw refused(name) }
    return key
  }

  func optionalKey<Thing>(_ name: String) throws -> Identifier<Thing>? {
    has(name) ? try key(name) as Identifier<Thing> : nil
  }

  /// Facts as texts by path; an absent member is no facts.
  func facts(_ name: String = "facts") throws -> FactSheet {
    guard has(name) else { return FactSheet() }
    guard case .object(let members) = json[name], members.count <= 500 else { throw refused(name) }
    var sheet = FactSheet()
    for member in members {
      guard case .text(let answer) = member.value, answer.count <= 500, member.name.count <= 200
      else { throw refused("\(name)/\(member.name)") }
      sheet[member.name] = answer
    }
    return sheet
  }

  /// A sum in its smallest unit: `{"tiyn": 70000000, "currency": "KZT"}`.
  func money(_ name: String) throws -> Money {
    let sum = try object(name)
    guard let currency = Currency(code: try sum.text("currency")) else {
      throw sum.refused("currency")
    }
    return Money(tiyn: Int64(try sum.number("tiyn")), currency: currency)
  }

  /// Fields of a form as they were typed.
  func draftValues() throws -> [String: String] {
    guard case .object(let members) = json["values"], members.count <= 1000 else {
      throw refused("values")
    }
    var values: [String: String] = [:]
    for member in members {
      guard case .text(let text) = member.value else { throw refused("values/\(member.name)") }
      values[member.name] = text
    }
    return values
  }

  func object(_ name: String) throws -> SentBody {
    guard case .object? = json[name] else { throw refused(name) }
    return SentBody(json: json[name] ?? .null, place: "\(place)/\(name)", request: request)
  }

  /// The objects of a list.
  func objects(_ name: String, most: Int = 500) throws -> [SentBody] {
    guard has(name) else { return [] }
    guard case .list(let values) = json[name], values.count <= most else { throw refused(name) }
    return try values.enumerated().map { index, value in
      guard case .object = value else { throw refused("\(name)/\(index)") }
      return SentBody(json: value, place: "\(place)/\(name)/\(index)", request: request)
    }
  }

  /// A list of texts; an absent member is an empty one.
  func texts(_ name: String, most: Int = 500, longest: Int = 500) throws -> [String] {
    guard has(name) else { return [] }
    guard case .list(let values) = json[name], values.count <= most else { throw refused(name) }
    return try values.enumerated().map { index, value in
      guard case .text(let text) = value, !text.isEmpty, text.count <= longest else {
        throw refused("\(name)/\(index)")
      }
      return text
    }
  }

  func grounds() throws -> [Ground] {
    try objects("grounds", most: 50).map { ground in
      guard ground.has("provisions") else { throw ground.refused("provisions") }
      return Ground(ruling: try ground.text("ruling"), provisions: try ground.texts("provisions"))
    }
  }

  /// A worker; without `id` a new one.
  func worker() throws -> Worker {
    Worker(
      id: try optionalKey("id") ?? request.office.world.newKey(), name: try text("name", most: 200),
      latinName: try text("latinName", most: 200), birthDate: try day("birthDate"),
      citizenship: CountryKey(try text("citizenship", most: 20)),
      residence: CountryKey(try text("residence", most: 20)),
      departedFrom: CountryKey(try text("departedFrom", most: 20)),
      education: try text("education", most: 500), occupation: try text("occupation"))
  }
}

extension OfficeRequest {
  /// The body as JSON; an empty one is an object without members.
  func jsonBody() throws -> SentBody {
    guard mediaType == "application/json" else {
      throw Problem(.unsupportedMediaType, detail: visit.say("api.media-type"))
    }
    guard !bytes.isEmpty else { return SentBody(json: .object([JSON.Member]()), request: self) }
    let json = try visit.json(in: bytes)
    guard case .object = json else {
      throw Problem(.badRequest, detail: visit.say("api.not-object"))
    }
    return SentBody(json: json, request: self)
  }

  /// A body of one of these types, as it came.
  func body(types: Set<String>) throws -> SentBody {
    guard types.contains(mediaType) else {
      let known = ["known": types.sorted().joined(separator: ", ")]
      throw Problem(.unsupportedMediaType, detail: visit.say("api.media-types", known))
    }
    return SentBody(json: .null, request: self, bytes: bytes, mediaType: mediaType)
  }
}

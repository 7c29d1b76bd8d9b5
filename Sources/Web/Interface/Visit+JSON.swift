import Hummingbird

extension Visit {
  /// The body as JSON; says line and column where it is not, and which type is read.
  func json(of request: Request, _ context: RuqsatRequestContext) throws -> JSON {
    guard request.mediaType == "application/json" else {
      throw Problem(.unsupportedMediaType, detail: say("api.media-type"))
    }
    guard context.body.readableBytes > 0 else {
      throw Problem(.badRequest, detail: say("api.empty"))
    }
    return try json(in: Array(context.body.readableBytesView))
  }

  /// These bytes as JSON.
  func json(in bytes: [UInt8]) throws -> JSON {
    do { _ = try UTF8Span(validating: bytes.span) } catch {
      throw Problem(.badRequest, detail: say("api.not-utf8"))
    }
    do throws(JSONFault) { return try JSONReader.read(bytes) } catch {
      throw Problem(.badRequest, detail: detail(error))
    }
  }

  private func detail(_ fault: JSONFault) -> String {
    let place = ["line": String(fault.line), "column": String(fault.column)]
    switch fault.kind {
    case .unexpected: return say("api.not-json", place)
    case .tooDeep: return say("api.too-deep", place)
    case .repeated(let name):
      let short = name.count > 60 ? name.prefix(60) + "…" : name
      return say("api.repeated", place.merging(["name": short]) { first, _ in first })
    }
  }
}

extension Request {
  /// The media type without its parameters, in small letters; JSON where none is said.
  var mediaType: String {
    let usual = "application/json"
    guard let type = headers[.contentType], type != usual else { return usual }
    return type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
  }
}

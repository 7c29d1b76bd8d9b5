import HTTPTypes
import Hummingbird
import LawLibrary
import NIOCore

/// Refuses a body above the limit before it is read; one of unknown length while it is read.
struct BodyLimit {
  let phrases: Phrases

  /// Says the limit that applied here.
  private func refusal(_ mostBytes: Int, _ context: RuqsatRequestContext) -> Problem {
    let most = ["most": String(mostBytes / RuqsatRequestContext.megabyte)]
    return Problem(
      .contentTooLarge,
      detail: phrases.text("problem.content-too-large.limit", context.place.language, most),
      headers: [.connection: "close"])
  }

  /// The whole body; it stays with the request too.
  func body(of request: inout Request, _ context: RuqsatRequestContext) async throws -> ByteBuffer {
    let length = request.headers[.contentLength].flatMap { Int($0) }
    // Whether files may be laid in here is asked only where it matters.
    let isShort = length.map { $0 <= RuqsatRequestContext.mostFormBytes } ?? false
    let most = isShort ? RuqsatRequestContext.mostFormBytes : context.maxUploadSize
    if let length, length > most { throw refusal(most, context) }
    do {
      return try await request.collectBody(upTo: most)
    } catch is NIOTooManyBytesError {
      throw refusal(most, context)
    }
  }
}

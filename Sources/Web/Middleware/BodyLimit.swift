import HTTPTypes
import Hummingbird
import NIOCore

/// Refuses a body above the limit before it is read; one of unknown length while it is read.
struct BodyLimit {
  private static var refusal: Problem {
    Problem(.contentTooLarge, headers: [.connection: "close"])
  }

  /// The whole body; it stays with the request too.
  func body(of request: inout Request, _ context: RuqsatRequestContext) async throws -> ByteBuffer {
    let length = request.headers[.contentLength].flatMap { Int($0) }
    // Whether files may be laid in here is asked only where it matters.
    let isShort = length.map { $0 <= RuqsatRequestContext.mostFormBytes } ?? false
    let most = isShort ? RuqsatRequestContext.mostFormBytes : context.maxUploadSize
    if let length, length > most { throw Self.refusal }
    do {
      return try await request.collectBody(upTo: most)
    } catch is NIOTooManyBytesError {
      throw Self.refusal
    }
  }
}

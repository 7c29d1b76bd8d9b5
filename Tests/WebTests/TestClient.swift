import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

/// Asks a responder in memory: no port, no network.
struct TestClient<Responder: HTTPResponder>: Sendable
where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
  let responder: Responder

  struct Reply: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let text: String

    /// A header by its name; nil when it was not sent.
    func header(_ name: String) -> String? {
      HTTPField.Name(name).flatMap { headers[$0] }
    }
  }

  func get(_ path: String, headers: HTTPFields = [:]) async throws -> Reply {
    try await send(.get, path, headers: headers)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String? = nil
  ) async throws -> Reply {
    var headers = headers
    if let body, headers[.contentLength] == nil {
      headers[.contentLength] = String(body.utf8.count)
    }
    return try await send(
      method, path, headers: headers, body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: RequestBody
  ) async throws -> Reply {
    let head = HTTPRequest(
      method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
    let request = Request(head: head, body: body)
    let context = Responder.Context(
      source: .init(channel: NIOAsyncTestingChannel(), logger: Logger(label: "test")))
    let response = try await responder.respond(to: request, context: context)
    let sink = Sink()
    try await response.body.write(Writer(sink: sink))
    return Reply(status: response.status, headers: response.headers, text: sink.text)
  }

  private final class Sink: Sendable {
    let bytes = Mutex(ByteBuffer())
    var text: String { bytes.withLock { String(buffer: $0) } }
  }

  private struct Writer: ResponseBodyWriter {
    let sink: Sink

    mutating func write(_ buffer: ByteBuffer) async throws {
      sink.bytes.withLock { bytes in
        var buffer = buffer
        bytes.writeBuffer(&buffer)
      }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}

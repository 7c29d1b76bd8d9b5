import Casework
import Foundation
import HTTPTypes
import Hummingbird

/// Why a request gets no answer; a page in HTML, an RFC 9457 problem below `/v1`.
public struct Problem: Error, Sendable {
  public let kind: ProblemKind

  /// What was wrong with this request, in the reader's language.
  public let detail: String?

  /// What was wrong with each field.
  public let fields: [Field]
  /// A stable name of what stood in the way, for programs.
  let reason: String?
  /// Why the law says no.
  let grounds: [Ground]
  let headers: HTTPFields

  public struct Field: Sendable, Encodable {
    /// A JSON pointer or the name of a query field.
    public let pointer: String
    public let detail: String

    public init(_ pointer: String, _ detail: String) {
      self.pointer = pointer
      self.detail = detail
    }
  }

  public init(
    _ kind: ProblemKind, detail: String? = nil, fields: [Field] = [], reason: String? = nil,
    grounds: [Ground] = [], headers: HTTPFields = [:]
  ) {
    self.kind = kind
    self.detail = detail
    self.fields = fields
    self.reason = reason
    self.grounds = grounds
    self.headers = headers
  }
}

/// The kinds of problem; the raw value is the stable name in `type` and in the phrases.
public enum ProblemKind: String, Sendable, CaseIterable {
  case badRequest = "bad-request"
  case unauthorized = "unauthorized"
  /// Not for this role. Says nothing of any case: what may not be seen is `notFound`.
  case forbidden
  /// A form came without the seal of its visitor: it stood open too long, or came from elsewhere.
  case formEnded = "form-ended"
  case notFound = "not-found"
  case methodNotAllowed = "method-not-allowed"
  case contentTooLarge = "content-too-large"
  case unsupportedMediaType = "unsupported-media-type"
  case unprocessableContent = "unprocessable-content"
  case tooManyRequests = "too-many-requests"
  case internalError = "internal-error"
  /// The thing is not where this step belongs.
  case conflict
  /// The thing changed since it was seen.
  case preconditionFailed = "precondition-failed"
  case lawSaysNo = "law-says-no"
  /// The idempotency key came before with another request.
  case keyUsedOtherwise = "key-used-otherwise"
  case serviceUnavailable = "service-unavailable"
  /// No room where the register lies.
  case insufficientStorage = "insufficient-storage"

  public var status: HTTPResponse.Status {
    switch self {
    case .badRequest: .badRequest
    case .unauthorized: .unauthorized
    case .forbidden, .formEnded: .forbidden
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .contentTooLarge: .contentTooLarge
    case .unsupportedMediaType: .unsupportedMediaType
    case .unprocessableContent: .unprocessableContent
    case .tooManyRequests: .tooManyRequests
    case .internalError: .internalServerError
    case .conflict, .lawSaysNo: .conflict
    case .preconditionFailed: .preconditionFailed
    case .keyUsedOtherwise: .unprocessableContent
    case .serviceUnavailable: .serviceUnavailable
    case .insufficientStorage: .insufficientStorage
    }
  }

  /// Whether the same request may be answered a little later.
  var mayPass: Bool {
    [.tooManyRequests, .serviceUnavailable, .insufficientStorage].contains(self)
  }

  /// The kind that goes with a status, the general one when there is no closer.
  init(_ status: HTTPResponse.Status) {
    self =
      Self.allCases.first { $0.status == status }
      ?? (status.kind == .serverError ? .internalError : .badRequest)
  }
}

extension HTTPResponse.Status {
  /// RFC 4918, section 11.5.
  static let insufficientStorage = Self(code: 507, reasonPhrase: "Insufficient Storage")
}

/// A problem as JSON (RFC 9457).
struct ProblemDocument: Encodable {
  let type: String
  let title: String
  let status: Int
  let detail: String
  let instance: String
  let errors: [Problem.Field]?
  let reason: String?
  let grounds: [Ground]?

  init(_ problem: Problem, requestID: String, say: (String) -> String) {
    let key = "problem.\(problem.kind.rawValue)"
    type = "urn:ruqsat:problem:" + problem.kind.rawValue
    title = say(key + ".title")
    status = problem.kind.status.code
    detail = problem.detail ?? say(key + ".advice")
    instance = "urn:ruqsat:request:" + requestID
    errors = problem.fields.isEmpty ? nil : problem.fields
    reason = problem.reason
    grounds = problem.grounds.isEmpty ? nil : problem.grounds
  }

  var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }
}

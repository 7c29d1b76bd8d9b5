import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import NIOCore

/// What is known about one request besides the request itself.
public struct RuqsatRequestContext: RequestContext {
  public var coreContext: CoreRequestContextStorage

  /// The number an operator finds in the log; shown to the visitor when something breaks.
  public var requestID = ""

  /// Where the visitor is: the page's address without its language, and the language.
  public var place = Place(language: .kk, path: "/", query: nil)

  /// Who asks.
  public var visitor = Visitor.nobody

  /// The whole body of the request.
  var body = ByteBuffer()

  private let channel: any Channel

  /// The other end of the connection; empty when it has no address.
  var remoteAddress: String { channel.remoteAddress?.ipAddress ?? "" }

  public var maxUploadSize: Int { place.takesFiles ? Self.mostFileBytes : Self.mostFormBytes }

  /// One megabyte: no form of ours comes near it, but for those that lay a file in.
  static var mostFormBytes: Int { megabyte }

  /// Ten megabytes: a scanned paper of many pages.
  static var mostFileBytes: Int { 10 * megabyte }

  static var megabyte: Int { 1_048_576 }

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }
}

/// The address of a page: language, path without the language, query as it came.
public struct Place: Sendable, Equatable {
  public let language: Language

  /// Begins with one slash; `/` for the start page.
  public let path: String
  public let query: String?

  public init(language: Language, path: String, query: String?) {
    self.language = language
    let inner = path.utf8.drop { $0 == UInt8(ascii: "/") }
    self.path = inner.count + 1 == path.utf8.count ? path : "/" + String(Substring(inner))
    self.query = query
  }

  /// Splits the language off the path; a path without one is read in `fallback`.
  init(path: String, query: String?, fallback: Language) {
    let trimmed = path.utf8.drop { $0 == UInt8(ascii: "/") }
    let first = trimmed.prefix { $0 != UInt8(ascii: "/") }
    let language = Language(rawValue: String(Substring(first)))
    self.init(
      language: language ?? fallback,
      path: language == nil ? path : String(Substring(trimmed[first.endIndex...])), query: query)
  }

  /// Whether a form or a program may lay in a file here, or show a picture.
  var takesFiles: Bool {
    let parts = path.split(separator: "/")
    let inner = parts.dropLast()
    return inner.contains("lay-in") || parts.last == "scan"
      || (inner.starts(with: ["v1", "cases"]) && inner.contains("documents"))
  }

  /// The same page in a language, with the same query.
  public func link(in language: Language) -> String {
    let page = "/" + language.rawValue + (path == "/" ? "" : path)
    return query.map { page + "?" + $0 } ?? page
  }
}

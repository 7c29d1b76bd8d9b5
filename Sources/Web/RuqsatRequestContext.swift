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

  /// The other end of the connection; empty when it has no address.
  let remoteAddress: String

  /// One megabyte: no form of ours comes near it, but for those that lay a file in.
  public var maxUploadSize: Int { place.takesFiles ? Self.mostFileBytes : 1_048_576 }

  /// Ten megabytes: a scanned paper of many pages.
  static var mostFileBytes: Int { 10_485_760 }

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
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
    self.path = "/" + path.drop { $0 == "/" }
    self.query = query
  }

  /// Splits the language off the path; a path without one is read in `fallback`.
  init(path: String, query: String?, fallback: Language) {
    let trimmed = path.drop { $0 == "/" }
    let first = trimmed.prefix { $0 != "/" }
    let language = Language(rawValue: String(first))
    self.init(
      language: language ?? fallback,
      path: language == nil ? String(trimmed) : String(trimmed.dropFirst(first.count)),
      query: query)
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

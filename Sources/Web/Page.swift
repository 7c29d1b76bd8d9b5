import HTTPTypes
import Hummingbird

/// One page: a template and what the template shows.
///
/// The template sees the stored properties by name, already in the reader's language, and every
/// phrase that needs no value as `{{say.key}}`.
public protocol Page: Showing, Sendable {
  /// The file in `Pages/templates` without its ending.
  static var template: String { get }

  /// What stands in the window's title, without the name of the service.
  var title: String { get }

  /// The way back from the start page to this one.
  var trail: [Link] { get }

  /// Where the back link leads; a page has a trail or a back link, not both.
  var back: String? { get }

  /// Whether the page shows what was wrong with what was sent.
  var showsErrors: Bool { get }

  /// Seconds after which the browser asks for the page again; nil: never.
  var refresh: Int? { get }

  /// A file of `Pages/assets` that makes the page more comfortable; the page works without it.
  var script: String? { get }
}

extension Page {
  public var trail: [Link] { [] }
  public var back: String? { nil }
  public var showsErrors: Bool { false }
  public var refresh: Int? { nil }
  public var script: String? { nil }
  public var shown: ShownRecord { ShownRecord(reflecting: self) }
}

/// A text that leads somewhere.
public struct Link: Sendable, Equatable {
  public let text: String
  public let href: String

  public init(_ text: String, to href: String) {
    self.text = text
    self.href = href
  }
}

/// What a page's author answers a visit with.
public enum PageAnswer: Sendable {
  case page(any Page, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:])

  /// See other: the browser asks for that address with GET.
  case redirect(to: String)

  /// Anything that is not a page: a file to keep, a calendar entry.
  case response(Response)
}

extension Link: Showing {
  public var shown: ShownRecord {
    [
      "text": .of(text), "href": .of(href),
    ]
  }
}

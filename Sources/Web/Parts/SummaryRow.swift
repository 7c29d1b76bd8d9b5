/// One line of `parts/summary-list`: what was asked, the answer, and the way to change it.
public struct SummaryRow: Sendable, Equatable {
  public let key: String
  public let value: String
  public let change: Change?

  /// A link that says to a screen reader what it changes.
  public struct Change: Sendable, Equatable {
    public let href: String
    public let text: String
    public let subject: String
  }

  public init(_ key: String, _ value: String, change: Change? = nil) {
    self.key = key
    self.value = value
    self.change = change
  }

  /// A row whose change link leads to `href`.
  public init(_ key: String, _ value: String, changeAt href: String, _ visit: Visit) {
    self.init(
      key, value,
      change: Change(href: href, text: visit.say("form.change"), subject: key))
  }
}

/// The way through a list in parts: `parts/pagination`.
public struct Pagination: Sendable, Equatable {
  public let previous: Link?
  public let next: Link?

  public init(previous: Link?, next: Link?) {
    self.previous = previous
    self.next = next
  }
}

extension Pagination: Showing {
  public var shown: ShownRecord {
    [
      "previous": .of(previous), "next": .of(next),
    ]
  }
}

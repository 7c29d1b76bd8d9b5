/// A stretch of an ordered list, and where the next one begins.
public struct Page<Item: Sendable>: Sendable {
  public let items: [Item]
  /// Hand it in to get the following page; nil at the end.
  public let next: Cursor?

  public init(items: [Item], next: Cursor?) {
    self.items = items
    self.next = next
  }
}

extension Page: Equatable where Item: Equatable {}

/// A place in an ordered list: after the item with this order number and key.
///
/// Stays right while other items come and go.
public struct Cursor: Hashable, Codable, Sendable {
  public let order: Int
  public let key: String

  public init(order: Int, key: String) {
    self.order = order
    self.key = key
  }
}

/// How many items a page may have.
public struct PageSize: Hashable, Sendable {
  public static var most: Int { 200 }
  public let count: Int

  /// Between 1 and 200: what is asked beyond it is cut.
  public init(_ count: Int) { self.count = min(max(count, 1), Self.most) }
}

import Measures

/// A movement of allotments by order of the ministry: what one side loses the other gains.
public struct QuotaTransfer: Hashable, Codable, Sendable {
  /// A side of a transfer.
  public enum Holder: Hashable, Codable, Sendable {
    /// Places of the national figure that are not split yet.
    case national(year: Int)
    case account(QuotaAccount.Key)

    public var year: Int {
      switch self {
      case .national(let year): year
      case .account(let key): key.year
      }
    }
  }

  public let from: Holder
  public let to: Holder
  /// At least one.
  public let places: Int
  public let day: Day
  /// Number of the order.
  public let order: String
  /// Equal keys are the same movement.
  public let key: String

  /// Nil unless at least one place moves between two different sides of one year.
  public init?(from: Holder, to: Holder, places: Int, day: Day, order: String, key: String) {
    guard places >= 1, from != to, from.year == to.year else { return nil }
    self.from = from
    self.to = to
    self.places = places
    self.day = day
    self.order = order
    self.key = key
  }
}

/// The national figure of a year, set or changed by order.
public struct NationalQuota: Hashable, Codable, Sendable {
  public let year: Int
  public let places: Int
  public let day: Day
  public let order: String
  public let key: String

  public init(year: Int, places: Int, day: Day, order: String, key: String) {
    self.year = year
    self.places = places
    self.day = day
    self.order = order
    self.key = key
  }
}

import Casework
import Measures

/// The quota of one year, as far as the one who looks may see it.
public struct QuotaBoard: Hashable, Sendable {
  public let year: Int
  /// Places by order; nil where none is kept.
  public let national: Int?
  /// Places of the national figure that no account has; nil for those who see one region only.
  public let unsplit: Int?
  public let accounts: [QuotaAccount]

  /// Whether a region's places stand by category: an account for all together would hardly be drawn on there.
  public func isSplitByCategory(_ region: RegionKey) -> Bool {
    accounts.contains { $0.key.region == region && $0.key.line != nil && $0.allotted > 0 }
  }

  public var allotted: Int { accounts.reduce(0) { $0 + $1.allotted } }
  public var held: Int { accounts.reduce(0) { $0 + $1.held } }
  public var used: Int { accounts.reduce(0) { $0 + $1.used } }
}

/// What a transfer would change, shown before it is signed.
public struct TransferEffect: Hashable, Sendable {
  public struct Side: Hashable, Sendable {
    public let holder: QuotaTransfer.Holder
    /// Places allotted, or unsplit places of the national figure.
    public let before: Int
    public let after: Int
    /// Places that would be free afterwards.
    public let freeAfter: Int
  }

  public let from: Side
  public let to: Side
  public let places: Int
  /// Why it cannot be; nil when it can.
  public let fault: QuotaLedger.Fault?
}

/// The ceiling of a year: what the share gives from the labour force of the year before.
public struct QuotaCeiling: Hashable, Sendable {
  public let year: Int
  public let figures: QuotaFigures
  /// As the ministry stated it, where it did.
  public let stated: LabourForce?
  /// From the law files, or from the stated labour force; nil where neither is known.
  public let places: Int?
  public let allotted: Int
}

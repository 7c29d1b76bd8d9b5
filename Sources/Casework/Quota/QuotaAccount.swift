import Measures

/// Places of the quota for one region, one line and one year: how many there are, held and used.
public struct QuotaAccount: Hashable, Codable, Sendable {
  /// The key of an account.
  public struct Key: Hashable, Codable, Sendable, Comparable {
    public let region: RegionKey
    /// The category the places are for; nil where the year was not split by category.
    public let line: CategoryKey?
    public let year: Int

    public init(region: RegionKey, line: CategoryKey?, year: Int) {
      self.region = region
      self.line = line
      self.year = year
    }

    public static func < (left: Key, right: Key) -> Bool {
      (left.year, left.region, left.line?.name ?? "")
        < (right.year, right.region, right.line?.name ?? "")
    }
  }

  public let key: Key
  public internal(set) var allotted: Int
  /// Places of applications under decision.
  public internal(set) var held: Int
  /// Places of permits that took effect.
  public internal(set) var used: Int

  /// Nil unless 0 ≤ held, 0 ≤ used and held + used ≤ allotted.
  public init?(key: Key, allotted: Int, held: Int = 0, used: Int = 0) {
    self.key = key
    self.allotted = allotted
    self.held = held
    self.used = used
    guard isSound else { return nil }
  }

  public var free: Int { allotted - held - used }

  /// 0 ≤ held, 0 ≤ used, held + used ≤ allotted.
  public var isSound: Bool { held >= 0 && used >= 0 && held + used <= allotted }
}

extension QuotaAccount.Key: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("line", line)
    try sheet.put("region", region)
    try sheet.put("year", year)
    sheet.close()
  }
}

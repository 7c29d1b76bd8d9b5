import LawExplain
import Measures

/// Whether an application needs places of the quota, and of which line.
public struct QuotaNeed: Hashable, Sendable {
  /// Nil where the law files do not say or facts are missing.
  public let applies: Bool?
  public let category: CategoryKey?
}

extension PermitLaw {
  /// What an application with these facts needs of the quota on a day.
  public func quotaNeed(_ facts: FactSheet, on day: Day) throws(StepError) -> QuotaNeed {
    let found = try answers([.quotaApplies, .category], facts, on: day)
    let applies = found[.quotaApplies].flatMap { answered -> Bool? in
      if answered.isYes { return true }
      return answered.isNo || answered.doesNotArise ? false : nil
    }
    return QuotaNeed(
      applies: applies, category: found[.category]?.name.map { CategoryKey($0) })
  }
}

import LawExplain
import LawLanguage
import Measures

/// What the law says to regions, to a permit in several of them, and to the places of one that ended early.
extension PermitLaw {
  /// The regions in being on a day, in the order of the law files.
  public func regions(on day: Day) -> [RegionKey] {
    guard let set = entry(.regionsInBeing, on: day) else { return [] }
    let cases = cases(of: .region)
    return book.members(ofSet: Int(set)).map { RegionKey(cases[$0]) }
  }

  /// Whether one permit may name several regions; nil where the law files do not know or facts are missing.
  ///
  /// - Parameter facts: about `application`
  public func mayNameSeveralRegions(
    _ facts: FactSheet, on day: Day
  ) throws(StepError) -> Bool? {
    let allowed = try answer(.severalRegionsAllowed, facts, on: day)
    return allowed.isYes ? true : allowed.isNo ? false : nil
  }

  /// Whether used places become free when a permit is withdrawn or given back; nil where the law files do not know.
  /// Until they do, the ledger leaves such places used.
  public func endedPermitFreesPlaces(on day: Day) -> Bool? {
    entry(.endedPermitFreesPlace, on: day).map { $0 == 1 }
  }
}

import LawExplain
import Measures

/// What the law says to special conditions of a permit.
extension PermitLaw {
  /// Kinds that a permit may carry; none where the law lets no condition be set.
  ///
  /// - Parameter facts: about `application`
  public func conditionKinds(
    _ facts: FactSheet, on day: Day
  ) throws(StepError) -> [ConditionKey] {
    if try answer(.conditionsAllowed, facts, on: day).isNo { return [] }
    return cases(of: .condition).map { ConditionKey($0) }.filter { allows($0, on: day) }
  }

  func allows(_ kind: ConditionKey, on day: Day) -> Bool {
    entry(.conditionKindAllowed, key: kind.name, on: day) == 1
  }
}

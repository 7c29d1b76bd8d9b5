import LawExplain
import Measures

extension PermitLaw {
  /// What the law says to the work of somebody who was found: whether it is unlawful, with the reasons.
  ///
  /// - Parameter facts: about `employment`.
  public func workFound(_ facts: FactSheet, on day: Day) throws(StepError) -> Proposal {
    try proposal(.unlawfulWork, for: facts, on: day)
  }

  /// Whether the work is unlawful; nil where facts are missing or the law files do not say.
  public func isUnlawful(work facts: FactSheet, on day: Day) throws(StepError) -> Bool? {
    let answered = try answer(.unlawfulWork, facts, on: day)
    return answered.isYes ? true : answered.isNo ? false : nil
  }
}

import LawExplain
import Measures

extension PermitLaw {
  /// What an inspection of a permit says to suspending it: yes with its reasons, no, or a hole of the law files.
  ///
  /// - Parameters:
  ///   - employedForeigners: as counted on the spot.
  ///   - allListed: whether everyone found stands in the list.
  public func suspensionProposal(
    for permit: Permit, employedForeigners: Int, allListed: Bool, on day: Day
  ) throws(StepError) -> Proposal {
    let performed = !permit.conditions.contains { $0.isBroken(on: day) }
    let facts = FactSheet([
      LawNames.Fact.permittedWorkers.rawValue: String(permit.grant.places),
      LawNames.Fact.employedForeigners.rawValue: String(employedForeigners),
      LawNames.Fact.allListed.rawValue: allListed ? "yes" : "no",
      LawNames.Fact.conditionsPerformed.rawValue: performed ? "yes" : "no",
    ])
    return try proposal(.suspensionGround, for: facts, on: day)
  }
}

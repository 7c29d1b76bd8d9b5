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

  /// The longest time in working days that an officer can set for the cure of a cause. The law has no such limit: the last
  /// day has to be one that the calendar knows and on which the permit still runs.
  public func mostCureDays(of permit: Permit, on day: Day) -> Int {
    var most = 0
    while canBeCured(within: .workingDays(most + 1), from: day, permit) { most += 1 }
    return most
  }

  func canBeCured(within term: LegalTerm, from day: Day, _ permit: Permit) -> Bool {
    let last = reckoner([]).lastDay(of: Deadline(purpose: .cure, start: day, term: term))
    return last.map { $0 <= permit.lastDay } ?? false
  }
}

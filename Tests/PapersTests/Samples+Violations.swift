import Casework
import Measures
import Papers
import Testing

/// A breach as the law computes its penalty, and a victim.
extension Samples {
  private static let noSigns = FactSheet([
    "papers_withheld": "no", "kept_from_leaving": "no", "deceived_about_work": "no",
    "works_off_debt": "no", "passed_on_to_another": "no", "pay_withheld_to_hold": "no",
  ])

  /// Seven days late in May 2026: the police decide, no court.
  private static let late = FactSheet([
    "visitor.citizenship": "DEU", "entry_date": "2026-04-01", "stay_basis": "without_visa",
    "earlier_days": "0 days", "exit_date": "2026-05-07", "earlier_overstay": "never",
    "case_opened_on": "2026-05-20",
  ])

  private static func police() throws -> Party {
    Party(role: .migrationPolice, key: try key("inspector-1"))
  }

  private static func screened(_ answers: FactSheet) throws -> ViolationCase {
    let opened = ViolationCase(
      id: try key("v-1"), subject: .stay, inspection: nil, openedOn: try day("2026-05-20"),
      facts: late)
    return try TheLaw.get().screen(
      opened, facts: answers, referral: "111, 116 16",
      on: Occasion(day: try day("2026-05-20"), by: try police()))
  }

  /// - Parameter handed: the day on which the letter was handed over
  static func penalty(handed: String? = nil, by party: Party? = nil) throws -> LetterMatter {
    let opened = try screened(noSigns)
    let computed = try TheLaw.get().computePenalty(of: opened, on: try day("2026-05-20"))
    guard LetterMatter.PenaltyRuling(computed) == nil else { throw Missing() }
    var imposed = try computed.imposed(
      nil, differs: nil, on: try day("2026-05-20"), by: party ?? police())
    if let handed {
      imposed = try imposed.handedOver(on: try day(handed), by: try day("2026-06-30"))
    }
    guard let ruling = LetterMatter.PenaltyRuling(imposed) else { throw Missing() }
    return .penalty(ruling)
  }

  static func referral() throws -> LetterMatter {
    let signs = noSigns.merging(FactSheet(["papers_withheld": "yes"]))
    guard case .referred(let screening) = try screened(signs).standing else { throw Missing() }
    return .referral(screening)
  }
}

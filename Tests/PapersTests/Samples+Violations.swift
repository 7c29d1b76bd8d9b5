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

  private static let work = FactSheet([
    "permit_held": "no_permit", "visa_purpose": "tourist_visa",
    "earlier_work_penalty_ended_on": "none", "work_case_opened_on": "none",
    "request.worker.citizenship": "UZB", "request.worker.permanent_resident": "no",
    "request.worker.immigrant_status": "no_special_status", "request.purpose_is_work": "yes",
    "request.post": "skilled_worker", "request.exempt_ground": "none_of_these",
    "request.worker.sex": "male", "request.worker.birth_date": "1990-05-01",
    "request.worker.has_child_under_14": "no", "request.worker.disability_1_or_2": "no",
    "request.worker.lone_father": "no", "worker_reports_crime": "no",
  ])

  private static func screened(_ facts: FactSheet) throws -> ViolationCase {
    let opened = ViolationCase(
      id: try key("v-1"), subject: .work, inspection: nil, openedOn: try day("2026-05-20"),
      facts: work)
    let inspector = Party(role: .migrationPolice, key: try key("inspector-1"))
    return try TheLaw.get().screen(
      opened, facts: facts, referral: "111, 116 16",
      on: Occasion(day: try day("2026-05-20"), by: inspector))
  }

  static func penalty() throws -> LetterMatter {
    let computed = try TheLaw.get().computePenalty(
      of: try screened(noSigns), on: try day("2026-05-20"))
    guard case .penaltyComputed(_, let penalty) = computed.standing else { throw Missing() }
    return .penalty(.work, penalty, imposedOn: try day("2026-05-20"), differs: nil)
  }

  static func referral() throws -> LetterMatter {
    let signs = noSigns.merging(FactSheet(["papers_withheld": "yes"]))
    guard case .referred(let screening) = try screened(signs).standing else { throw Missing() }
    return .referral(screening)
  }
}

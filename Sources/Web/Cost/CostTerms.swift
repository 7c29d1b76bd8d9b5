/// What the cost page asks, assumes and shows, in the names of the law.
///
/// The only place where the cost page names topics, rules, facts and cases; a test checks that the law book
/// has them.
enum CostTerms {
  /// One line of the table: a rule that a topic gives.
  struct Line: Sendable {
    let topic: String
    let rule: String
  }

  /// A fact that is asked, with the record it belongs to.
  struct Asked: Sendable {
    let name: String
    let record: String
  }

  static let wage = "monthly_wage"
  static let citizenship = "citizenship"

  static let asked = [
    Asked(name: wage, record: "engagement"), Asked(name: "post", record: "application"),
    Asked(name: "fee_tier", record: "application"),
    Asked(name: "birth_date", record: "person"),
    Asked(name: "harmful_work", record: "engagement"),
    Asked(name: citizenship, record: "person"),
  ]

  /// Whom the table compares; the third is a citizen of the country that was asked.
  static let columns = ["citizen", "union", "foreigner"]
  static let citizenships = ["citizen": "KAZ", "union": "RUS"]

  /// What each record is told: a fact that was asked, or what the page takes for granted.
  static let given: [String: [(path: String, from: String)]] = [
    "engagement": [
      ("worker.citizenship", citizenship), (wage, wage), ("harmful_work", "harmful_work"),
      ("worker.birth_date", "birth_date"), ("worker.permanent_resident", "=no"),
      ("worker.immigrant_status", "=no_special_status"), ("pension_age_reached", "=no"),
      ("employer.state_body", "=no"),
    ],
    "application": [
      ("worker.citizenship", citizenship), ("post", "post"), ("fee_tier", "fee_tier"),
      ("worker.permanent_resident", "=no"), ("worker.immigrant_status", "=no_special_status"),
      ("intra_corporate_transfer", "=no"), ("head_of_foreign_branch", "=no"),
      ("purpose_is_work", "=yes"), ("exempt_ground", "=none_of_these"),
    ],
  ]

  static let monthly = [
    Line(topic: "contributions", rule: "social_contribution"),
    Line(topic: "contributions", rule: "employer_pension_contribution"),
    Line(topic: "contributions", rule: "professional_pension_contribution"),
    Line(topic: "contributions", rule: "medical_employer_contribution"),
  ]
  static let monthlyTotal = Line(topic: "contributions", rule: "employer_contributions_total")
  static let permit = Line(topic: "permit_check", rule: "permit_required")
  static let fee = Line(topic: "permit_fee", rule: "fee")
  static let once = [
    Line(topic: "permit_check", rule: "return_guarantee_required"),
    Line(topic: "return_guarantee", rule: "return_guarantee_least"),
  ]
  static let insurance = [
    Line(topic: "accident_insurance", rule: "accident_insurance_required"),
    Line(topic: "accident_insurance", rule: "accident_premium"),
    Line(topic: "imputed_insurance", rule: "imputed_insurance_required"),
    Line(topic: "imputed_insurance", rule: "imputed_primary_sum"),
    Line(topic: "imputed_insurance", rule: "imputed_inpatient_sum"),
  ]

  static var lines: [Line] { monthly + [monthlyTotal, permit, fee] + once + insurance }

  /// The topic that compares by rules of its own.
  static let comparison = "hiring_cost"
}

import Measures

/// The laboratory in the names of the law and of the folder `Lab`; a test checks that they exist.
enum LabTerms {
  /// A trial that is offered ready made.
  struct Ready: Sendable {
    /// The phrase `lab.ready.…`.
    let name: String
    let population: String
    /// Reforms with the day from which they are tried; nil: their own.
    let reforms: [(name: String, since: String?)]
  }

  static let ready = [
    Ready(
      name: "insurance", population: "2016-07",
      reforms: [("seed-2017/social-insurance-for-all", "2016-01-01")]),
    Ready(
      name: "shortage", population: "2025-12", reforms: [("seed-2017/scarce-occupations", nil)]),
    Ready(
      name: "both", population: "2016-07",
      reforms: [
        ("seed-2017/social-insurance-for-all", "2016-01-01"),
        ("seed-2017/scarce-occupations", "2016-01-01"),
      ]),
  ]

  /// Two amendments to begin from: a number, and an exception to a rule.
  static func examples(from day: Day) -> String {
    """
    amend value social_contribution_rate
      from \(day): 6 percent unsure

    amend rule quota_applies
      add except women over base [change] unsure: no
        when worker.sex = female
    """
  }

  /// The enumeration of categories of workers.
  static let category = "worker_category"
  static let region = "region"
  static let sex = "sex"
  static let age = "age"

  /// Dimensions by which outcomes are shown.
  static let parts = ["region", "group", "origin", "sector", "sex", "age"]

  /// People of a quick look, and of a trial where nothing else is said.
  static let quickRows = 2_000
  static let usualRows = 20_000
  static let mostRows = 1_000_000

  /// Longer texts do not fit into an address.
  static let longestAmendment = 4_000
}

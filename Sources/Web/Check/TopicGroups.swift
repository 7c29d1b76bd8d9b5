import LawLanguage

/// Which questions stand first on the page of questions, and for whom.
///
/// The only place where pages name topics of the law; a test checks that the law book has them. A topic
/// that is not named here stands under "more questions".
enum TopicGroups {
  struct Group: Sendable {
    let key: String
    let topics: [String]
  }

  static let all = [
    Group(
      key: "employers",
      topics: [
        "permit_check", "staff_ratio", "market_test", "permit_fee", "permit_extension",
        "employer_penalty",
      ]),
    Group(
      key: "people",
      topics: [
        "overstay", "arrival_registration", "unlawful_work", "union_worker", "entry_funds",
        "return_after_expulsion",
      ]),
    Group(key: "hosts", topics: ["household_worker", "host_duty"]),
  ]
}

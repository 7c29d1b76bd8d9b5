/// The recommendation that each reform file writes as law, in the names of the law.
///
/// The only place where the reform pages name anything of the law; a test checks that the law book has it.
enum ReformTerms {
  static let points = [
    "seed-2017/accede-icmw": "point_icmw", "seed-2017/accede-c97": "point_c97",
    "seed-2017/accede-c143": "point_c143", "seed-2017/unions": "point_unions",
    "seed-2017/graduated-sanctions": "point_sanctions", "seed-2017/change-of-job": "point_job",
    "seed-2017/housing-duty": "point_housing", "seed-2017/basic-protection": "point_protection",
    "seed-2017/no-verification": "point_verification",
    "seed-2017/social-insurance-for-all": "point_social",
    "seed-2017/employer-insurance": "point_insurance",
    "seed-2017/scarce-occupations": "point_scarce", "seed-2017/paid-training": "point_training",
    "seed-2017/priority-offer": "point_priority",
  ]

  /// The enumeration of recommendations and the value that says what became of each.
  static let point = "reform_point"
  static let enactment = "reform_enactment"
}

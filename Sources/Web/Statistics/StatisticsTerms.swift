/// The published figures in the names of the law book.
///
/// The only place where the statistics pages name values and enumerations of the law; a test checks that the
/// law book has them.
enum StatisticsTerms {
  /// What a figure counts; the phrase `statistics.unit.…`.
  enum Unit: String, Sendable, CaseIterable { case persons, places, employers, percent }

  /// One value of the law book with its unit.
  struct Measure: Sendable, Hashable {
    let value: String
    let unit: Unit

    /// A count on a day stands for that day; another figure for the whole time it is given for.
    var isCount = false
  }

  /// Figures that are handed out together in one file.
  struct Dataset: Sendable {
    /// The name in addresses and the phrases `statistics.data.…`.
    let name: String
    let measures: [Measure]
  }

  static let region = "region"
  static let category = "worker_category"
  static let country = "country"
  static let regionsInBeing = "regions_in_being"
  static let regionCode = "region_code"

  static let table01 = Table01(
    total: Measure(value: "balance_total", unit: .persons),
    urban: Measure(value: "balance_urban", unit: .persons),
    rural: Measure(value: "balance_rural", unit: .persons),
    country: [
      "balance_of_country", "balance_of_country_urban", "balance_of_country_rural",
    ].map { Measure(value: $0, unit: .persons) })

  struct Table01: Sendable {
    let total: Measure
    let urban: Measure
    let rural: Measure

    /// Of the country: both, urban places, rural places.
    let country: [Measure]
    var regional: [Measure] { [total, urban, rural] }
  }

  static let arrivals = Measure(value: "yearly_arrivals", unit: .persons)
  static let departures = Measure(value: "yearly_departures", unit: .persons)
  static let balance = Measure(value: "yearly_balance", unit: .persons)
  static let halfYear = ["half_year_arrivals", "half_year_departures"].map {
    Measure(value: $0, unit: .persons)
  }
  static let workers = Measure(value: "foreign_workers_total", unit: .persons, isCount: true)
  static let workersBetween = Measure(
    value: "foreign_workers_between_counts", unit: .persons, isCount: true)
  static let workersOf = Measure(value: "foreign_workers_of", unit: .persons, isCount: true)
  static let workersFrom = Measure(value: "foreign_workers_from", unit: .persons, isCount: true)
  static let employers = Measure(
    value: "employers_with_permits", unit: .employers, isCount: true)
  static let citizensBeside = Measure(
    value: "citizens_beside_workers", unit: .persons, isCount: true)
  static let construction = Measure(
    value: "foreign_workers_in_construction", unit: .persons, isCount: true)
  static let quota = Measure(value: "quota_total", unit: .places)
  static let quotaShare = Measure(value: "quota_share", unit: .percent)
  static let quotaOfCategory = Measure(value: "quota_of_category", unit: .places)
  static let quotaOfRegion = Measure(value: "quota_of_region", unit: .places)
  static let quotaOfBoth = Measure(value: "quota_of_region_and_category", unit: .places)
  static let immigrants = Measure(value: "labour_immigrant_quota_total", unit: .persons)
  static let immigrantShare = Measure(value: "labour_immigrant_quota_share", unit: .percent)
  static let breaches = Measure(value: "employers_found_in_breach", unit: .employers)
  static let unpermitted = Measure(value: "workers_found_without_permit", unit: .persons)

  static let datasets = [
    Dataset(
      name: "external-migration-by-region", measures: table01.regional + table01.country),
    Dataset(
      name: "external-migration-by-year", measures: [arrivals, departures, balance] + halfYear),
    Dataset(
      name: "foreign-workers-by-category",
      measures: [workers, workersBetween, workersOf, employers, citizensBeside, construction]),
    Dataset(name: "foreign-workers-by-origin", measures: [workersFrom]),
    Dataset(
      name: "quota",
      measures: [quota, quotaShare, quotaOfCategory, quotaOfRegion, quotaOfBoth]
        + [immigrants, immigrantShare]),
    Dataset(name: "inspections", measures: [breaches, unpermitted]),
  ]

  /// What the cube of the quota and the workers holds, by the code of its indicator.
  static let cube: [(code: String, measure: Measure)] = [
    ("QUOTA", quota), ("QUOTA", quotaOfCategory), ("QUOTA", quotaOfRegion),
    ("QUOTA", quotaOfBoth), ("WORKERS", workers), ("WORKERS", workersOf),
  ]
}

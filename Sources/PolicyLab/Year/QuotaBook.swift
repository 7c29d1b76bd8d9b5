import LawLanguage
import Measures

/// The places of one year by region and by category, and how many are taken.
///
/// Where the law names the places of a region or category they stand; what is left of the total goes to the other
/// regions by their people on permits, which is assumed.
struct QuotaBook {
  private(set) var places: [Int]
  private(set) var used: [Int]
  /// Places of each category; nil where the law names none.
  private(set) var categoryPlaces: [Int?]
  private(set) var categoryUsed: [Int]
  private let people: [Int]
  /// Regions whose places are computed here.
  private(set) var isAssumed: [Bool]
  private(set) var total: Int?

  /// - Parameters:
  ///   - people: people on permits of each region.
  ///   - categories: how many categories there are.
  init(people: [Int], categories: Int) {
    self.people = people
    places = people.map { _ in 0 }
    used = places
    isAssumed = people.map { _ in true }
    categoryPlaces = [Int?](repeating: nil, count: categories)
    categoryUsed = [Int](repeating: 0, count: categories)
  }

  /// Takes the law's numbers of a day; places already taken stay taken.
  mutating func set(total: Int?, regions: [Int?], categories: [Int?]) {
    self.total = total
    categoryPlaces = categories
    isAssumed = regions.map { $0 == nil }
    let known = regions.reduce(0) { $0 + ($1 ?? 0) }
    let open = zip(people, regions).map { Int128($1 == nil ? $0 : 0) }
    let shares = Apportionment.shares(of: max((total ?? 0) - known, 0), by: open)
    places = zip(regions, shares).map { $0 ?? $1 }
  }

  /// Places still free for a category in a region; nil where the law gives no total.
  func free(_ region: Int, _ category: Int?) -> Int? {
    guard total != nil else { return nil }
    var free = places[region] - used[region]
    if let category, let places = categoryPlaces[category] {
      free = min(free, places - categoryUsed[category])
    }
    return max(free, 0)
  }

  mutating func take(_ region: Int, _ category: Int?) {
    used[region] += 1
    if let category { categoryUsed[category] += 1 }
  }

  func isFull(_ region: Int) -> Bool { total != nil && used[region] >= places[region] }

  func isFull(category: Int) -> Bool {
    guard total != nil, let places = categoryPlaces[category] else { return false }
    return categoryUsed[category] >= places
  }
}

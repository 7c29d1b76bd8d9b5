import Casework

/// Places that employers ask for in a year, for everybody: no sum says what fewer than three employers ask for.
///
/// Withholding is this service's own choice, made so that nobody reads one employer's plans out of a figure. No act is
/// known to the law files that sets the number three.
public struct RequestedSums: Hashable, Sendable {
  /// The sum of a region or a category.
  public struct Sum: Hashable, Sendable {
    public let name: String
    /// Nil where it is withheld.
    public let places: Int?
  }

  /// Employers that a sum is shown from.
  public static var fewestEmployers: Int { 3 }

  public let regions: [Sum]
  public let categories: [Sum]

  init(_ requests: [QuotaRequest]) {
    var regions = Groups()
    var categories = Groups()
    for request in requests {
      for line in request.lines {
        regions.add(line.places, of: request.employer.id, to: request.employer.region.name)
        categories.add(line.places, of: request.employer.id, to: line.category.name)
      }
    }
    self.regions = regions.sums
    self.categories = categories.sums
  }

  /// Sums that grow, each with the employers behind it.
  private struct Groups {
    private var places: [String: Int] = [:]
    private var employers: [String: Set<Identifier<Employer>>] = [:]

    mutating func add(_ count: Int, of employer: Identifier<Employer>, to name: String) {
      places[name, default: 0] += count
      employers[name, default: []].insert(employer)
    }

    var sums: [Sum] {
      let withheld = withheld
      return places.keys.sorted().map {
        Sum(name: $0, places: withheld.contains($0) ? nil : places[$0])
      }
    }

    /// Those of too few employers, and then the next ones until what is withheld, which whoever knows the whole can
    /// reckon as one remainder, comes from enough employers too.
    private var withheld: Set<String> {
      let byCount = employers.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
      var withheld: Set<String> = []
      var behind: Set<Identifier<Employer>> = []
      for (name, group) in byCount {
        let isShown = group.count >= RequestedSums.fewestEmployers
        let isEnough = withheld.isEmpty || behind.count >= RequestedSums.fewestEmployers
        if isShown && isEnough { break }
        withheld.insert(name)
        behind.formUnion(group)
      }
      return withheld
    }
  }
}

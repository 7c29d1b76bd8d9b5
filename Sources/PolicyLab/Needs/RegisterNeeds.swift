import LawLanguage
import Measures

/// Places that employers asked for, as far as a register tells.
public enum RequestedPlaces: Hashable, Sendable {
  case known(Int)
  /// Too few employers stand behind the sum for it to be shown.
  case withheld

  /// Nil where it is withheld.
  public var places: Int? {
    switch self {
    case .known(let places): places
    case .withheld: nil
    }
  }
}

/// What a register of permits knows of the need for foreign workers.
public struct RegisterNeeds: Sendable {
  /// A category or region.
  public struct Part: Sendable {
    /// The case of the enumeration.
    public let name: String
    /// Places used in years that have ended, each on its last day; oldest first.
    public var used: [(day: Day, places: Int)] = []
    /// Places allotted for the year asked about, or else for the running one; nil where none are.
    public var allotted: Int?
    /// Places that employers asked for.
    public var requested = RequestedPlaces.known(0)

    public init(name: String) { self.name = name }
  }
  /// The last day of the year asked about.
  public let day: Day
  public let categories: [Part]
  public let regions: [Part]

  public init(day: Day, categories: [Part], regions: [Part]) {
    self.day = day
    self.categories = categories
    self.regions = regions
  }

  /// Whether the register counts nothing yet.
  public var isEmpty: Bool {
    (categories + regions).allSatisfy { $0.used.isEmpty && $0.requested == .known(0) }
  }
}

/// The port by which the laboratory asks a register.
public protocol NeedsRegister: Sendable {
  func needs() async throws -> RegisterNeeds
}

extension NeedsAssessment {
  /// The same forecast from places used in past years, with the requests beside it.
  ///
  /// Where no year has ended, the requests are the forecast.
  public init?(_ register: RegisterNeeds, _ file: NeedsFile) {
    guard let texts = file.register, !register.isEmpty else { return nil }
    let groups = [
      ("categories", texts.categories, register.categories),
      ("regions", texts.regions, register.regions),
    ]
    self.init(
      day: register.day,
      groups: groups.map { name, title, parts in
        Group(
          name: "register-" + name, title: title,
          lines: parts.map { part in
            Line(
              name: part.name, enumeration: name == "regions" ? "region" : "worker_category",
              title: nil,
              past: part.used.map {
                Point(day: $0.day, count: $0.places, source: nil, confidence: .sure)
              }, places: part.allotted, requested: part.requested, file: file, day: register.day)
          })
      })
  }
}

import Casework
import Measures
import Register

/// An employer's request for places of the next year.
public struct QuotaRequest: Kept {
  public static var kind: String { "quota-request" }

  public struct Line: Hashable, Codable, Sendable {
    public let category: CategoryKey
    public let places: Int

    public init(category: CategoryKey, places: Int) {
      self.category = category
      self.places = places
    }
  }

  public enum Standing: Hashable, Codable, Sendable {
    case asked
    /// The office's view, for the ministry.
    case answered(isSupported: Bool, comment: String, day: Day)
  }

  public let id: Identifier<QuotaRequest>
  public let employer: Employer
  public let year: Int
  public let lines: [Line]
  public let reason: String
  public let day: Day
  /// Whether the law counts it as in time; nil where the law files do not say.
  public let isInTime: Bool?
  public internal(set) var standing: Standing

  public var places: Int { lines.reduce(0) { $0 + $1.places } }

  /// Places that count when requests are added up: none of a request that was not supported.
  ///
  /// The law files do not say what another request for the same year does; here it is added.
  public var countedPlaces: Int {
    if case .answered(isSupported: false, _, _) = standing { return 0 }
    return places
  }

  public var finding: RecordFinding {
    RecordFinding(
      region: employer.region, employer: employer.id, day: day, waits: standing == .asked)
  }
}

/// The labour force of a year as the ministry states it, where the law files do not know it.
public struct LabourForce: Kept {
  public static var kind: String { "labour-force" }

  public let id: Identifier<LabourForce>
  public let year: Int
  public let people: Int
  public let source: String
  public let day: Day

  public var finding: RecordFinding { RecordFinding(day: day) }
}

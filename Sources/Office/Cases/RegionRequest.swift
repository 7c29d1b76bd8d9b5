import Casework
import Measures
import Register

/// The body of one more region is asked whether a permit may name it: how it finds the case of another region.
///
/// What it answered stands in the case.
public struct RegionRequest: Kept {
  public static var kind: String { "region-request" }

  public enum Standing: String, Hashable, Codable, Sendable {
    case asked, consented, refused
    /// The case was decided or closed before the region answered.
    case over
  }

  public let id: Identifier<RegionRequest>
  public let permitCase: Identifier<PermitCase>
  public let employer: Identifier<Employer>
  public let employerName: String
  /// The region that is asked.
  public let region: RegionKey
  /// The region that decides the application.
  public let from: RegionKey
  public let places: Int
  public let day: Day
  public internal(set) var standing: Standing

  init(_ known: PermitCase, _ region: RegionKey, places: Int, on day: Day) {
    id = Self.key(known.id, region)
    permitCase = known.id
    employer = known.employer.id
    employerName = known.employer.name
    self.region = region
    from = known.employer.region
    self.places = places
    self.day = day
    standing = .asked
  }

  /// One for each case and region.
  static func key(
    _ id: Identifier<PermitCase>, _ region: RegionKey
  ) -> Identifier<RegionRequest> {
    World.plain("\(id)-\(region.name)")
  }

  public var finding: RecordFinding {
    RecordFinding(region: region, employer: employer, day: day, waits: standing == .asked)
  }
}

import Casework
import Measures
import Register

/// Where the last lawful day of a stay stands in the order of days, so that overstays are found without reading all
/// stays, and whether its notice of arrival was late and no case is about that. Written with each stay; the law of the
/// day decides what is shown.
public struct StayEnd: Kept {
  public static var kind: String { "stay-end" }

  public let id: Identifier<StayEnd>
  public let region: RegionKey?
  public let host: Identifier<Employer>?
  public let person: Identifier<Worker>
  /// The last lawful day as it was when the stay was written; the latest of all days where there is none.
  public let lastDay: Day
  /// Nil where an earlier release wrote it.
  public let isNoticeLate: Bool?

  init(_ stay: StayRecord, _ days: StayDays?, isNoticeLate: Bool) {
    self.isNoticeLate = isNoticeLate
    id = World.plain(stay.id.rawValue)
    region = stay.region
    host = stay.host
    person = stay.person
    lastDay = stay.exitDay == nil ? days?.lastLawfulDay ?? .latest : .latest
  }

  var stay: Identifier<StayRecord> { World.plain(id.rawValue) }

  public var finding: RecordFinding {
    RecordFinding(
      region: region, employer: host, person: person, day: lastDay,
      waits: isNoticeLate == true ? true : nil)
  }
}

import Casework
import Measures
import Register

/// The employer asks that one worker of a permit give way to another; the officer replaces or declines.
public struct ReplacementWish: Kept {
  public static var kind: String { "replacement-wish" }

  public enum Standing: Hashable, Codable, Sendable {
    case asked
    case done(on: Day)
    case declined(reason: String, on: Day)
  }

  public let id: Identifier<ReplacementWish>
  public let permitCase: Identifier<PermitCase>
  public let employer: Identifier<Employer>
  public let region: RegionKey
  public let leaving: Identifier<Worker>
  public let arriving: Worker
  public let day: Day
  public internal(set) var standing: Standing

  public var finding: RecordFinding {
    RecordFinding(
      region: region, employer: employer, day: day, waits: standing == .asked)
  }
}

import Casework
import Measures
import Register

/// The employer asks that one worker of a permit give way to another: how the officers of the region find the case.
///
/// What is asked, and the answer, stand in the case.
public struct ReplacementWish: Kept {
  public static var kind: String { "replacement-wish" }

  public enum Standing: Hashable, Codable, Sendable {
    case asked
    case done(on: Day)
    case declined(reason: String, on: Day)
    /// The permit ended before an answer.
    case over(on: Day)
  }

  public let id: Identifier<ReplacementWish>
  public let permitCase: Identifier<PermitCase>
  public let employer: Identifier<Employer>
  public let region: RegionKey
  public let leaving: Identifier<Worker>
  public let arriving: Worker
  public let day: Day
  /// The time to answer; nil in wishes of earlier releases, which stand in no case, until it is given to them.
  public internal(set) var deadline: Deadline?
  public internal(set) var standing: Standing

  init(_ request: ReplacementRequest, of known: PermitCase) {
    id = Self.key(request.id)
    permitCase = known.id
    employer = known.employer.id
    region = known.employer.region
    leaving = request.leaving
    arriving = request.arriving
    day = request.deadline.start
    deadline = request.deadline
    standing = .asked
  }

  /// The wish of a request has its key.
  public static func key(_ id: Identifier<ReplacementRequest>) -> Identifier<ReplacementWish> {
    World.plain(id.rawValue)
  }

  public var finding: RecordFinding {
    RecordFinding(
      region: region, employer: employer, day: day, waits: standing == .asked)
  }
}

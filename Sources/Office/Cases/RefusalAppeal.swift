import Casework
import Measures
import Register

/// An appeal against what was refused during a permit: how the appeal body finds the case, which stands in effect.
///
/// What is appealed against, and the answer, stand in the case.
public struct RefusalAppeal: Kept {
  public static var kind: String { "refusal-appeal" }

  public enum Matter: String, Hashable, Codable, Sendable { case `extension`, replacement }

  public let id: Identifier<RefusalAppeal>
  public let permitCase: Identifier<PermitCase>
  public let employer: Identifier<Employer>
  public let employerName: String
  public let region: RegionKey
  /// The number of the refusal in its case.
  public let act: Int
  public let matter: Matter
  public let day: Day
  public let deadline: Deadline
  /// Nobody has decided it yet, and the permit was neither withdrawn nor given back.
  public internal(set) var isWaiting: Bool

  init(_ act: RefusedAct, _ appeal: Appeal, of known: PermitCase, isWaiting: Bool) {
    id = Self.key(known.id, act.number)
    permitCase = known.id
    employer = known.employer.id
    employerName = known.employer.name
    region = known.employer.region
    self.act = act.number
    matter = if case .extension = act.matter { .extension } else { .replacement }
    day = appeal.day
    deadline = appeal.deadline
    self.isWaiting = isWaiting
  }

  static func key(_ id: Identifier<PermitCase>, _ act: Int) -> Identifier<RefusalAppeal> {
    World.plain("\(id)-refusal-\(act)")
  }

  public var finding: RecordFinding {
    RecordFinding(region: region, employer: employer, day: day, waits: isWaiting)
  }
}

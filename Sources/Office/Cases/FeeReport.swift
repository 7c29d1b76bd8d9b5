import Casework
import Measures
import Register

/// A payment that the office has to confirm: how its officers find it. What was paid and answered stands in the case.
public struct FeeReport: Kept {
  public static var kind: String { "fee-report" }

  public let id: Identifier<FeeReport>
  public let permitCase: Identifier<PermitCase>
  public let employer: Identifier<Employer>
  public let employerName: String
  public let region: RegionKey
  public let payment: Fee.Payment
  public let day: Day
  /// The office has not answered yet, and nothing ended the case.
  public internal(set) var isWaiting: Bool

  init(_ known: PermitCase, _ payment: Fee.Payment, on day: Day) {
    id = Self.key(known.id)
    permitCase = known.id
    employer = known.employer.id
    employerName = known.employer.name
    region = known.employer.region
    self.payment = payment
    self.day = day
    isWaiting = true
  }

  /// One for each case: a new payment takes the place of the one before.
  static func key(_ id: Identifier<PermitCase>) -> Identifier<FeeReport> {
    World.plain("\(id)-fee")
  }

  public var finding: RecordFinding {
    RecordFinding(region: region, employer: employer, day: day, waits: isWaiting)
  }
}

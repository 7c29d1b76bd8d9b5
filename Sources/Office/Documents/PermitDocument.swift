import Casework
import Measures
import Papers
import Register

/// The documents of one permit: the signed code of each edition, kept because every signature has other bytes.
public struct PermitDocument: Kept {
  public static var kind: String { "permit-document" }

  /// One edition; a new one is written when workers or days change.
  public struct Edition: Hashable, Codable, Sendable {
    /// 1, 2, 3 …
    public let number: Int
    public let code: String
    public let issuedOn: Day
    public let lastDay: Day
    public let workers: [Identifier<Worker>]
  }

  /// The number of the case is the number of the permit.
  public let id: Identifier<PermitDocument>
  public let employer: Identifier<Employer>
  public let region: RegionKey
  /// Its place in the status list; drawn by chance, so that neighbours have nothing in common.
  public let place: Int
  /// The first day in effect.
  public let firstDay: Day
  public internal(set) var editions: [Edition]

  /// No two permits have the same place.
  public var finding: RecordFinding {
    RecordFinding(handle: "place-\(place)", region: region, employer: employer, day: firstDay)
  }

  /// Whether the last edition says what the permit is now.
  func isCurrent(_ permit: Permit) -> Bool {
    guard let last = editions.last else { return false }
    return last.lastDay == permit.lastDay && last.workers == permit.workers.map(\.id)
  }
}

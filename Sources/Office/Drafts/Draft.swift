import Casework
import Measures
import Register

/// What somebody typed and has not sent yet: kept for one employer and one form.
public struct Draft: Kept {
  public static var kind: String { "draft" }

  public let id: Identifier<Draft>
  public let employer: Identifier<Employer>
  /// The form, as in `2026-K7QM2-X9P4D.lodge`.
  public let name: String
  /// Fields as typed, also those that a later release does not know.
  public let values: [String: String]
  public let day: Day

  public var finding: RecordFinding { RecordFinding(employer: employer, day: day) }
}

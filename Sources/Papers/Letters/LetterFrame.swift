import Casework
import Measures

/// What stands around a letter: numbers, day, parties. All handed in.
public struct LetterFrame: Hashable, Sendable {
  /// The number of the letter, as the office counts its letters.
  public let number: String
  public let day: Day
  /// The number of the case, as people see it.
  public let file: String
  /// The region whose local executive body writes.
  public let region: RegionKey
  public let employer: Employer?
  /// Another addressee than the employer: a worker, a host.
  public let person: String?
  /// The officer's name; nil leaves an empty line.
  public let signer: String?

  public init(
    number: String, day: Day, file: String, region: RegionKey, employer: Employer?,
    person: String? = nil, signer: String? = nil
  ) {
    self.number = number
    self.day = day
    self.file = file
    self.region = region
    self.employer = employer
    self.person = person
    self.signer = signer
  }
}

import Casework
import Measures

/// What the code on a permit says, in so many words and no more.
public struct PermitClaims: Hashable, Sendable {
  /// Where the live status stands: an address and a place in the list.
  public struct StatusEntry: Hashable, Sendable {
    public let address: String
    public let index: Int

    public init(address: String, index: Int) {
      self.address = address
      self.index = index
    }
  }

  /// Who issued it, by the address of the service.
  public let issuer: String
  public let number: Identifier<Permit>
  /// 1 for the first document of the permit; grows when workers, days or conditions change.
  public let edition: Int
  /// Business identification number of the employer; twelve digits.
  public let employer: String
  public let region: RegionKey
  public let category: CategoryKey
  public let places: Int
  public let firstDay: Day
  /// The last day in effect.
  public let lastDay: Day
  public let issuedOn: Day
  /// How many workers are named in the list.
  public let listed: Int
  /// The marks of the workers; empty when they are more than a code carries.
  public let workers: [WorkerMark]
  public let status: StatusEntry?
  /// Regions that the permit names beside the one that issued it; most permits name none.
  public let furtherRegions: [RegionKey]

  /// More marks would make the code too fine to read from paper.
  public static var mostMarks: Int { 16 }

  public init(
    issuer: String, number: Identifier<Permit>, edition: Int, employer: String, region: RegionKey,
    category: CategoryKey, places: Int, firstDay: Day, lastDay: Day, issuedOn: Day, listed: Int,
    workers: [WorkerMark], status: StatusEntry?, furtherRegions: [RegionKey] = []
  ) {
    self.issuer = issuer
    self.number = number
    self.edition = edition
    self.employer = employer
    self.region = region
    self.category = category
    self.places = places
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.issuedOn = issuedOn
    self.listed = listed
    self.workers = workers.count <= Self.mostMarks ? workers : []
    self.status = status
    self.furtherRegions = furtherRegions
  }

  /// What the code alone says of a day; a suspension or a withdrawal stands only in the register.
  public enum Reach: Hashable, Sendable {
    case notYet, inEffect, over
  }

  public func reach(on day: Day) -> Reach {
    day < firstDay ? .notYet : day > lastDay ? .over : .inEffect
  }

  /// Whether the passport's holder stands in the list; nil when the code carries no marks.
  public func lists(latinName: String, birthDate: Day) -> Bool? {
    guard !workers.isEmpty || listed == 0 else { return nil }
    let mark = WorkerMark(permit: number, latinName: latinName, birthDate: birthDate)
    return workers.contains(mark)
  }
}

import Casework
import Measures
import Office

/// What a demo register is filled with: made-up employers and workers, places, and what they do day by day.
///
/// Read from `Demo/tale.json`; the office takes each deed as it takes a visitor's, so nothing can stand in a demo
/// that could not happen in the service.
public struct Tale: Decodable, Sendable {
  public struct Employer: Decodable, Sendable {
    public let key: String
    public let businessNumber: String
    public let name: String
    public let region: String
    public let since: Day
  }

  /// Places of a year: the national figure, and what regions get of it.
  public struct Quota: Decodable, Sendable {
    public struct Part: Decodable, Sendable {
      public let region: String
      public let category: String?
      public let places: Int
    }

    public let year: Int
    public let day: Day
    public let places: Int
    public let order: String
    public let parts: [Part]
  }

  public struct Worker: Decodable, Sendable {
    public let key: String
    public let name: String
    public let latinName: String
    public let birthDate: Day
    public let citizenship: String
    public let education: String
    public let occupation: String
  }

  /// Answers that several cases begin with, by a name of their own.
  public let factSheets: [String: [String: String]]
  public let employers: [Employer]
  public let workers: [Worker]
  public let quotas: [Quota]
  public let steps: [TaleStep]
  /// The day on which the tale is over and time begins to pass.
  public let ends: Day
}

/// One deed of the tale.
public struct TaleStep: Decodable, Sendable {
  public let day: Day
  /// The case or inspection it belongs to, by its name in the tale.
  public let about: String
  public let deed: Deed

  private enum Key: String, CodingKey { case day, about }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    day = try container.decode(Day.self, forKey: .day)
    about = try container.decode(String.self, forKey: .about)
    deed = try Deed(from: decoder)
  }
}

/// The tale cannot be told: which step, and what the office says to it.
public struct TaleFault: Error, Sendable, CustomStringConvertible {
  public let day: Day
  public let about: String
  public let deed: String
  public let reason: String

  public var description: String { "\(day) \(about), \(deed): \(reason)" }
}

import Measures

/// The search for workers at home: channels used, candidates met.
public struct LabourMarketTest: Hashable, Codable, Sendable {
  /// One channel the law names, with the day and the proof.
  public struct Search: Hashable, Codable, Sendable {
    /// The channel: the name of the fact that takes its day.
    public let channel: ChannelKey
    public let day: Day
    /// Publication code, certificate number or issue of the newspaper.
    public let reference: String

    public init(channel: ChannelKey, day: Day, reference: String) {
      self.channel = channel
      self.day = day
      self.reference = reference
    }
  }

  /// A local candidate.
  public struct Interview: Hashable, Codable, Sendable {
    public enum Outcome: Hashable, Codable, Sendable {
      case invited, hired, declinedByCandidate
      /// With the employer's reason.
      case refused(reason: String)
    }
    /// A reference that names no person.
    public let candidate: String
    public let day: Day
    public let outcome: Outcome

    public init(candidate: String, day: Day, outcome: Outcome) {
      self.candidate = candidate
      self.day = day
      self.outcome = outcome
    }
  }

  public private(set) var searches: [Search]
  public private(set) var interviews: [Interview]

  public init(searches: [Search] = [], interviews: [Interview] = []) {
    self.searches = searches
    self.interviews = interviews
  }

  /// A later search in the same channel replaces the earlier one.
  public mutating func record(_ search: Search) {
    searches.removeAll { $0.channel == search.channel }
    searches.append(search)
  }

  /// A later word on the same candidate replaces the earlier one.
  public mutating func record(_ interview: Interview) {
    interviews.removeAll { $0.candidate == interview.candidate }
    interviews.append(interview)
  }

  /// Whether nobody who came is still waiting for an interview.
  public var allInterviewed: Bool { !interviews.contains { $0.outcome == .invited } }
}

extension LabourMarketTest.Search: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("channel", channel)
    try sheet.put("day", day)
    try sheet.put("reference", reference)
    sheet.close()
  }
}

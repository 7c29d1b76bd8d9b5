import Measures

/// A length of time as the law gives it.
public enum LegalTerm: Hashable, Codable, Sendable {
  case days(Int)
  case workingDays(Int)
  case months(Int)
  /// The law names the last day itself.
  case through(Day)
  /// The law files do not know the term: nothing ends by it.
  case notKnown
}

/// A term that runs: what for, from when, how long. The last day is counted by `Reckoner`, so that outages can pause it.
public struct Deadline: Hashable, Codable, Sendable {
  public enum Purpose: String, Hashable, Codable, JSONWritten, Sendable {
    case completeness, supplement, decision, hearing, fee, guarantee, list
    case replacement, extensionDecision, condition, appeal, appealDecision, cure
  }

  public let purpose: Purpose
  /// The day before the first one that counts.
  public let start: Day
  public let term: LegalTerm

  public init(purpose: Purpose, start: Day, term: LegalTerm) {
    self.purpose = purpose
    self.start = start
    self.term = term
  }
}

extension Deadline {
  /// The same length of time from another day.
  func again(from day: Day) -> Deadline { Deadline(purpose: purpose, start: day, term: term) }
}

/// Days on which the service could not be used, recorded by the office.
public struct Outage: Hashable, Codable, Sendable {
  public let first: Day
  public let last: Day
  public let cause: String

  /// Nil when it would end before it begins.
  public init?(first: Day, last: Day, cause: String) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
    self.cause = cause
  }

  public func holds(_ day: Day) -> Bool { first <= day && day <= last }
}

extension LegalTerm: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    switch self {
    case .days(let count): try sheet.put("days", only: count)
    case .workingDays(let count): try sheet.put("workingDays", only: count)
    case .months(let count): try sheet.put("months", only: count)
    case .through(let day): try sheet.put("through", only: day)
    case .notKnown: sheet.put(empty: "notKnown")
    }
    sheet.close()
  }
}

extension Deadline: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("purpose", purpose)
    try sheet.put("start", start)
    try sheet.put("term", term)
    sheet.close()
  }
}

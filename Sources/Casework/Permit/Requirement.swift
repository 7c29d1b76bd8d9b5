import Measures

/// What must still happen before a granted permit takes effect.
public enum Requirement: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
  case fee, guarantee, list

  public static func < (left: Requirement, right: Requirement) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The fee of a permit.
public struct Fee: Hashable, Codable, Sendable {
  public struct Payment: Hashable, Codable, Sendable {
    public let sum: Money
    public let day: Day
    public let reference: String

    public init(sum: Money, day: Day, reference: String) {
      self.sum = sum
      self.day = day
      self.reference = reference
    }
  }

  /// For all places; nil where the law files do not know it.
  public let sum: Money?
  public let deadline: Deadline
  public internal(set) var payment: Payment?

  public init(sum: Money?, deadline: Deadline, payment: Payment? = nil) {
    self.sum = sum
    self.deadline = deadline
    self.payment = payment
  }
}

/// Money laid aside for the workers' way home.
public struct ReturnGuarantee: Hashable, Codable, Sendable {
  public struct Placement: Hashable, Codable, Sendable {
    public let sum: Money
    public let bank: String
    public let reference: String
    public let day: Day

    public init(sum: Money, bank: String, reference: String, day: Day) {
      self.sum = sum
      self.bank = bank
      self.reference = reference
      self.day = day
    }
  }

  /// The least sum for all places; nil where the law files do not know it.
  public let least: Money?
  public let deadline: Deadline
  public internal(set) var placement: Placement?

  public init(least: Money?, deadline: Deadline, placement: Placement? = nil) {
    self.least = least
    self.deadline = deadline
    self.placement = placement
  }
}

/// The list of named workers that has to be certified.
public struct ListDuty: Hashable, Codable, Sendable {
  public let deadline: Deadline
  public internal(set) var filed: NamedList?

  public init(deadline: Deadline, filed: NamedList? = nil) {
    self.deadline = deadline
    self.filed = filed
  }
}

extension ListDuty: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("deadline", deadline)
    try sheet.put("filed", filed)
    sheet.close()
  }
}

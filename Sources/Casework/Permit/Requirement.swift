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

  /// Why the office did not take a payment as the fee.
  public struct Decline: Hashable, Codable, Sendable {
    public let day: Day
    public let reason: String
  }

  /// For all places; nil where the law files do not know it.
  public let sum: Money?
  /// Of the first notice, or of the office's word that a payment was not enough.
  public internal(set) var deadline: Deadline
  public internal(set) var payment: Payment?
  /// What the employer says to have paid where the law files do not know the sum; the office has not answered yet.
  public internal(set) var reported: Payment?
  /// The office's last word on a payment that was not enough; nil once the employer paid again.
  public internal(set) var declined: Decline?

  /// Whether the employer still has to pay.
  public var isOpen: Bool { payment == nil && reported == nil }

  public init(sum: Money?, deadline: Deadline, payment: Payment? = nil) {
    self.sum = sum
    self.deadline = deadline
    self.payment = payment
  }
}

extension Fee {
  /// Takes down what happened to it; false for what cannot follow.
  mutating func take(_ event: CaseEvent) -> Bool {
    switch event.what {
    case .feePaid(let payment): self.payment = payment
    case .feeReported(let payment) where isOpen:
      reported = payment
      declined = nil
    case .feeConfirmed where reported != nil:
      payment = reported
      reported = nil
    case .feeDeclined(let reason, let deadline) where reported != nil:
      reported = nil
      declined = Decline(day: event.day, reason: reason)
      self.deadline = deadline
    default: return false
    }
    return true
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

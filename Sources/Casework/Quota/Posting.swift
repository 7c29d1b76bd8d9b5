import Measures

/// One movement of places on an account, with its cause and a key that makes it count once.
public struct Posting: Hashable, Codable, Sendable {
  public enum Kind: String, Hashable, Codable, JSONWritten, Sendable, CaseIterable {
    /// Free places are laid aside for an application admitted to decision.
    case hold
    /// Held places become used: the permit takes effect.
    case post
    /// Held places become free again: refused or taken back.
    case void
    /// Held places become free again because a term lapsed.
    case expire
  }

  /// Why the places moved: a step of a case.
  public struct Cause: Hashable, Codable, Sendable {
    public let permitCase: Identifier<PermitCase>
    /// The number of the event in its case.
    public let event: Int

    public init(permitCase: Identifier<PermitCase>, event: Int) {
      self.permitCase = permitCase
      self.event = event
    }
  }

  public let kind: Kind
  public let account: QuotaAccount.Key
  /// At least one.
  public let places: Int
  public let day: Day
  public let cause: Cause
  /// Equal keys are the same movement.
  public let key: String

  /// - Parameters:
  ///   - places: at least one; nil otherwise.
  ///   - isFurther: one more region of the same event, told apart in the key.
  public init?(
    kind: Kind, account: QuotaAccount.Key, places: Int, day: Day, cause: Cause,
    isFurther: Bool = false
  ) {
    guard places >= 1 else { return nil }
    self.kind = kind
    self.account = account
    self.places = places
    self.day = day
    self.cause = cause
    let own = "\(cause.permitCase)/\(cause.event)/\(kind.rawValue)"
    key = isFurther ? "\(own)/\(account.region.name)" : own
  }
}

extension Posting: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("account", account)
    try sheet.put("cause", cause)
    try sheet.put("day", day)
    try sheet.put("key", key)
    try sheet.put("kind", kind)
    try sheet.put("places", places)
    sheet.close()
  }
}

extension Posting.Cause: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("event", event)
    try sheet.put("permitCase", permitCase)
    sheet.close()
  }
}

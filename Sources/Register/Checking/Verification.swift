/// What was looked at, and what differs.
public struct Verification: Hashable, Sendable {
  public var entries = 0
  public var cases = 0
  public var events = 0
  public var postings = 0
  public var records = 0
  public var files = 0
  /// The end of the journal that was verified.
  public var head = JournalHead.empty
  /// The first of each kind, at most `shown` of them: one fault that repeats itself does not hide another.
  public private(set) var differences: [Difference] = []
  /// How many there are of each kind.
  public private(set) var counts: [Difference.Kind: Int] = [:]

  public static let shown = 50

  public init() {}

  /// How many there are in all.
  public var count: Int { counts.values.reduce(0, +) }
  public var isClean: Bool { counts.isEmpty }

  public mutating func add(_ difference: Difference) {
    counts[difference.kind, default: 0] += 1
    if counts[difference.kind, default: 0] <= Self.shown { differences.append(difference) }
  }
}

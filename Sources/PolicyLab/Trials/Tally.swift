import LawColumns

/// What a measure comes to over some rows, exactly.
public struct Tally: Hashable, Sendable {
  /// Rows the measure looks at.
  public internal(set) var rows = 0
  /// Rows with a decided value; "never happened" counts as decided.
  public internal(set) var decided = 0
  /// Rows that the measure counts: yes, or the case.
  public internal(set) var counted = 0
  /// Sum of values as the rule's type says, money in tiyn; only for sums.
  public internal(set) var sum: Int128 = 0
  /// The question does not arise.
  public internal(set) var notApplicable = 0
  /// Rows without a decided value by reason; they are in no count and no sum.
  public internal(set) var apart = [Int](repeating: 0, count: 8)

  public init() {}

  /// Rows apart for this reason.
  public subscript(state: RulingState) -> Int { apart[Int(state.rawValue)] }

  /// Rows that could not be decided.
  public var undecided: Int { rows - decided - notApplicable }

  static func += (a: inout Tally, b: Tally) {
    a.rows += b.rows
    a.decided += b.decided
    a.counted += b.counted
    a.sum += b.sum
    a.notApplicable += b.notApplicable
    for index in a.apart.indices { a.apart[index] += b.apart[index] }
  }
}

/// A measure before and after the change over the same rows.
public struct TallyPair: Hashable, Sendable {
  public internal(set) var before = Tally()
  public internal(set) var after = Tally()
  /// Rows counted after and not before, and the other way round.
  public internal(set) var gained = 0
  public internal(set) var lost = 0
  /// Rows whose result differs in any way.
  public internal(set) var changed = 0

  public init() {}

  static func += (a: inout TallyPair, b: TallyPair) {
    a.before += b.before
    a.after += b.after
    a.gained += b.gained
    a.lost += b.lost
    a.changed += b.changed
  }
}

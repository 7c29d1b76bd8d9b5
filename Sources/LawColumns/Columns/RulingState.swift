/// How the result of one row stands, as one byte, in the order of precedence: an operation takes the greatest state
/// of its operands.
public enum RulingState: UInt8, Hashable, Sendable, CaseIterable {
  /// A value.
  case value
  /// Decided: "never happened".
  case none
  /// The question does not arise.
  case notApplicable
  /// A declared hole of the law file was reached.
  case notKnown
  /// No definition applies, or no edition is in force.
  case undefined
  /// Two definitions apply, neither prevails, and their values differ.
  case conflict
  /// Facts are missing that could still decide it.
  case unknown
  /// Arithmetic left the range of exact numbers, or a date left the calendar.
  case failed
}

/// The result of one row.
public struct RowResult: Hashable, Sendable {
  public let state: RulingState
  /// Read as the type of the rule says; 0 unless `state` is `value`.
  public let bits: Int64

  public init(_ bits: Int64) {
    state = .value
    self.bits = bits
  }

  public init(_ state: RulingState) {
    self.state = state
    bits = 0
  }
}

import LawLanguage

/// One of the seven results a ruling or an expression can have; none of them turns silently into zero or no.
public enum Outcome: Hashable, Sendable {
  /// Decided; read as the type says (never a text).
  case value(Int64)
  case text(String)
  /// Decided: "never happened".
  case none
  /// Facts are missing that could still decide it.
  case unknown
  /// Two definitions apply, neither prevails, and their values differ.
  case conflict
  /// No definition applies, or no edition is in force.
  case undefined
  /// A declared hole of the law file was reached.
  case notKnown
  /// The question does not arise.
  case notApplicable
  /// Arithmetic left the range of exact numbers, or a date left the calendar.
  case failed

  /// Whether it is a value (also `none`).
  public var isValue: Bool {
    switch self {
    case .value, .text, .none: true
    default: false
    }
  }

  /// Whether it is the answer yes.
  public var isYes: Bool { self == .value(1) }
  /// Whether it is the answer no of a yes/no question.
  public var isNo: Bool { self == .value(0) }
}

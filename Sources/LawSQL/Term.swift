import LawLanguage

/// How a result stands, in the order of precedence: an operation takes the greatest of its operands.
public enum State: Int, CaseIterable, Sendable {
  case value, none, notApplicable, notKnown, undefined, conflict, unknown, failed

  /// The word in the state columns of a statement.
  public var word: String {
    switch self {
    case .value: "value"
    case .none: "none"
    case .notApplicable: "not_applicable"
    case .notKnown: "not_known"
    case .undefined: "undefined"
    case .conflict: "conflict"
    case .unknown: "unknown"
    case .failed: "failed"
    }
  }
}

/// The states that may occur.
struct States: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  static var all: States { States(rawValue: 0xFF) }
  static var value: States { States(.value) }
  static var decided: States { [States(.value), States(.none)] }
  static var settled: States { [States(.value), States(.none), States(.notApplicable)] }

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ state: State) { rawValue = 1 << UInt8(state.rawValue) }

  func may(_ state: State) -> Bool { contains(States(state)) }
  func isWithin(_ states: States) -> Bool { isSubset(of: states) }
}

/// A result inside a statement: a value column that is NULL exactly where the state column is not 0.
struct Term: Hashable, Sendable {
  var value: Cell
  var state: Cell
  var states: States
  var lane: Lane
  /// Holds every value; nothing is known about texts and truth values.
  var range: ClosedRange<Int64>

  init(_ value: Cell, _ state: Cell, _ states: States, _ lane: Lane, _ range: ClosedRange<Int64>) {
    self.value = value
    self.state = state
    self.states = states
    self.lane = lane
    self.range = range
  }
}

extension ValueType {
  var lane: Lane {
    switch kind {
    case .yesNo: .truth
    case .text: .text
    default: .number
    }
  }
}

extension ClosedRange<Int64> {
  static var any: ClosedRange<Int64> { .min ... .max }
  /// Every day of the calendar, 0001-01-01 to 9999-12-31.
  static var days: ClosedRange<Int64> { -719_162...2_932_896 }

  func union(_ other: ClosedRange<Int64>) -> ClosedRange<Int64> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
  func isWithin(_ outer: ClosedRange<Int64>) -> Bool {
    outer.contains(lowerBound) && outer.contains(upperBound)
  }
}

/// What an instruction does; one for each operation of the law's expressions.
enum Code: UInt8 {
  case constant, none, notApplicable, notKnown, day
  /// A fact that is always asked, by its slot; others are read with the condition under which they are asked.
  case plainFact
  case fact, rule, follow, value, choice
  case not, and, or
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case isNone, member, between
  case add, subtract, multiply, negate, absolute, smaller, larger, widen, round
  case daysAfter, monthsAfter, daysBetween, datePart, makeDate, fullYears, fullMonths
  case relabel, addWorkingDays, workingDaysBetween, condition
  case count, sum, any, all, smallest, largest
}

/// One node of the law, laid out flat: no payloads, no references.
///
/// Operands are numbers of instructions, which are the numbers of the nodes; -1 where there is none.
struct Instruction {
  var code: Code
  /// A date part, a month end, or how to round.
  var detail: UInt8 = 0
  var a: Int32 = -1
  var b: Int32 = -1
  var c: Int32 = -1
  /// A constant, the factor of `widen`, the number of a hole.
  var bits: Int64 = 0
}

/// How a value stands, in the order of precedence: an operation takes the greatest state of its operands.
struct State {
  static var value: UInt8 { 0 }
  static var none: UInt8 { 1 }
  static var notApplicable: UInt8 { 2 }
  static var notKnown: UInt8 { 3 }
  static var undefined: UInt8 { 4 }
  static var conflict: UInt8 { 5 }
  static var unknown: UInt8 { 6 }
  static var failed: UInt8 { 7 }
}

/// The result of one instruction.
struct Read: Equatable {
  var bits: Int64
  var state: UInt8

  @inline(__always) init(_ bits: Int64) {
    self.bits = bits
    self.state = State.value
  }
  @inline(__always) init(state: UInt8) {
    self.bits = 0
    self.state = state
  }
  @inline(__always) init(_ bits: Int64, _ state: UInt8) {
    self.bits = bits
    self.state = state
  }
  @inline(__always) init(_ holds: Bool) {
    self.bits = holds ? 1 : 0
    self.state = State.value
  }

  /// A value or `none`.
  @inline(__always) var isDecided: Bool { state <= State.none }
  @inline(__always) var isYes: Bool { state == State.value && bits != 0 }
  /// For a condition: not met. `none` and "not applicable" count as no.
  @inline(__always) var isUnmet: Bool {
    state == State.value ? bits == 0 : state <= State.notApplicable
  }
  /// Whether it can be one of several equal outcomes: a value, `none` or "not applicable".
  @inline(__always) var isSettled: Bool { state <= State.notApplicable }
}

import ColumnKernels

/// What a step works on: a constant, or the vector another step makes.
enum Operand: Hashable, Sendable {
  case constant(Int64)
  case vector(Int32)

  static func state(_ state: RulingState) -> Operand { .constant(Int64(state.rawValue)) }
  static var no: Operand { .constant(0) }
  static var yes: Operand { .constant(1) }

  var constant: Int64? {
    if case .constant(let value) = self { return value }
    return nil
  }
  var isVector: Bool { constant == nil }
}

/// One step of a program: makes one vector of values for the rows in hand.
struct Step: Hashable, Sendable {
  enum Action: Hashable, Sendable {
    /// A column of memory, by its number.
    case load(source: Int)
    case kernel(Kernel)
    /// Values of a column at the rows of vector a; k where the row is negative.
    case gather(source: Int)
    /// The values (longs) or, as `companion`, the states of a step that is not a kernel.
    case special(number: Int)
    case aggregate(number: Int)
    case companion
  }
  var action: Action
  /// The lane the kernel works in.
  var lane: Lane = .byte
  var a: Int32 = -1
  var b: Int32 = -1
  var c: Int32 = -1
  var k: Int64 = 0
  var m: Int64 = 0
  /// The number of a table.
  var table: Int32 = -1
}

/// What is known of a vector before any row is read.
struct VectorShape: Sendable {
  var lane: Lane
  /// Holds the value of every row, also where it means nothing.
  var range: ClosedRange<Int64>
  /// Of small values: one bit for each that may occur.
  var possible: UInt64
}

/// The kernels by the names the plan uses, in the order of `column_operation`.
enum Kernel: UInt8, Hashable, Sendable {
  case add, addK, sub, subFromK, mul, mulK, min, minK, max, maxK
  case eq, eqK, ne, neK, lt, ltK, le, leK, gtK, geK, between, betweenK
  case select, selectKV, selectVK, selectKK
  case toByte, toWord, toLong, fill, lookupByte, lookupWord, gather, steps
  case and, or, andNot, not, stateWhere, aboveK
  case addOverflows, subOverflows, mulOverflows, roundDown, roundUp, roundHalfUp, sum, countStates
  case field, fieldAdd

  /// The lane of what it makes, when it works in the given lane.
  func result(_ lane: Lane) -> Lane {
    switch self {
    case .eq, .eqK, .ne, .neK, .lt, .ltK, .le, .leK, .gtK, .geK, .between, .betweenK, .toByte,
      .steps, .addOverflows, .subOverflows, .mulOverflows:
      .byte
    case .toWord: .word
    case .toLong: .long
    default: lane
    }
  }
}

/// Makes steps, each only once, and folds what is known before any row is read.
struct VectorBuilder {
  private(set) var steps: [Step] = []
  private(set) var shapes: [VectorShape] = []
  private(set) var tables: [LookupTable] = []
  private var numbers: [Step: Int32] = [:]
  private var tableNumbers: [LookupTable: Int32] = [:]

  // MARK: What is known

  func range(_ operand: Operand) -> ClosedRange<Int64> {
    switch operand {
    case .constant(let value): value...value
    case .vector(let id): shapes[Int(id)].range
    }
  }

  /// The small values that may occur, one bit each; all bits when they are not small.
  func possible(_ operand: Operand) -> UInt64 {
    switch operand {
    case .constant(let value): value >= 0 && value < 64 ? 1 << UInt64(value) : .max
    case .vector(let id): shapes[Int(id)].possible
    }
  }

  func mayBe(_ operand: Operand, _ state: RulingState) -> Bool {
    possible(operand) >> UInt64(state.rawValue) & 1 == 1
  }

  /// The bits of a range within 0...63.
  static func possible(_ range: ClosedRange<Int64>) -> UInt64 {
    guard range.lowerBound >= 0, range.upperBound < 64 else { return .max }
    let below = range.upperBound == 63 ? UInt64.max : (1 << UInt64(range.upperBound + 1)) - 1
    return below & ~((1 << UInt64(range.lowerBound)) - 1)
  }

  // MARK: Steps

  /// The vector of a step whose values lie in the range.
  mutating func make(
    _ step: Step, _ lane: Lane, _ range: ClosedRange<Int64>, possible: UInt64? = nil
  ) -> Operand {
    if let number = numbers[step] { return .vector(number) }
    let number = Int32(steps.count)
    numbers[step] = number
    steps.append(step)
    shapes.append(
      VectorShape(
        lane: lane, range: range, possible: (possible ?? .max) & Self.possible(range)))
    return .vector(number)
  }

  mutating func kernel(
    _ kernel: Kernel, _ lane: Lane, _ operands: [Operand] = [], k: Int64 = 0, m: Int64 = 0,
    table: Int32 = -1, range: ClosedRange<Int64>, possible: UInt64? = nil
  ) -> Operand {
    var step = Step(action: .kernel(kernel), lane: lane, k: k, m: m, table: table)
    let ids = operands.map { operand -> Int32 in
      guard case .vector(let id) = operand else { preconditionFailure("a constant is no vector") }
      return id
    }
    if ids.count > 0 { step.a = ids[0] }
    if ids.count > 1 { step.b = ids[1] }
    if ids.count > 2 { step.c = ids[2] }
    return make(step, kernel.result(lane), range, possible: possible)
  }

  /// The operand as a vector of the lane, which must hold it.
  mutating func vector(_ operand: Operand, in lane: Lane) -> Operand {
    switch operand {
    case .constant(let value):
      return kernel(.fill, lane, k: value, range: value...value)
    case .vector(let id):
      let shape = shapes[Int(id)]
      if shape.lane == lane { return operand }
      let convert: Kernel =
        switch lane {
        case .byte: .toByte
        case .word: .toWord
        case .long: .toLong
        }
      return kernel(
        convert, shape.lane, [operand], range: shape.range, possible: shape.possible)
    }
  }

  /// A column of memory in the narrowest lane that holds it.
  mutating func load(
    _ source: Int, _ lane: Lane, _ range: ClosedRange<Int64>, possible: UInt64? = nil
  ) -> Operand {
    if range.lowerBound == range.upperBound { return .constant(range.lowerBound) }
    let loaded = make(Step(action: .load(source: source)), lane, range, possible: possible)
    return vector(loaded, in: Lane.holding(range))
  }

  mutating func table(_ values: [Int64], _ lane: Lane) -> Int32 {
    let table = LookupTable(values: values, lane: lane)
    if let number = tableNumbers[table] { return number }
    tables.append(table)
    tableNumbers[table] = Int32(tables.count - 1)
    return Int32(tables.count - 1)
  }

  /// Puts a lookup in the place of a step.
  mutating func replace(_ id: Int32, with step: Step, possible: UInt64) {
    steps[Int(id)] = step
    shapes[Int(id)].possible = possible & Self.possible(shapes[Int(id)].range)
  }
}

/// Values by index, kept beside the program.
struct LookupTable: Hashable, Sendable {
  let values: [Int64]
  let lane: Lane
}

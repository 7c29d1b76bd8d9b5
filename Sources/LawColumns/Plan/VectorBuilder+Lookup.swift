/// Values by index.
extension VectorBuilder {
  /// `values[index - first]`; every index must be there.
  mutating func lookup(_ index: Operand, _ values: [Int64], first: Int64) -> Operand {
    if let k = index.constant { return .constant(values[Int(k - first)]) }
    let span = range(index)
    let used = Array(values[Int(span.lowerBound - first)...Int(span.upperBound - first)])
    let low = used.reduce(used[0], Swift.min)
    let high = used.reduce(used[0], Swift.max)
    if low == high { return .constant(low) }
    if let stairs = stairs(index, used, span.lowerBound) { return stairs }
    return gathered(index, used, span.lowerBound, low...high)
  }

  private mutating func gathered(
    _ index: Operand, _ values: [Int64], _ first: Int64, _ range: ClosedRange<Int64>
  ) -> Operand {
    guard case .vector(let id) = vector(index, in: Lane.holding(self.range(index))) else {
      return index
    }
    let step = lookupStep(id, values, first, range)
    return make(step, Lane.holding(range), range, possible: Self.possible(values))
  }

  /// The step that looks values up; the index is a vector of bytes or words.
  mutating func lookupStep(
    _ index: Int32, _ values: [Int64], _ first: Int64, _ range: ClosedRange<Int64>
  ) -> Step {
    let lane = Lane.holding(range)
    let kernel: Kernel = shapes[Int(index)].lane == .byte ? .lookupByte : .lookupWord
    return Step(
      action: .kernel(kernel), lane: lane, a: index, k: first, table: table(values, lane))
  }

  /// One bit for each small value among them.
  static func possible(_ values: [Int64]) -> UInt64 {
    var bits: UInt64 = 0
    for value in values {
      guard value >= 0, value < 64 else { return .max }
      bits |= 1 << UInt64(value)
    }
    return bits
  }

  /// Few runs of equal values: comparisons over whole vectors are faster than a look at each row.
  private mutating func stairs(_ index: Operand, _ values: [Int64], _ first: Int64) -> Operand? {
    var starts: [Int] = [0]
    for position in values.indices.dropFirst() where values[position] != values[position - 1] {
      starts.append(position)
      if starts.count > 9 { return nil }
    }
    let (low, high) = (values.reduce(values[0], Swift.min), values.reduce(values[0], Swift.max))
    let weight = Lane.holding(range(index)).size + Lane.holding(low...high).size
    if weight * (starts.count - 1) > 12 { return nil }
    if Set(values) == [0, 1] { return intervals(index, values, starts, first) }
    var made = Operand.constant(values[0])
    for start in starts.dropFirst() {
      let isPast = lessOrEqual(.constant(first + Int64(start)), index)
      made = select(isPast, .constant(values[start]), made)
    }
    return made
  }

  private mutating func intervals(
    _ index: Operand, _ values: [Int64], _ starts: [Int], _ first: Int64
  ) -> Operand {
    var made = Operand.no
    for (position, start) in starts.enumerated() where values[start] == 1 {
      let end = position + 1 < starts.count ? starts[position + 1] : values.count
      let within = between(
        index, .constant(first + Int64(start)), .constant(first + Int64(end - 1)))
      made = or(made, within)
    }
    return made
  }

  /// How many of the ascending thresholds are at most `x`.
  mutating func steps(_ x: Operand, _ thresholds: [Int64]) -> Operand {
    let range = range(x)
    let below = Int64(thresholds.count { $0 <= range.lowerBound })
    let within = thresholds.filter { $0 > range.lowerBound && $0 <= range.upperBound }
    guard !within.isEmpty, x.isVector else { return .constant(below) }
    let count = Int64(within.count)
    if range.upperBound - range.lowerBound < 1 << 16 || count > 255 {
      return lookup(x, Self.classes(range, within, below), first: range.lowerBound)
    }
    let lane = Lane.holding(range)
    let made = kernel(
      .steps, lane, [vector(x, in: lane)], m: count, table: table(within, .long),
      range: 0...count)
    return arithmetic(.add, made, .constant(below)).bits
  }

  private static func classes(
    _ range: ClosedRange<Int64>, _ thresholds: [Int64], _ below: Int64
  ) -> [Int64] {
    var classes: [Int64] = []
    var passed = 0
    for value in range {
      while passed < thresholds.count && thresholds[passed] <= value { passed += 1 }
      classes.append(below + Int64(passed))
    }
    return classes
  }
}

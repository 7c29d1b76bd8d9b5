import Measures

enum ArithmeticKind { case add, subtract, multiply }

/// A result with the mask of rows where it left the range of exact numbers.
struct Checked {
  var bits: Operand
  var overflow = Operand.no
}

extension VectorBuilder {
  mutating func arithmetic(_ kind: ArithmeticKind, _ x: Operand, _ y: Operand) -> Checked {
    let exact = Self.range(kind, range(x), range(y))
    guard let low = Int64(exactly: exact.lowerBound), let high = Int64(exactly: exact.upperBound)
    else { return overflowing(kind, x, y) }
    if low == high { return Checked(bits: .constant(low)) }
    let range = low...high
    return Checked(bits: fitting(kind, x, y, range))
  }

  private static func range(
    _ kind: ArithmeticKind, _ x: ClosedRange<Int64>, _ y: ClosedRange<Int64>
  ) -> ClosedRange<Int128> {
    let (a, b) = (Int128(x.lowerBound), Int128(x.upperBound))
    let (c, d) = (Int128(y.lowerBound), Int128(y.upperBound))
    switch kind {
    case .add: return (a + c)...(b + d)
    case .subtract: return (a - d)...(b - c)
    case .multiply:
      let products = [a * c, a * d, b * c, b * d]
      return products.reduce(a * c, Swift.min)...products.reduce(a * c, Swift.max)
    }
  }

  /// Arithmetic that cannot overflow.
  private mutating func fitting(
    _ kind: ArithmeticKind, _ x: Operand, _ y: Operand, _ range: ClosedRange<Int64>
  ) -> Operand {
    let lane = max(
      Lane.holding(range), max(Lane.holding(self.range(x)), Lane.holding(self.range(y))))
    let made: Operand
    switch (kind, x.constant, y.constant) {
    case (.add, _, 0?): return x
    case (.add, 0?, _): return y
    case (.subtract, _, 0?): return x
    case (.multiply, _, 1?): return x
    case (.multiply, 1?, _): return y
    case (.add, _, let k?): made = kernel(.addK, lane, [vector(x, in: lane)], k: k, range: range)
    case (.add, let k?, _): made = kernel(.addK, lane, [vector(y, in: lane)], k: k, range: range)
    case (.subtract, _, let k?):
      made = kernel(.addK, lane, [vector(x, in: lane)], k: 0 &- k, range: range)
    case (.subtract, let k?, _):
      made = kernel(.subFromK, lane, [vector(y, in: lane)], k: k, range: range)
    case (.multiply, _, let k?):
      made = kernel(.mulK, lane, [vector(x, in: lane)], k: k, range: range)
    case (.multiply, let k?, _):
      made = kernel(.mulK, lane, [vector(y, in: lane)], k: k, range: range)
    default:
      made = kernel(
        kind.kernel, lane, [vector(x, in: lane), vector(y, in: lane)], range: range)
    }
    return vector(made, in: Lane.holding(range))
  }

  /// Arithmetic in longs, with a mask of what overflows.
  private mutating func overflowing(_ kind: ArithmeticKind, _ x: Operand, _ y: Operand) -> Checked {
    if let a = x.constant, let b = y.constant { return Checked(folding: kind, a, b) }
    let operands = [vector(x, in: .long), vector(y, in: .long)]
    let bits = kernel(kind.kernel, .long, operands, range: .min ... .max)
    return Checked(bits: bits, overflow: kernel(kind.overflows, .long, operands, range: 0...1))
  }

  mutating func smaller(_ x: Operand, _ y: Operand) -> Operand { extreme(x, y, .min, .minK) }
  mutating func larger(_ x: Operand, _ y: Operand) -> Operand { extreme(x, y, .max, .maxK) }

  private mutating func extreme(
    _ x: Operand, _ y: Operand, _ both: Kernel, _ constant: Kernel
  ) -> Operand {
    let (a, b) = (range(x), range(y))
    let isLower = both == .min
    if x == y || (isLower ? a.upperBound <= b.lowerBound : a.lowerBound >= b.upperBound) {
      return x
    }
    if isLower ? b.upperBound <= a.lowerBound : b.lowerBound >= a.upperBound { return y }
    if x.constant != nil { return extreme(y, x, both, constant) }
    let lane = max(Lane.holding(a), Lane.holding(b))
    let range =
      isLower
      ? min(a.lowerBound, b.lowerBound)...min(a.upperBound, b.upperBound)
      : max(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
    let possible = possible(x) | possible(y)
    let made: Operand
    if let k = y.constant {
      made = kernel(constant, lane, [vector(x, in: lane)], k: k, range: range, possible: possible)
    } else {
      made = kernel(
        both, lane, [vector(x, in: lane), vector(y, in: lane)], range: range, possible: possible)
    }
    return vector(made, in: Lane.holding(range))
  }
}

extension VectorBuilder {
  /// `x / divisor` rounded to a whole number; the divisor is positive.
  mutating func quotient(_ x: Operand, _ divisor: Int64, _ rounding: Rounding) -> Operand {
    let all = range(x)
    let low = rounded(all.lowerBound, divisor, rounding)
    let high = rounded(all.upperBound, divisor, rounding)
    if divisor == 1 || low == high { return divisor == 1 ? x : .constant(low) }
    let lane = max(.word, max(Lane.holding(all), Lane.holding(0...divisor)))
    let kernel: Kernel =
      switch rounding {
      case .down: .roundDown
      case .up: .roundUp
      case .halfUp: .roundHalfUp
      }
    let made = self.kernel(kernel, lane, [vector(x, in: lane)], k: divisor, range: low...high)
    return vector(made, in: Lane.holding(low...high))
  }

  private func rounded(_ x: Int64, _ divisor: Int64, _ rounding: Rounding) -> Int64 {
    Int64(truncatingIfNeeded: roundedQuotient(Int128(x), Int128(divisor), rounding) ?? 0)
  }
}

extension ArithmeticKind {
  var kernel: Kernel {
    switch self {
    case .add: .add
    case .subtract: .sub
    case .multiply: .mul
    }
  }
  var overflows: Kernel {
    switch self {
    case .add: .addOverflows
    case .subtract: .subOverflows
    case .multiply: .mulOverflows
    }
  }
}

extension Checked {
  init(folding kind: ArithmeticKind, _ a: Int64, _ b: Int64) {
    let (value, overflow) =
      switch kind {
      case .add: a.addingReportingOverflow(b)
      case .subtract: a.subtractingReportingOverflow(b)
      case .multiply: a.multipliedReportingOverflow(by: b)
      }
    self.init(bits: .constant(value), overflow: overflow ? .yes : .no)
  }
}

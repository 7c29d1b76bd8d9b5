import LawLanguage

/// Masks: bytes of 0 and 1.
extension VectorBuilder {
  mutating func and(_ x: Operand, _ y: Operand) -> Operand {
    switch (x.constant, y.constant) {
    case (0?, _), (_, 0?): return .no
    case (.some, _): return y
    case (_, .some): return x
    default: break
    }
    if x == y { return x }
    if let other = negated(y) { return andNot(x, other) }
    if let other = negated(x) { return andNot(y, other) }
    return kernel(.and, .byte, inOrder(x, y), range: 0...1)
  }

  mutating func or(_ x: Operand, _ y: Operand) -> Operand {
    switch (x.constant, y.constant) {
    case (0?, _): return y
    case (_, 0?): return x
    case (.some, _), (_, .some): return .yes
    default: break
    }
    if x == y { return x }
    if let a = negated(x), let b = negated(y) { return not(and(a, b)) }
    return kernel(.or, .byte, inOrder(x, y), range: 0...1)
  }

  mutating func andNot(_ x: Operand, _ y: Operand) -> Operand {
    if let k = y.constant { return k == 0 ? x : .no }
    if let k = x.constant { return k == 0 ? .no : not(y) }
    if x == y { return .no }
    if let other = negated(y) { return and(x, other) }
    return kernel(.andNot, .byte, [x, y], range: 0...1)
  }

  mutating func not(_ x: Operand) -> Operand {
    if let k = x.constant { return .constant(1 - k) }
    return negated(x) ?? kernel(.not, .byte, [x], range: 0...1)
  }

  /// The mask of which this one is the opposite.
  private func negated(_ x: Operand) -> Operand? {
    guard case .vector(let id) = x, case .kernel(.not) = steps[Int(id)].action else { return nil }
    return .vector(steps[Int(id)].a)
  }

  private func inOrder(_ x: Operand, _ y: Operand) -> [Operand] {
    if case .vector(let a) = x, case .vector(let b) = y, b < a { return [y, x] }
    return [x, y]
  }

  // MARK: Comparison

  mutating func compare(_ comparison: Comparison, _ x: Operand, _ y: Operand) -> Operand {
    switch comparison {
    case .equal: equal(x, y)
    case .notEqual: not(equal(x, y))
    case .less: less(x, y)
    case .lessOrEqual: lessOrEqual(x, y)
    case .greater: less(y, x)
    case .greaterOrEqual: lessOrEqual(y, x)
    }
  }

  mutating func equal(_ x: Operand, _ y: Operand) -> Operand {
    if x == y { return .yes }
    let (a, b) = (range(x), range(y))
    if !a.overlaps(b) || possible(x) & possible(y) == 0 { return .no }
    if x.constant != nil { return equal(y, x) }
    if let k = y.constant {
      if a == 0...1 { return k == 1 ? x : not(x) }
      let lane = Lane.holding(a)
      return kernel(.eqK, lane, [vector(x, in: lane)], k: k, range: 0...1)
    }
    let lane = max(Lane.holding(a), Lane.holding(b))
    let operands = inOrder(vector(x, in: lane), vector(y, in: lane))
    return kernel(.eq, lane, operands, range: 0...1)
  }

  mutating func less(_ x: Operand, _ y: Operand) -> Operand {
    let (a, b) = (range(x), range(y))
    if x == y || a.lowerBound >= b.upperBound { return .no }
    if a.upperBound < b.lowerBound { return .yes }
    return ordered(x, y, .lt, .ltK, .gtK)
  }

  mutating func lessOrEqual(_ x: Operand, _ y: Operand) -> Operand {
    let (a, b) = (range(x), range(y))
    if x == y || a.upperBound <= b.lowerBound { return .yes }
    if a.lowerBound > b.upperBound { return .no }
    return ordered(x, y, .le, .leK, .geK)
  }

  private mutating func ordered(
    _ x: Operand, _ y: Operand, _ both: Kernel, _ right: Kernel, _ left: Kernel
  ) -> Operand {
    if let k = y.constant {
      let lane = Lane.holding(range(x))
      return kernel(right, lane, [vector(x, in: lane)], k: k, range: 0...1)
    }
    if let k = x.constant {
      let lane = Lane.holding(range(y))
      return kernel(left, lane, [vector(y, in: lane)], k: k, range: 0...1)
    }
    let lane = max(Lane.holding(range(x)), Lane.holding(range(y)))
    return kernel(both, lane, [vector(x, in: lane), vector(y, in: lane)], range: 0...1)
  }

  /// `low <= x` and `x <= high`.
  mutating func between(_ x: Operand, _ low: Operand, _ high: Operand) -> Operand {
    let above = lessOrEqual(low, x)
    let below = lessOrEqual(x, high)
    guard above.isVector, below.isVector, x.isVector else { return and(above, below) }
    if let k = low.constant, let m = high.constant {
      if k == m { return equal(x, low) }
      let lane = Lane.holding(range(x))
      return kernel(.betweenK, lane, [vector(x, in: lane)], k: k, m: m, range: 0...1)
    }
    guard low.isVector, high.isVector else { return and(above, below) }
    let lane = [x, low, high].map { Lane.holding(range($0)) }.reduce(.byte, max)
    let operands = [vector(x, in: lane), vector(low, in: lane), vector(high, in: lane)]
    return kernel(.between, lane, operands, range: 0...1)
  }

  // MARK: Selection

  mutating func select(_ mask: Operand, _ x: Operand, _ y: Operand) -> Operand {
    if let k = mask.constant { return k == 0 ? y : x }
    if x == y { return x }
    let (a, b) = (range(x), range(y))
    if (0...1).contains(a.lowerBound), a.upperBound <= 1, (0...1).contains(b.lowerBound),
      b.upperBound <= 1, x.constant != nil || y.constant != nil
    {
      return selectMask(mask, x, y)
    }
    let range = min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
    let lane = Lane.holding(range)
    let possible = possible(x) | possible(y)
    return switch (x.constant, y.constant) {
    case (let k?, let m?):
      kernel(.selectKK, lane, [mask], k: k, m: m, range: range, possible: possible)
    case (let k?, nil): selectConstant(k, mask, vector(y, in: lane), lane, range, possible)
    case (nil, let m?):
      kernel(.selectVK, lane, [mask, vector(x, in: lane)], m: m, range: range, possible: possible)
    default:
      kernel(
        .select, lane, [mask, vector(x, in: lane), vector(y, in: lane)], range: range,
        possible: possible)
    }
  }

  private mutating func selectConstant(
    _ k: Int64, _ mask: Operand, _ y: Operand, _ lane: Lane, _ range: ClosedRange<Int64>,
    _ possible: UInt64
  ) -> Operand {
    guard case .vector(let a) = mask, case .vector(let c) = y else { return y }
    let step = Step(action: .kernel(.selectKV), lane: lane, a: a, c: c, k: k)
    return make(step, lane, range, possible: possible)
  }

  private mutating func selectMask(_ mask: Operand, _ x: Operand, _ y: Operand) -> Operand {
    switch (x.constant, y.constant) {
    case (1?, 0?): return mask
    case (0?, 1?): return not(mask)
    case (0?, _): return andNot(y, mask)
    case (1?, _): return or(mask, y)
    case (_, 0?): return and(mask, x)
    default: return or(not(mask), x)
    }
  }
}

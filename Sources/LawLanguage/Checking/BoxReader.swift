/// Turns conditions into boxes.
struct BoxReader {
  let nodes: [Node]
  let sets: [[UInt64]]
  let variables: BoxVariables
  let domain: (ID<Node>) -> IntervalSet
  static let limit = 64

  private subscript(id: ID<Node>) -> Node { nodes[Int(id.index)] }

  /// The boxes in which the condition is yes (or no, if negated); nil when there would be too many.
  func boxes(_ node: ID<Node>, negated: Bool = false) -> [Box]? {
    switch self[node].operation {
    case .constant(let value): return (value != 0) != negated ? [Box()] : []
    case .not(let inner): return boxes(inner, negated: !negated)
    case .and(let parts): return negated ? union(parts, true) : product(parts, false)
    case .or(let parts): return negated ? product(parts, true) : union(parts, false)
    case .compare(let comparison, let a, let b):
      return compare(comparison, a, b, node, negated)
    case .between(let x, let low, let high):
      guard let a = constant(low), let b = constant(high), isVariable(x) else {
        return opaque(node, negated)
      }
      return limit(x, a <= b ? IntervalSet([a...b]) : IntervalSet([]), negated)
    case .member(let x, let set):
      guard let index = constant(set), isVariable(x) else { return opaque(node, negated) }
      return limit(x, members(Int(index)), negated)
    case .isNone(let x): return [Box(limits: [noneLimit(x, !negated)], isAbstract: !isPlain(x))]
    case .relabel(let inner): return boxes(inner, negated: negated)
    default:
      return isVariable(node) ? limit(node, IntervalSet([1...1]), negated) : opaque(node, negated)
    }
  }

  private func product(_ parts: [ID<Node>], _ negated: Bool) -> [Box]? {
    var result = [Box()]
    for part in parts {
      guard let boxes = boxes(part, negated: negated) else { return nil }
      result = result.flatMap { a in boxes.compactMap { a.meeting($0) } }
      if result.count > Self.limit { return nil }
    }
    return result
  }

  private func union(_ parts: [ID<Node>], _ negated: Bool) -> [Box]? {
    var result: [Box] = []
    for part in parts {
      guard let boxes = boxes(part, negated: negated) else { return nil }
      result += boxes
      if result.count > Self.limit { return nil }
    }
    return result
  }

  private func compare(
    _ comparison: Comparison, _ a: ID<Node>, _ b: ID<Node>, _ node: ID<Node>, _ negated: Bool
  ) -> [Box]? {
    // `!=` is yes for `none` and `=` is not, so each is read as the other's contrary.
    if comparison == .notEqual { return compare(.equal, a, b, node, !negated) }
    if let value = constant(b), isVariable(a) {
      return limit(a, values(comparison, value), negated)
    }
    if let value = constant(a), isVariable(b) {
      return limit(b, values(comparison.mirrored, value), negated)
    }
    return opaque(node, negated)
  }

  private func values(_ comparison: Comparison, _ value: Int64) -> IntervalSet {
    let point = IntervalSet([value...value])
    let below = value == .min ? IntervalSet([]) : IntervalSet([Int64.min...(value - 1)])
    let above = value == .max ? IntervalSet([]) : IntervalSet([(value + 1)...Int64.max])
    switch comparison {
    case .equal: return point
    case .notEqual: return point.complement
    case .less: return below
    case .lessOrEqual: return above.complement
    case .greater: return above
    case .greaterOrEqual: return below.complement
    }
  }

  private func limit(_ x: ID<Node>, _ values: IntervalSet, _ negated: Bool) -> [Box] {
    let domain = domain(x)
    let wanted = negated ? domain.subtracting(values) : domain.intersection(values)
    var result: [Box] = []
    if !wanted.isEmpty {
      var limits = [Box.Limit(variable: variables.number(of: key(x), .value, x), values: wanted)]
      if self[x].type.isOptional { limits.append(noneLimit(x, false)) }
      result.append(Box(limits: limits, isAbstract: !isPlain(x)))
    }
    // A comparison with `none` is no, so its negation also holds for `none`.
    if negated, self[x].type.isOptional {
      result.append(Box(limits: [noneLimit(x, true)], isAbstract: !isPlain(x)))
    }
    return result
  }

  private func noneLimit(_ x: ID<Node>, _ isNone: Bool) -> Box.Limit {
    Box.Limit(
      variable: variables.number(of: key(x), .none, x),
      values: IntervalSet(isNone ? [1...1] : [0...0]))
  }

  /// A condition that is taken as a whole.
  private func opaque(_ node: ID<Node>, _ negated: Bool) -> [Box] {
    let variable = variables.number(of: "#\(node.index)", .value, node)
    let values = IntervalSet(negated ? [0...0] : [1...1])
    return [Box(limits: [Box.Limit(variable: variable, values: values)], isAbstract: true)]
  }

  private func constant(_ node: ID<Node>) -> Int64? {
    if case .constant(let value) = self[node].operation { return value }
    return nil
  }

  private func members(_ set: Int) -> IntervalSet {
    IntervalSet(
      values: sets[set].enumerated().flatMap { word, bits in
        (0..<64).filter { bits >> UInt64($0) & 1 == 1 }.map { Int64(word * 64 + $0) }
      })
  }

  private func isVariable(_ node: ID<Node>) -> Bool {
    switch self[node].operation {
    case .fact, .rule, .day, .choice: true
    case .follow(_, let inner), .relabel(let inner): isVariable(inner)
    default: false
    }
  }

  /// A fact itself, not something computed from facts.
  private func isPlain(_ node: ID<Node>) -> Bool {
    switch self[node].operation {
    case .fact, .day, .choice: true
    case .follow(_, let inner), .relabel(let inner): isPlain(inner)
    default: false
    }
  }

  private func key(_ node: ID<Node>) -> String {
    switch self[node].operation {
    case .fact(let id): "f\(id.index)"
    case .rule(let id): "r\(id.index)"
    case .choice(let id): "c\(id.index)"
    case .day: "day"
    case .relabel(let inner): key(inner)
    case .follow(let reference, let inner): "\(reference.index).\(key(inner))"
    default: "#\(node.index)"
    }
  }
}

extension Comparison {
  /// `a < b` is `b > a`.
  var mirrored: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

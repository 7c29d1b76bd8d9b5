/// A set of `Int64`s as ascending, disjoint closed ranges: the values one variable may have in a box.
struct IntervalSet: Hashable {
  private(set) var ranges: [ClosedRange<Int64>]

  static let all = IntervalSet([Int64.min...Int64.max])

  init(_ ranges: [ClosedRange<Int64>]) {
    var merged: [ClosedRange<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, last.upperBound == .max || range.lowerBound <= last.upperBound + 1
      {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  init(values: some Sequence<Int64>) { self.init(values.map { $0...$0 }) }

  var isEmpty: Bool { ranges.isEmpty }

  /// The member nearest to zero, to show as an example.
  var example: Int64? {
    ranges.map { min(max(0, $0.lowerBound), $0.upperBound) }.min { abs($0) < abs($1) }
  }

  private func abs(_ value: Int64) -> UInt64 { value.magnitude }

  func contains(_ value: Int64) -> Bool { ranges.contains { $0.contains(value) } }

  /// For ranges that are known to be ascending and apart.
  private init(ordered ranges: [ClosedRange<Int64>]) { self.ranges = ranges }

  func intersection(_ other: IntervalSet) -> IntervalSet {
    var result: [ClosedRange<Int64>] = []
    visitCommon(other) {
      result.append($0)
      return true
    }
    return IntervalSet(ordered: result)
  }

  /// Whether the two have a member in common.
  func overlaps(_ other: IntervalSet) -> Bool {
    var found = false
    visitCommon(other) { _ in
      found = true
      return false
    }
    return found
  }

  /// Visits what both have in common, in ascending order, for as long as `visit` says so.
  private func visitCommon(_ other: IntervalSet, _ visit: (ClosedRange<Int64>) -> Bool) {
    var (a, b) = (0, 0)
    while a < ranges.count, b < other.ranges.count {
      let (left, right) = (ranges[a], other.ranges[b])
      if left.overlaps(right), !visit(left.clamped(to: right)) { return }
      if left.upperBound < right.upperBound { a += 1 } else { b += 1 }
    }
  }

  func subtracting(_ other: IntervalSet) -> IntervalSet { intersection(other.complement) }

  var complement: IntervalSet {
    var result: [ClosedRange<Int64>] = []
    var next: Int64? = .min
    for range in ranges {
      if let start = next, start < range.lowerBound {
        result.append(start...(range.lowerBound - 1))
      }
      next = range.upperBound == .max ? nil : range.upperBound + 1
    }
    if let start = next { result.append(start...Int64.max) }
    return IntervalSet(ordered: result)
  }
}

extension DecisionTable.Cell {
  var values: IntervalSet {
    switch self {
    case .any: .all
    case .oneOf(let list): IntervalSet(values: list)
    case .noneOf(let list): IntervalSet(values: list).complement
    case .range(let low, let high):
      (low ?? .min) <= (high ?? .max)
        ? IntervalSet([(low ?? .min)...(high ?? .max)]) : IntervalSet([])
    }
  }
}

import LawLanguage
import Measures

extension LawBook {
  /// For each node whether a dated value is read in it without `at` (not inside of rulings).
  func nodesReadingGoverningDate() -> [Bool] {
    var reads: [Bool] = []
    reads.reserveCapacity(nodes.count)
    for node in nodes {
      if case .value(_, _, nil) = node.operation {
        reads.append(true)
      } else {
        reads.append(node.operation.operands.contains { reads[Int($0.index)] })
      }
    }
    return reads
  }

  /// How a quotient of two nodes is rounded in the scale of the result.
  func roundingStep(
    _ id: ID<Node>, _ numerator: ID<Node>, _ over: ID<Node>?, _ unit: Int64, _ rounding: Rounding
  ) -> RoundingStep {
    let denominator = over.map { self[$0].type.scale } ?? 0
    let power = self[id].type.scale + denominator - self[numerator].type.scale
    return RoundingStep(
      numeratorFactor: Self.wideFactor(max(power, 0)),
      denominatorFactor: Self.wideFactor(max(-power, 0)), unit: unit, rounding: rounding)
  }

  /// Ten to a power of at most 36.
  private static func wideFactor(_ power: Int) -> Int128 {
    Int128(powerOfTen(min(power, 18))) * Int128(powerOfTen(min(max(power - 18, 0), 18)))
  }

  /// What a column of the type holds at most.
  func widestRange(of type: ValueType) -> ClosedRange<Int64> {
    switch type.kind {
    case .yesNo: 0...1
    case .enumeration(let id): 0...Int64(max(self[id].cases.count - 1, 0))
    case .date: Special.calendar
    default: .min ... .max
    }
  }
}

extension Operation {
  /// The operands, in the order in which they are read.
  var operands: [ID<Node>] {
    switch self {
    case .constant, .none, .notApplicable, .notKnown, .day, .fact, .rule, .choice: []
    case .follow(_, let a), .not(let a), .isNone(let a), .negate(let a), .absolute(let a),
      .widen(let a, _), .datePart(_, let a), .relabel(let a):
      [a]
    case .value(_, let keys, let at): keys + (at.map { [$0] } ?? [])
    case .and(let ids), .or(let ids): ids
    case .compare(_, let a, let b), .member(let a, let b), .add(let a, let b),
      .subtract(let a, let b), .multiply(let a, let b), .smaller(let a, let b),
      .larger(let a, let b), .daysAfter(let a, let b), .monthsAfter(let a, let b, _),
      .daysBetween(let a, let b), .fullYears(let a, let b), .fullMonths(let a, let b),
      .addWorkingDays(let a, let b, _), .workingDaysBetween(let a, let b, _):
      [a, b]
    case .round(let a, let over, _, _): [a] + (over.map { [$0] } ?? [])
    case .between(let a, let b, let c), .makeDate(let a, let b, let c),
      .condition(let a, let b, let c):
      [a, b, c]
    case .aggregate(_, _, let element, let filter): [filter, element].compactMap { $0 }
    }
  }
}

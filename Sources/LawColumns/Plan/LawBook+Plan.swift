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

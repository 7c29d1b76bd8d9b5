/// Divides whole things by weights, exactly.
enum Apportionment {
  /// Shares that add up to `total`: each its whole part, the rest to the largest remainders, the earlier on a tie.
  ///
  /// Where all weights are zero and there is something to divide, everything goes to the first.
  static func shares(of total: Int, by weights: [Int128]) -> [Int] {
    guard !weights.isEmpty else { return [] }
    let sum = weights.reduce(0, +)
    guard sum > 0 else {
      return weights.indices.map { $0 == 0 ? total : 0 }
    }
    var shares: [Int] = []
    var remainders: [(rest: Int128, index: Int)] = []
    for (index, weight) in weights.enumerated() {
      let (whole, rest) = (Int128(total) * weight).quotientAndRemainder(dividingBy: sum)
      shares.append(Int(whole))
      remainders.append((rest, index))
    }
    let missing = total - shares.reduce(0, +)
    remainders.sort { ($1.rest, $0.index) < ($0.rest, $1.index) }
    for place in remainders.prefix(missing) { shares[place.index] += 1 }
    return shares
  }

  /// `value · part / whole` to the nearest whole number, halves up; nothing is negative.
  static func scaled(_ value: Int, by part: Int, of whole: Int) -> Int {
    guard whole > 0 else { return 0 }
    return Int((Int128(value) * Int128(part) * 2 + Int128(whole)) / (2 * Int128(whole)))
  }
}

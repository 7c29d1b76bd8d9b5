/// Iterative proportional fitting in whole numbers (Deming and Stephan 1940): weights of combinations are scaled to
/// one margin after the other until all are met.
///
/// A person is `unit` parts; all arithmetic is exact up to the truncation of one part a step.
struct ProportionalFitting {
  static var unit: Int128 { 1 << 24 }
  /// More rounds than margins of this kind need; those that contradict each other never settle.
  static var mostRounds: Int { 300 }

  private let margins: [FixedMargin]
  /// The cell of each stem in each margin.
  private let cellOf: [[Int32]]
  private let stems: [Range<Int>]
  private let assumed: [Int128]
  private var sumsAssumed: [Int128]
  private var fitted: [Int128]

  /// - Parameter weights: what is assumed where nothing is published; zero stays zero.
  ///
  /// Combinations that no margin tells apart are fitted together as one stem.
  init(_ margins: [FixedMargin], weights: [Int128]) {
    self.margins = margins
    assumed = weights
    var stems: [Range<Int>] = []
    for combination in weights.indices {
      if let last = stems.last,
        margins.allSatisfy({ $0.cellOf[last.lowerBound] == $0.cellOf[combination] })
      {
        stems[stems.count - 1] = last.lowerBound..<combination + 1
      } else {
        stems.append(combination..<combination + 1)
      }
    }
    self.stems = stems
    cellOf = margins.map { margin in stems.map { margin.cellOf[$0.lowerBound] } }
    fitted = stems.map { weights[$0].reduce(0, +) }
    sumsAssumed = fitted
  }

  /// The weights of all combinations, as far as they are fitted.
  var weights: [Int128] {
    var weights = assumed
    for (number, stem) in stems.enumerated() {
      let sum = sumsAssumed[number]
      for combination in stem {
        weights[combination] = sum > 0 ? assumed[combination] * fitted[number] / sum : 0
      }
    }
    return weights
  }

  /// Fits, or says which cell stays furthest from its count.
  mutating func fit() throws(PopulationFault) {
    for _ in 0..<Self.mostRounds {
      for margin in margins.indices { try scale(margin) }
      if worst().gap * 100 <= Self.unit { return }
    }
    let (gap, margin, cell, reached) = worst()
    guard gap * 2 > Self.unit else { return }
    throw .cannotBeMet(
      margin: margins[margin].name, cell: margins[margin].cells[cell].name,
      published: margins[margin].cells[cell].count.count, reached: Int(reached / Self.unit))
  }

  private func sums(_ number: Int) -> [Int128] {
    var sums = [Int128](repeating: 0, count: margins[number].cells.count)
    for (stem, cell) in cellOf[number].enumerated() where cell >= 0 {
      sums[Int(cell)] += fitted[stem]
    }
    return sums
  }

  private mutating func scale(_ number: Int) throws(PopulationFault) {
    let sums = sums(number)
    let margin = margins[number]
    for (cell, sum) in zip(margin.cells, sums) where sum == 0 && cell.count.count > 0 {
      throw .impossibleCell(margin: margin.name, cell: cell.name, count: cell.count.count)
    }
    let targets = margin.cells.map { Int128($0.count.count) * Self.unit }
    for (stem, cell) in cellOf[number].enumerated() where cell >= 0 && fitted[stem] > 0 {
      fitted[stem] = fitted[stem] * targets[Int(cell)] / sums[Int(cell)]
    }
  }

  private func worst() -> (gap: Int128, margin: Int, cell: Int, reached: Int128) {
    var found: (gap: Int128, margin: Int, cell: Int, reached: Int128) = (0, 0, 0, 0)
    for (number, margin) in margins.enumerated() {
      for (cell, sum) in sums(number).enumerated() {
        let target = Int128(margin.cells[cell].count.count) * Self.unit
        let gap = sum > target ? sum - target : target - sum
        if gap > found.gap { found = (gap, number, cell, sum) }
      }
    }
    return found
  }
}

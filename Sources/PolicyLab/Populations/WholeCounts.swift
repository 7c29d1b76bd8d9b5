/// Weights of combinations turned into whole people, so that every margin is met as nearly as whole people allow.
struct WholeCounts {
  var counts: [Int]
  let grid: PopulationGrid
  private let margins: [FixedMargin]
  /// Whether the weight of a combination leaves room for people.
  private let isOpen: [Bool]
  /// Whole targets of each cell of each margin.
  private(set) var targets: [[Int]] = []

  init(_ weights: [Int128], _ grid: PopulationGrid, _ margins: [FixedMargin], rows: Int) {
    self.grid = grid
    self.margins = margins
    isOpen = weights.map { $0 > 0 }
    counts = [Int](repeating: 0, count: grid.count)
    divide(rows, 0..<grid.count, 0, weights)
    targets = margins.map(target)
    for number in margins.indices.dropFirst() { repair(number) }
  }

  /// Largest remainders dimension by dimension, in the order of the file.
  private mutating func divide(
    _ total: Int, _ range: Range<Int>, _ depth: Int, _ weights: [Int128]
  ) {
    guard total > 0, !range.isEmpty else { return }
    guard depth < grid.dimensions.count else {
      counts[range.lowerBound] = total
      return
    }
    var parts: [Range<Int>] = []
    var sums: [Int128] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var (end, sum) = (start, Int128(0))
      while end < range.upperBound, grid[end, depth] == grid[start, depth] {
        sum += weights[end]
        end += 1
      }
      parts.append(start..<end)
      sums.append(sum)
      start = end
    }
    for (part, share) in zip(parts, Apportionment.shares(of: total, by: sums)) {
      divide(share, part, depth + 1, weights)
    }
  }

  func sums(_ margin: FixedMargin) -> [Int] {
    var sums = [Int](repeating: 0, count: margin.cells.count)
    for (combination, cell) in margin.cellOf.enumerated() where cell >= 0 {
      sums[Int(cell)] += counts[combination]
    }
    return sums
  }

  private func target(_ margin: FixedMargin) -> [Int] {
    Apportionment.shares(
      of: sums(margin).reduce(0, +), by: margin.cells.map { Int128($0.count.count) })
  }

  /// Moves people from cells with too many into cells with too few, where no other margin notices.
  private mutating func repair(_ number: Int) {
    let margin = margins[number]
    var gaps = zip(sums(margin), targets[number]).map { $0 - $1 }
    guard gaps.contains(where: { $0 != 0 }) else { return }
    var open: [[Int32]: [Int]] = [:]
    for combination in counts.indices where isShort(combination, margin, gaps) {
      open[elsewhere(combination, number), default: []].append(combination)
    }
    for combination in counts.indices where counts[combination] > 0 {
      let cell = Int(margin.cellOf[combination])
      guard cell >= 0, gaps[cell] > 0 else { continue }
      for other in open[elsewhere(combination, number)] ?? [] {
        let place = Int(margin.cellOf[other])
        let moved = min(counts[combination], gaps[cell], -gaps[place])
        guard moved > 0 else { continue }
        counts[combination] -= moved
        counts[other] += moved
        gaps[cell] -= moved
        gaps[place] += moved
      }
    }
  }

  private func isShort(_ combination: Int, _ margin: FixedMargin, _ gaps: [Int]) -> Bool {
    let cell = margin.cellOf[combination]
    return isOpen[combination] && cell >= 0 && gaps[Int(cell)] < 0
  }

  /// Where the combination stands in all other margins.
  private func elsewhere(_ combination: Int, _ number: Int) -> [Int32] {
    margins.indices.filter { $0 != number }.map { margins[$0].cellOf[combination] }
  }
}

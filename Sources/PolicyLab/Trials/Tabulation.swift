import LawColumns
import LawLanguage

/// Goes through the rows of one ruling before and after and counts.
struct Tabulation: Sendable {
  let measure: Measure
  let before: RulingColumn
  let after: RulingColumn
  /// Whether both are the same column.
  let isSame: Bool
  /// The person of each row; nil when row and person are one.
  let people: [Int32]?
  let population: SyntheticPopulation
  /// The case that is counted, as its position.
  let wanted: Int64

  /// The tallies of all parts, and the people whose result differs (as far as there is room).
  func table(_ rule: Rule, within: [CaseSet], most: Int) -> (MeasureTable, [Int32]) {
    let grid = population.recipe.grid
    var total = TallyPair()
    var parts = grid.dimensions.map { [TallyPair](repeating: TallyPair(), count: $0.cases.count) }
    var differing: [Int32] = []
    var row = 0
    let count = before.count
    while row < count {
      let combination = self.combination(row)
      let start = row
      while row < count, self.combination(row) == combination { row += 1 }
      guard grid.fits(combination, within) else { continue }
      var pair = TallyPair()
      for one in start..<row where add(one, to: &pair) && differing.count < most {
        differing.append(Int32(person(one)))
      }
      total += pair
      for dimension in parts.indices { parts[dimension][grid[combination, dimension]] += pair }
    }
    let table = MeasureTable(
      measure: measure, rule: rule.id, type: rule.type, isRecomputed: !isSame, total: total,
      parts: parts)
    return (table, differing)
  }

  private func person(_ row: Int) -> Int { people.map { Int($0[row]) } ?? row }

  private func combination(_ row: Int) -> Int { Int(population.combinationOf[person(row)]) }

  /// Adds a row; true when it differs.
  private func add(_ row: Int, to pair: inout TallyPair) -> Bool {
    let old = before[row]
    let wasCounted = add(old, to: &pair.before)
    if isSame {
      _ = add(old, to: &pair.after)
      return false
    }
    let new = after[row]
    let isCounted = add(new, to: &pair.after)
    if isCounted && !wasCounted { pair.gained += 1 }
    if wasCounted && !isCounted { pair.lost += 1 }
    if old != new { pair.changed += 1 }
    return old != new
  }

  /// Whether the measure counts the row.
  private func add(_ result: RowResult, to tally: inout Tally) -> Bool {
    tally.rows += 1
    switch result.state {
    case .value:
      tally.decided += 1
      switch measure.kind {
      case .sum:
        tally.sum += Int128(result.bits)
        tally.counted += 1
        return true
      case .yes, .case:
        guard result.bits == wanted else { return false }
        tally.counted += 1
        return true
      }
    case .none: tally.decided += 1
    case .notApplicable: tally.notApplicable += 1
    default: tally.apart[Int(result.state.rawValue)] += 1
    }
    return false
  }
}

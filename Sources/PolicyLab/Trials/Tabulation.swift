import LawColumns
import LawLanguage

/// Goes through the rows of one ruling before and after a change and counts.
struct Tabulation: Sendable {
  private let measure: Measure
  private let rule: Rule
  private let before: RulingColumn
  /// nil where the change does not reach: both sides are the same.
  private let after: RulingColumn?
  /// The person of each row; nil when row and person are one.
  private let people: [Int32]?
  private let population: SyntheticPopulation
  /// The people that the measure looks at.
  private let within: [CaseSet]
  /// The case that is counted, as its position.
  private let wanted: Int64

  init(
    _ measure: Measure, _ rule: Rule, _ book: LawBook, before: RulingColumn, after: RulingColumn?,
    _ filled: FilledPopulation, _ population: SyntheticPopulation
  ) throws(LabFault) {
    self.measure = measure
    self.rule = rule
    self.before = before
    self.after = after
    people = filled.people[rule.record]
    self.population = population
    do {
      within = try population.recipe.file.sets(measure.where, leavingOut: true)
      wanted = try book.position(of: measure, rule)
    } catch {
      throw .population(error)
    }
  }

  /// The tallies of all parts, and the people whose result differs, in their order.
  func table() -> (table: MeasureTable, differing: [Int32]) {
    let grid = population.recipe.grid
    var total = TallyPair()
    var parts = grid.dimensions.map { [TallyPair](repeating: TallyPair(), count: $0.cases.count) }
    var differing: [Int32] = []
    var open: Int?
    var row = 0
    let count = before.count
    while row < count {
      let combination = self.combination(row)
      let start = row
      while row < count, self.combination(row) == combination { row += 1 }
      guard grid.fits(combination, within) else { continue }
      var pair = TallyPair()
      if let after {
        for one in start..<row where add(before[one], after[one], to: &pair) {
          differing.append(Int32(person(one)))
        }
      } else {
        for one in start..<row { _ = add(before[one], to: &pair.before) }
        pair.after = pair.before
      }
      if open == nil, pair.before.undecided + pair.after.undecided > 0 {
        open = (start..<row).first(where: isOpen).map(person)
      }
      total += pair
      for dimension in parts.indices { parts[dimension][grid[combination, dimension]] += pair }
    }
    let table = MeasureTable(
      measure: measure, rule: rule.id, type: rule.type, isRecomputed: after != nil, total: total,
      parts: parts, openPerson: open)
    return (table, differing)
  }

  private func person(_ row: Int) -> Int { people.map { Int($0[row]) } ?? row }

  private func combination(_ row: Int) -> Int { Int(population.combinationOf[person(row)]) }

  private func isOpen(_ row: Int) -> Bool {
    [before[row].state, after?[row].state ?? .value].contains { state in
      switch state {
      case .value, .none, .notApplicable: false
      default: true
      }
    }
  }

  /// Adds a row; true when it differs.
  private func add(_ old: RowResult, _ new: RowResult, to pair: inout TallyPair) -> Bool {
    let wasCounted = add(old, to: &pair.before)
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

extension [Tabulation] {
  /// All tables in their order, several at a time.
  func tables() async -> [(table: MeasureTable, differing: [Int32])] {
    await withTaskGroup(of: (Int, MeasureTable, [Int32]).self) { group in
      for (number, tabulation) in enumerated() {
        group.addTask {
          let (table, people) = tabulation.table()
          return (number, table, people)
        }
      }
      var found: [(Int, MeasureTable, [Int32])] = []
      for await table in group { found.append(table) }
      return found.sorted { $0.0 < $1.0 }.map { ($0.1, $0.2) }
    }
  }
}

extension LawBook {
  /// What a measure looks for in the rulings of a rule.
  fileprivate func position(of measure: Measure, _ rule: Rule) throws(PopulationFault) -> Int64 {
    guard measure.kind == .case else { return 1 }
    guard case .enumeration(let id) = rule.type.kind,
      let index = self[id].cases.firstIndex(where: { $0.name == measure.case })
    else { throw .unknownName(kind: "case of \(measure.rule)", name: measure.case ?? "") }
    return Int64(index)
  }
}

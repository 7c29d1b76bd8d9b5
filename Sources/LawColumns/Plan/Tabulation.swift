/// Steps that rest on one narrow column become a table over its values: month steps, dated values and whole
/// decisions by the day or the code.
struct Tabulation {
  /// A step that rests on one vector alone.
  struct Candidate {
    let step: Int32
    let over: Int32
  }

  private let vectors: VectorBuilder
  private var live: [Bool]
  /// The one vector each step rests on; `many` for several, itself for columns and what is not reckoned by a kernel.
  private var over: [Int32]
  /// Rough tenths of a nanosecond for a row, from the column on.
  private var costs: [Int]
  private static var many: Int32 { -1 }
  private static var nothing: Int32 { -2 }
  /// Days of more than three hundred years.
  static var widest: Int64 { 1 << 17 }

  init(_ vectors: VectorBuilder, roots: [Int32]) {
    self.vectors = vectors
    live = vectors.live(roots)
    over = []
    costs = []
    for id in vectors.steps.indices { note(id) }
  }

  private mutating func note(_ id: Int) {
    let step = vectors.steps[id]
    let operands = step.operands
    var found = Self.nothing
    for operand in operands {
      let other = over[Int(operand)]
      if other == Self.nothing { continue }
      found = found == Self.nothing || found == other ? other : Self.many
    }
    let isColumn = isSource(step, operands)
    over.append(isColumn ? Int32(id) : found)
    costs.append(isColumn ? 0 : operands.reduce(step.cost) { $0 + costs[Int($1)] })
  }

  /// Columns, also made narrow, begin a table.
  private func isSource(_ step: Step, _ operands: [Int32]) -> Bool {
    switch step.action {
    case .load, .gather, .aggregate: true
    case .kernel(.toByte), .kernel(.toWord):
      if case .load = vectors.steps[Int(operands[0])].action { true } else { false }
    default: false
    }
  }

  /// The steps worth a table: used by something that rests on more, and dearer than a look into the table.
  func candidates(roots: [Int32]) -> [Candidate] {
    var wanted = [Bool](repeating: false, count: over.count)
    for root in roots { wanted[Int(root)] = true }
    for id in over.indices where live[id] {
      for operand in vectors.steps[id].operands where over[id] != over[Int(operand)] {
        wanted[Int(operand)] = true
      }
    }
    return over.indices.compactMap { id in
      wanted[id] && live[id] && isWorthIt(id) ? Candidate(step: Int32(id), over: over[id]) : nil
    }
  }

  private func isWorthIt(_ id: Int) -> Bool {
    guard over[id] >= 0, Int(over[id]) != id else { return false }
    if case .special = vectors.steps[id].action { return fits(id) }
    return costs[id] > 6 && fits(id)
  }

  private func fits(_ id: Int) -> Bool {
    let domain = vectors.shapes[Int(over[id])]
    return domain.lane != .long && domain.range.upperBound - domain.range.lowerBound < Self.widest
  }
}

extension VectorBuilder {
  /// The steps that the roots rest on.
  func live(_ roots: [Int32]) -> [Bool] {
    var live = [Bool](repeating: false, count: steps.count)
    for root in roots { live[Int(root)] = true }
    for id in steps.indices.reversed() where live[id] {
      for operand in steps[id].operands { live[Int(operand)] = true }
    }
    return live
  }

  /// Puts tables in the place of steps that rest on one narrow column.
  mutating func tabulate(roots: [Int32], specials: [Special]) {
    let candidates = Tabulation(self, roots: roots).candidates(roots: roots)
    let groups = Dictionary(grouping: candidates, by: \.over)
    for (over, group) in groups.sorted(by: { $0.key < $1.key }) {
      tabulate(group.map(\.step), over, specials)
    }
  }

  private mutating func tabulate(_ ids: [Int32], _ over: Int32, _ specials: [Special]) {
    let domain = shapes[Int(over)]
    let results = DomainRun(self, over: over, wanted: ids, specials: specials).results()
    for (id, values) in zip(ids, results) {
      let low = values.reduce(values[0], Swift.min)
      let high = values.reduce(values[0], Swift.max)
      var step = lookupStep(over, values, domain.range.lowerBound, low...high)
      // The vector keeps the lane that those who use it expect.
      step.lane = shapes[Int(id)].lane
      step.table = table(values, step.lane)
      replace(id, with: step, possible: Self.possible(values))
    }
  }
}

extension Step {
  var operands: [Int32] { [a, b, c].filter { $0 >= 0 } }

  /// Tenths of a nanosecond for a row, roughly.
  var cost: Int {
    switch action {
    case .load, .companion: 0
    case .special: 100
    case .aggregate: 300
    case .gather: 6
    case .kernel(.lookupByte), .kernel(.lookupWord): 5
    case .kernel(.steps): Int(m)
    case .kernel: lane == .byte ? 0 : lane == .word ? 1 : 2
    }
  }
}

/// Steps that rest on one narrow column become a table over its values: month steps, dated values and whole
/// decisions by the day or the code.
struct Tabulation {
  private let vectors: VectorBuilder
  private var live: [Bool]
  /// The one vector each step rests on; `many` for several, itself for columns and what is not reckoned by a kernel.
  private var over: [Int32]
  /// Rough hundredths of a nanosecond for a row, from the column on.
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

  /// Values by the values of one vector.
  struct Table {
    let over: Int32
    let first: Int64
    let values: [Int64]
  }

  /// Tables for the steps that are used by something that rests on more, and dearer than a look into a table.
  func tables(roots: [Int32], specials: [Special]) -> [Int: Table] {
    let groups = Dictionary(grouping: candidates(roots: roots), by: { over[$0] })
    var tables: [Int: Table] = [:]
    for (over, ids) in groups {
      let first = vectors.shapes[Int(over)].range.lowerBound
      let run = DomainRun(vectors, over: over, wanted: ids.map(Int32.init), specials: specials)
      for (id, values) in zip(ids, run.results()) where isCheaper(values, id) {
        tables[id] = Table(over: over, first: first, values: values)
      }
    }
    return tables
  }

  private func candidates(roots: [Int32]) -> [Int] {
    var wanted = [Bool](repeating: false, count: over.count)
    for root in roots { wanted[Int(root)] = true }
    for id in over.indices where live[id] {
      for operand in vectors.steps[id].operands where over[id] != over[Int(operand)] {
        wanted[Int(operand)] = true
      }
    }
    return over.indices.filter { wanted[$0] && live[$0] && mayHaveTable($0) }
  }

  private func mayHaveTable(_ id: Int) -> Bool {
    guard over[id] >= 0, Int(over[id]) != id, costs[id] > 8 else { return false }
    let domain = vectors.shapes[Int(over[id])]
    return domain.lane != .long && domain.range.upperBound - domain.range.lowerBound < Self.widest
  }

  private func isCheaper(_ values: [Int64], _ id: Int) -> Bool {
    var starts = 0
    for position in values.indices.dropFirst() where values[position] != values[position - 1] {
      starts += 1
    }
    let lanes = [vectors.shapes[Int(over[id])].lane, vectors.shapes[id].lane]
    let stairs = starts * lanes.reduce(0) { $0 + $1.cost }
    return min(stairs, LookupTable.cost) < costs[id]
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
}

extension Step {
  var operands: [Int32] { [a, b, c].filter { $0 >= 0 } }

  /// Hundredths of a nanosecond for a row, roughly.
  var cost: Int {
    switch action {
    case .load, .companion: 0
    case .special: 1000
    case .aggregate: 3000
    case .gather: LookupTable.cost
    case .kernel(.lookupByte), .kernel(.lookupWord): LookupTable.cost
    case .kernel(.steps): Int(m) * lane.cost
    case .kernel(.roundDown), .kernel(.roundUp), .kernel(.roundHalfUp): 200
    case .kernel: lane.cost
    }
  }
}

extension Lane {
  fileprivate var cost: Int {
    switch self {
    case .byte: 3
    case .word: 8
    case .long: 16
    }
  }
}

extension LookupTable {
  fileprivate static var cost: Int { 45 }
}

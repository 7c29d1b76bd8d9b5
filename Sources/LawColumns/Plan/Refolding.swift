import Measures

/// Makes vectors anew from what became known of their operands: tables in the place of steps that rest on one narrow
/// column, and everything folded that follows from them.
struct Refolding {
  private let old: VectorBuilder
  private let tables: [Int: Tabulation.Table]
  private let specials: [Special]
  private(set) var vectors = VectorBuilder()
  /// What became of each old vector.
  private var made: [Operand]

  init(_ old: VectorBuilder, roots: [Operand], specials: [Special]) {
    self.old = old
    self.specials = specials
    let ids = roots.compactMap(\.id)
    let tabulation = Tabulation(old, roots: ids)
    tables = tabulation.tables(roots: ids, specials: specials)
    made = [Operand](repeating: .constant(0), count: old.steps.count)
    let needed = Self.needed(old, ids, tables)
    for id in old.steps.indices where needed[id] { made[id] = remake(id) }
  }

  subscript(old: Operand) -> Operand { old.id.map { made[Int($0)] } ?? old }

  subscript(old: Term) -> Term { Term(self[old.bits], self[old.state]) }

  private static func needed(
    _ old: VectorBuilder, _ roots: [Int32], _ tables: [Int: Tabulation.Table]
  ) -> [Bool] {
    var needed = [Bool](repeating: false, count: old.steps.count)
    for root in roots { needed[Int(root)] = true }
    for id in old.steps.indices.reversed() where needed[id] {
      if let table = tables[id] {
        needed[Int(table.over)] = true
      } else {
        for operand in old.steps[id].operands { needed[Int(operand)] = true }
      }
    }
    return needed
  }

  private func operand(_ id: Int32) -> Operand { made[Int(id)] }

  private mutating func remake(_ id: Int) -> Operand {
    if let table = tables[id] {
      return vectors.lookup(operand(table.over), table.values, first: table.first)
    }
    let step = old.steps[id]
    switch step.action {
    case .load(let source):
      let shape = old.shapes[id]
      return vectors.load(source, shape.lane, shape.range, possible: shape.possible)
    case .gather: return narrow(regather(step, id))
    case .special(let number): return narrow(respecial(step, number, id))
    case .aggregate: return narrow(vectors.make(step, .long, old.shapes[id].range))
    case .companion: return recompanion(step, id)
    case .kernel(let kernel): return rekernel(step, kernel)
    }
  }

  /// Every vector but a column just loaded lies in the narrowest lane that holds it.
  private mutating func narrow(_ made: Operand) -> Operand {
    vectors.vector(made, in: Lane.holding(vectors.range(made)))
  }

  private mutating func regather(_ step: Step, _ id: Int) -> Operand {
    let index = vectors.vector(operand(step.a), in: .word)
    var new = step
    new.a = index.id ?? 0
    let shape = old.shapes[id]
    return vectors.make(new, shape.lane, shape.range, possible: shape.possible)
  }

  // MARK: Steps with states

  private mutating func respecial(_ step: Step, _ number: Int, _ id: Int) -> Operand {
    let operands = step.operands.map { operand($0) }
    if let result = folded(operands, number) { return .constant(result.bits) }
    return vectors.specialValues(number, operands, old.shapes[id].range)
  }

  private func folded(_ operands: [Operand], _ number: Int) -> RowResult? {
    let constants = operands.compactMap(\.constant) + [0, 0, 0]
    guard constants.count == operands.count + 3 else { return nil }
    return specials[number].result(constants[0], constants[1], constants[2])
  }

  private mutating func recompanion(_ step: Step, _ id: Int) -> Operand {
    let owner = old.steps[Int(step.a)]
    let possible = old.shapes[id].possible
    guard case .special(let number) = owner.action else {
      let made = vectors.make(owner, .long, old.shapes[Int(step.a)].range)
      return vectors.withCompanion(made, old.shapes[Int(step.a)].range, possible).state
    }
    let operands = owner.operands.map { operand($0) }
    if let result = folded(operands, number) { return .state(result.state) }
    return vectors.special(number, operands, old.shapes[Int(step.a)].range, possible).state
  }

  // MARK: Kernels

  private mutating func rekernel(_ step: Step, _ kernel: Kernel) -> Operand {
    let k = Operand.constant(step.k)
    let (a, b, c) = (
      step.a < 0 ? k : operand(step.a), step.b < 0 ? k : operand(step.b),
      step.c < 0 ? k : operand(step.c)
    )
    switch kernel {
    case .add, .addK: return vectors.arithmetic(.add, a, b).bits
    case .sub: return vectors.arithmetic(.subtract, a, b).bits
    case .subFromK: return vectors.arithmetic(.subtract, k, a).bits
    case .mul, .mulK: return vectors.arithmetic(.multiply, a, b).bits
    case .addOverflows: return vectors.arithmetic(.add, a, b).overflow
    case .subOverflows: return vectors.arithmetic(.subtract, a, b).overflow
    case .mulOverflows: return vectors.arithmetic(.multiply, a, b).overflow
    case .roundDown: return vectors.quotient(a, step.k, .down)
    case .roundUp: return vectors.quotient(a, step.k, .up)
    case .roundHalfUp: return vectors.quotient(a, step.k, .halfUp)
    case .min, .minK: return vectors.smaller(a, b)
    case .max, .maxK: return vectors.larger(a, b)
    case .toByte, .toWord, .toLong: return a
    case .fill: return k
    case .lookupByte, .lookupWord:
      return vectors.lookup(a, old.tables[Int(step.table)].values, first: step.k)
    case .steps: return vectors.steps(a, old.tables[Int(step.table)].values)
    default: return remask(step, kernel, a, b, c)
    }
  }

  private mutating func remask(
    _ step: Step, _ kernel: Kernel, _ a: Operand, _ b: Operand, _ c: Operand
  ) -> Operand {
    let (k, m) = (Operand.constant(step.k), Operand.constant(step.m))
    switch kernel {
    case .eq, .eqK: return vectors.equal(a, b)
    case .ne, .neK: return vectors.not(vectors.equal(a, b))
    case .lt, .ltK: return vectors.less(a, b)
    case .le, .leK: return vectors.lessOrEqual(a, b)
    case .gtK: return vectors.less(k, a)
    case .geK: return vectors.lessOrEqual(k, a)
    case .between: return vectors.between(a, b, c)
    case .betweenK: return vectors.between(a, k, m)
    case .select: return vectors.select(a, b, c)
    case .selectKV: return vectors.select(a, k, c)
    case .selectVK: return vectors.select(a, b, m)
    case .selectKK: return vectors.select(a, k, m)
    case .and: return vectors.and(a, b)
    case .or: return vectors.or(a, b)
    case .andNot: return vectors.andNot(a, b)
    case .not: return vectors.not(a)
    case .stateWhere:
      return vectors.stateWhere(a, b, RulingState(rawValue: UInt8(step.k)) ?? .failed)
    case .aboveK: return vectors.above(RulingState(rawValue: UInt8(step.k)) ?? .failed, a)
    default: preconditionFailure("a kernel that a plan does not make")
    }
  }
}

extension Operand {
  var id: Int32? {
    if case .vector(let id) = self { return id }
    return nil
  }
}

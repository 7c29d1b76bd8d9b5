/// What an instruction does to registers.
struct Instruction: Sendable {
  enum Action: Sendable {
    case kernel(Kernel)
    case special(Int)
    case aggregate(Int)
  }
  var action: Action
  var lane: Lane
  /// Registers; -1 for none.
  var d: Int32
  var a: Int32 = -1
  var b: Int32 = -1
  var c: Int32 = -1
  /// Where the states of a special step go.
  var states: Int32 = -1
  var k: Int64 = 0
  var m: Int64 = 0
}

/// Where a register lies.
enum Register: Hashable, Sendable {
  /// In the scratch memory of a worker, by the byte for blocks of one row.
  case scratch(Int)
  case source(Int, Lane)
  /// The same column, but all of it, for gathering.
  case whole(Int)
  case slot(Int, Lane)
  case table(Int)
  case sum(Int)
  case count(Int)
}

/// Instructions over registers, for one block of rows.
struct Program: Sendable {
  private(set) var instructions: [Instruction] = []
  private(set) var registers: [Register] = []
  /// Bytes of scratch memory for each row of a block.
  private(set) var scratchSize = 0
  private var numbers: [Register: Int32] = [:]
  /// The scratch memory of the words of each group of packed lookups.
  private var words: [Int: Int] = [:]

  /// - Parameters:
  ///   - fixed: registers given to vectors beforehand, such as the memory of an output.
  ///   - packed: lookups made together; their tables lie behind those of the vectors.
  init(
    _ vectors: VectorBuilder, roots: [Int32], fixed: [Int32: Register], outputs: [PassOutput],
    packed: PackedLookups = PackedLookups()
  ) {
    var places = [Int32](repeating: -1, count: vectors.steps.count)
    let companions = Self.companions(vectors, vectors.live(roots))
    let lastUses = Self.lastUses(vectors, roots)
    var free = FreeScratch()
    for (id, isLive) in vectors.live(roots).enumerated() where isLive {
      let step = vectors.steps[id]
      if case .load(let source) = step.action {
        places[id] = number(.source(source, vectors.shapes[id].lane))
        copy(id, vectors.shapes[id].lane, places, fixed)
        continue
      }
      if case .companion = step.action { continue }
      places[id] = place(id, vectors.shapes[id].lane, fixed, &free)
      if let companion = companions[id] {
        places[companion] = place(companion, .byte, fixed, &free)
      }
      if let field = packed.fields[id] {
        emit(field, packed.groups[field.group], id, vectors, places, &free)
      } else {
        emit(step, id, companions[id].map { places[$0] } ?? -1, places)
      }
      release(id, step, vectors, lastUses, places, &free)
    }
    for output in outputs { emit(output, vectors, places) }
    scratchSize = free.size
  }

  private mutating func number(_ register: Register) -> Int32 {
    if let number = numbers[register] { return number }
    registers.append(register)
    numbers[register] = Int32(registers.count - 1)
    return Int32(registers.count - 1)
  }

  private mutating func place(
    _ id: Int, _ lane: Lane, _ fixed: [Int32: Register], _ free: inout FreeScratch
  ) -> Int32 {
    number(fixed[Int32(id)] ?? .scratch(free.take(lane)))
  }

  /// A column that is itself an output is copied there.
  private mutating func copy(
    _ id: Int, _ lane: Lane, _ places: [Int32], _ fixed: [Int32: Register]
  ) {
    guard let register = fixed[Int32(id)] else { return }
    let kernel: Kernel = lane == .byte ? .toByte : lane == .word ? .toWord : .toLong
    instructions.append(
      Instruction(action: .kernel(kernel), lane: lane, d: number(register), a: places[id]))
  }

  private mutating func emit(_ step: Step, _ id: Int, _ states: Int32, _ places: [Int32]) {
    func place(_ operand: Int32) -> Int32 { operand < 0 ? -1 : places[Int(operand)] }
    var instruction = Instruction(
      action: .kernel(.fill), lane: step.lane, d: places[id], a: place(step.a), b: place(step.b),
      c: place(step.c), states: states, k: step.k, m: step.m)
    switch step.action {
    case .kernel(let kernel):
      instruction.action = .kernel(kernel)
      if step.table >= 0 { instruction.c = number(.table(Int(step.table))) }
    case .gather(let source):
      instruction.action = .kernel(.gather)
      instruction.c = number(.whole(source))
    case .special(let special): instruction.action = .special(special)
    case .aggregate(let aggregate): instruction.action = .aggregate(aggregate)
    case .load, .companion: return
    }
    instructions.append(instruction)
  }

  /// One of several values that stand in one word, which is looked up for the first of them.
  private mutating func emit(
    _ field: PackedLookups.Field, _ group: PackedLookups.Group, _ id: Int,
    _ vectors: VectorBuilder, _ places: [Int32], _ free: inout FreeScratch
  ) {
    let index = places[Int(group.index)]
    let word = words[field.group] ?? free.take(.word)
    let register = number(.scratch(word))
    if words[field.group] == nil {
      let table = number(.table(vectors.tables.count + field.group))
      instructions.append(
        Instruction(
          action: .kernel(.lookupWord), lane: .word, d: register, a: index, c: table,
          k: group.first))
      words[field.group] = word
    }
    let lane = vectors.steps[id].lane
    instructions.append(
      Instruction(
        action: .kernel(field.isNear ? .fieldAdd : .field), lane: lane, d: places[id],
        a: register, b: field.isNear ? index : -1, k: field.shift, m: field.pattern))
    if id == group.last { free.give(word, .word) }
  }

  /// What is used here for the last time makes room.
  private func release(
    _ id: Int, _ step: Step, _ vectors: VectorBuilder, _ lastUses: [Int32], _ places: [Int32],
    _ free: inout FreeScratch
  ) {
    for operand in Set(step.operands) where lastUses[Int(operand)] == Int32(id) {
      guard case .scratch(let place) = registers[Int(places[Int(operand)])] else { continue }
      free.give(place, vectors.shapes[Int(operand)].lane)
    }
  }

  private mutating func emit(_ output: PassOutput, _ vectors: VectorBuilder, _ places: [Int32]) {
    let place = places[Int(output.vector)]
    switch output.use {
    case .slot: return
    case .sum(let sum, let state):
      var states: Int32 = -1
      if case .vector(let id) = state { states = places[Int(id)] }
      instructions.append(
        Instruction(
          action: .kernel(.sum), lane: vectors.shapes[Int(output.vector)].lane,
          d: number(.sum(sum)), a: place, b: states))
    case .count(let count):
      instructions.append(
        Instruction(
          action: .kernel(.countStates), lane: .byte, d: number(.count(count)), a: place,
          k: Int64(vectors.shapes[Int(output.vector)].possible & 0xFF)))
    }
  }

  private static func companions(_ vectors: VectorBuilder, _ live: [Bool]) -> [Int: Int] {
    var companions: [Int: Int] = [:]
    for (id, step) in vectors.steps.enumerated() where live[id] {
      if case .companion = step.action { companions[Int(step.a)] = id }
    }
    return companions
  }

  /// The last step that reads each vector; roots are needed to the end. Values whose states are read later too stay
  /// as long as they.
  private static func lastUses(_ vectors: VectorBuilder, _ roots: [Int32]) -> [Int32] {
    var last = [Int32](repeating: -1, count: vectors.steps.count)
    for (id, isLive) in vectors.live(roots).enumerated() where isLive {
      for operand in vectors.steps[id].operands { last[Int(operand)] = Int32(id) }
    }
    for root in roots { last[Int(root)] = Int32.max }
    return last
  }
}

/// Scratch memory not in use, by lane.
private struct FreeScratch {
  private(set) var size = 0
  private var places: [Lane: [Int]] = [:]

  mutating func take(_ lane: Lane) -> Int {
    if let place = places[lane]?.popLast() { return place }
    size += lane.size
    return size - lane.size
  }

  mutating func give(_ place: Int, _ lane: Lane) { places[lane, default: []].append(place) }
}

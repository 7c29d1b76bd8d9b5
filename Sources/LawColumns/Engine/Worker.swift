import ColumnKernels

/// Runs a program over rows, one block after the other.
struct Worker: ~Copyable {
  /// Rows of a block: its registers stay in the nearest caches.
  static var blockRows: Int { 1024 }

  private let bound: BoundProgram
  private let scratch: ColumnMemory
  /// Sums of 16 bytes each, then counts of 64.
  private let totals: ColumnMemory
  /// Where each register is for the block in hand; the last is nowhere.
  private var places: [UnsafeMutableRawPointer?]
  private let calls: [KernelCall]

  init(_ bound: BoundProgram) {
    self.bound = bound
    scratch = ColumnMemory(byteCount: bound.program.scratchSize * Self.blockRows)
    totals = ColumnMemory(byteCount: bound.sumCount * 16 + bound.countCount * 64)
    for byte in 0..<totals.byteCount { totals.store(0, byte, .byte) }
    let instructions = bound.program.instructions
    calls = instructions.enumerated().map { index, instruction in
      KernelCall(
        instruction, nowhere: bound.bases.count,
        fetched: index * bound.moving.count / instructions.count..<(index + 1) * bound.moving.count
          / instructions.count)
    }
    places = []
    for (register, base) in zip(bound.program.registers, bound.bases) {
      switch register {
      case .scratch: places.append(scratch.pointer(Int(base) * Self.blockRows))
      case .sum: places.append(totals.pointer(Int(base) * 16))
      case .count: places.append(totals.pointer(bound.sumCount * 16 + Int(base) * 64))
      default: places.append(UnsafeMutableRawPointer(bitPattern: base))
      }
    }
    places.append(nil)
  }

  /// Runs the program over the rows.
  mutating func run(_ rows: Range<Int>) {
    var row = rows.lowerBound
    while row < rows.upperBound {
      let count = min(Self.blockRows, rows.upperBound - row)
      for register in bound.moving {
        places[register] = UnsafeMutableRawPointer(
          bitPattern: bound.bases[register] &+ UInt(row &* bound.strides[register]))
      }
      runBlock(row, count)
      row += count
    }
  }

  private func runBlock(_ row: Int, _ count: Int) {
    for (index, call) in calls.enumerated() {
      if let kernel = call.kernel {
        kernel(
          places[call.d], places[call.a], places[call.b], places[call.c], call.k, call.m,
          Int64(count))
      } else {
        runSlowly(bound.program.instructions[index], row, count)
      }
      for part in call.fetched { fetch(bound.moving[part], row + count) }
    }
  }

  /// Asks for the rows of the next block, some columns after each instruction: a column begins a new page with every
  /// block or so, and at its beginning nothing else foresees what is read next.
  @inline(__always)
  private func fetch(_ register: Int, _ row: Int) {
    let stride = bound.strides[register]
    let next = UnsafeRawPointer(bitPattern: bound.bases[register] &+ UInt(row &* stride))
    column_prefetch(next, Int64(Self.blockRows &* stride))
  }

  private func place(_ register: Int32) -> UnsafeMutableRawPointer? {
    register < 0 ? nil : places[Int(register)]
  }

  // MARK: Row by row

  private func runSlowly(_ step: Instruction, _ row: Int, _ count: Int) {
    guard let values = place(step.d)?.assumingMemoryBound(to: Int64.self) else { return }
    let states = place(step.states)?.assumingMemoryBound(to: UInt8.self)
    switch step.action {
    case .special(let number):
      let special = bound.specials[number]
      let (a, b, c) = (longs(step.a), longs(step.b), longs(step.c))
      for index in 0..<count {
        let result = special.result(a?[index] ?? 0, b?[index] ?? 0, c?[index] ?? 0)
        values[index] = result.bits
        states?[index] = result.state.rawValue
      }
    case .aggregate(let number):
      let aggregate = bound.aggregates[number]
      for index in 0..<count {
        let result = aggregate.step.result(row + index, aggregate.elements)
        values[index] = result.bits
        states?[index] = result.state.rawValue
      }
    case .kernel: preconditionFailure("a kernel that is not there")
    }
  }

  private func longs(_ register: Int32) -> UnsafePointer<Int64>? {
    place(register).map { UnsafePointer($0.assumingMemoryBound(to: Int64.self)) }
  }

  // MARK: Totals

  func sum(_ number: Int) -> Int128 {
    totals.pointer(number * 16).loadUnaligned(as: Int128.self)
  }

  /// How many rows have each state.
  func counts(_ number: Int) -> [Int64] {
    (0..<8).map {
      totals.pointer(bound.sumCount * 16 + number * 64 + $0 * 8).load(as: Int64.self)
    }
  }
}

/// An instruction made ready for the machine at hand.
private struct KernelCall {
  /// nil where the step is reckoned row by row.
  let kernel: column_kernel?
  let d: Int
  let a: Int
  let b: Int
  let c: Int
  let k: Int64
  let m: Int64
  /// The columns, among those that move, of which the next rows are asked for afterwards.
  let fetched: Range<Int>

  init(_ instruction: Instruction, nowhere: Int, fetched: Range<Int>) {
    if case .kernel(let kernel) = instruction.action {
      self.kernel = column_kernel_for(Int32(kernel.rawValue), Int32(instruction.lane.rawValue))
    } else {
      kernel = nil
    }
    func place(_ register: Int32) -> Int { register < 0 ? nowhere : Int(register) }
    d = place(instruction.d)
    a = place(instruction.a)
    b = place(instruction.b)
    c = place(instruction.c)
    (k, m) = (instruction.k, instruction.m)
    self.fetched = fetched
  }
}

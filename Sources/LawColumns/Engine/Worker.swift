import ColumnKernels

/// Runs a program over rows, one block after the other.
struct Worker: ~Copyable {
  /// Rows of a block: its registers stay in the nearest caches.
  static var blockRows: Int { 1024 }

  private let bound: BoundProgram
  private let scratch: ColumnMemory
  /// Sums of 16 bytes each, then counts of 64.
  private let totals: ColumnMemory
  private var places: [UnsafeMutableRawPointer?]
  private let calls: [column_kernel?]

  init(_ bound: BoundProgram) {
    self.bound = bound
    scratch = ColumnMemory(byteCount: bound.program.scratchSize * Self.blockRows)
    totals = ColumnMemory(byteCount: bound.sumCount * 16 + bound.countCount * 64)
    for byte in 0..<totals.byteCount { totals.store(0, byte, .byte) }
    calls = bound.program.instructions.map { instruction in
      guard case .kernel(let kernel) = instruction.action else { return nil }
      return column_kernel_for(Int32(kernel.rawValue), Int32(instruction.lane.rawValue))
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
    let instructions = bound.program.instructions
    for index in instructions.indices {
      let step = instructions[index]
      if let call = calls[index] {
        call(
          place(step.d), place(step.a), place(step.b), place(step.c), step.k, step.m,
          Int64(count))
      } else {
        runSlowly(step, row, count)
      }
    }
  }

  @inline(__always)
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

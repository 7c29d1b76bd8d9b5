import ColumnKernels

/// A program with the memory it works on: what all workers share.
struct BoundProgram: Sendable {
  let program: Program
  /// Where each register begins and how many bytes it moves for each row; scratch and sums belong to the worker.
  let bases: [UInt]
  let strides: [Int]
  /// Registers that move with the rows.
  let moving: [Int]
  let specials: [Special]
  let aggregates: [BoundAggregate]
  let sumCount: Int
  let countCount: Int
  /// Keeps the memory alive.
  private let memories: [ColumnMemory]

  init(
    _ program: Program, sources: [ColumnMemory], slots: [ColumnMemory?], tables: [ColumnMemory],
    specials: [Special], aggregates: [BoundAggregate]
  ) {
    var bases: [UInt] = []
    var strides: [Int] = []
    var sums = 0
    var counts = 0
    for register in program.registers {
      switch register {
      case .source(let source, let lane):
        bases.append(sources[source].address)
        strides.append(lane.size)
      case .slot(let slot, let lane):
        bases.append(slots[slot]?.address ?? 0)
        strides.append(lane.size)
      case .whole(let source):
        bases.append(sources[source].address)
        strides.append(0)
      case .table(let table):
        bases.append(tables[table].address)
        strides.append(0)
      case .scratch(let place):
        bases.append(UInt(place))
        strides.append(0)
      case .sum(let sum):
        bases.append(UInt(sum))
        strides.append(0)
        sums = max(sums, sum + 1)
      case .count(let count):
        bases.append(UInt(count))
        strides.append(0)
        counts = max(counts, count + 1)
      }
    }
    self.program = program
    self.bases = bases
    self.strides = strides
    moving = strides.indices.filter { strides[$0] != 0 }
    self.specials = specials
    self.aggregates = aggregates
    sumCount = sums
    countCount = counts
    memories = sources + slots.compactMap { $0 } + tables
  }
}

/// An aggregate with the columns of its elements.
struct BoundAggregate: Sendable {
  let step: AggregateStep
  let elements: ElementReader
}

/// Runs the steps that rest on one vector over all of its values.
struct DomainRun {
  private let bound: BoundProgram
  private let slots: [ColumnMemory]
  private let lanes: [Lane]
  private let count: Int

  init(_ vectors: VectorBuilder, over: Int32, wanted: [Int32], specials: [Special]) {
    var vectors = vectors
    let domain = vectors.shapes[Int(over)]
    count = Int(domain.range.upperBound - domain.range.lowerBound) + 1
    vectors.replace(
      over, with: Step(action: .load(source: 0), lane: domain.lane), possible: domain.possible)
    let values = ColumnMemory(Array(domain.range), domain.lane)
    lanes = wanted.map { vectors.shapes[Int($0)].lane }
    let count = count
    slots = lanes.map { ColumnMemory(byteCount: count * $0.size) }
    var fixed: [Int32: Register] = [:]
    for (index, id) in wanted.enumerated() { fixed[id] = .slot(index, lanes[index]) }
    let program = Program(vectors, roots: wanted, fixed: fixed, outputs: [])
    bound = BoundProgram(
      program, sources: [values], slots: slots,
      tables: vectors.tables.map { ColumnMemory($0.values, $0.lane) }, specials: specials,
      aggregates: [])
  }

  /// For each wanted vector its values in the order of the domain.
  func results() -> [[Int64]] {
    var worker = Worker(bound)
    worker.run(0..<count)
    return zip(slots, lanes).map { slot, lane in (0..<count).map { slot.load($0, lane) } }
  }
}

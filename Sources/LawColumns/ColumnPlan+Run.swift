import LawLanguage

extension ColumnPlan {
  /// Runs all passes on this thread.
  public func run() -> ColumnRulings {
    var run = ColumnRun(self)
    for pass in passes {
      let bound = run.bind(pass)
      var worker = Worker(bound)
      worker.run(0..<pass.rows)
      run.take(WorkerTally(worker, bound))
    }
    return run.rulings()
  }

  /// Runs all passes on this thread as long as the caller wants it.
  ///
  /// - Parameter goOn: asked after each block of rows, with how many rows of how many are done.
  /// - Throws: `cancelled` once `goOn` says no; nothing is kept of the run.
  public func run(
    while goOn: (_ done: Int, _ of: Int) -> Bool
  ) throws(ColumnFault) -> ColumnRulings {
    var run = ColumnRun(self)
    let total = passes.reduce(0) { $0 + $1.rows }
    var finished = 0
    for pass in passes {
      let bound = run.bind(pass)
      var worker = Worker(bound)
      for start in stride(from: 0, to: pass.rows, by: Worker.blockRows) {
        let end = min(start + Worker.blockRows, pass.rows)
        worker.run(start..<end)
        guard goOn(finished + end, total) else { throw .cancelled }
      }
      run.take(WorkerTally(worker, bound))
      finished += pass.rows
    }
    return run.rulings()
  }

  /// Runs all passes on several threads.
  ///
  /// - Parameters:
  ///   - threads: how many work at the same time.
  ///   - progress: told now and then how many rows of how many are done, from any thread.
  /// - Throws: `cancelled` when the task is.
  public func run(
    threads: Int, progress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) async throws(ColumnFault) -> ColumnRulings {
    guard let progress else { return try await run(threads: threads, goOn: nil) }
    return try await run(
      threads: threads,
      goOn: { done, total in
        progress(done, total)
        return true
      })
  }

  /// Runs all passes on several threads as long as the caller wants it.
  ///
  /// - Parameters:
  ///   - threads: how many work at the same time.
  ///   - goOn: asked now and then, from any thread, with how many rows of how many are done.
  /// - Throws: `cancelled` once `goOn` says no or the task is cancelled; nothing is kept of the run.
  public func run(
    onThreads threads: Int, while goOn: @escaping @Sendable (_ done: Int, _ of: Int) -> Bool
  ) async throws(ColumnFault) -> ColumnRulings {
    try await run(threads: threads, goOn: goOn)
  }

  private func run(
    threads: Int, goOn: (@Sendable (Int, Int) -> Bool)?
  ) async throws(ColumnFault) -> ColumnRulings {
    var run = ColumnRun(self)
    let total = passes.reduce(0) { $0 + $1.rows }
    var finished = 0
    if Task.isCancelled { throw .cancelled }
    for pass in passes {
      let dealer = RowDealer(rows: pass.rows, finished: finished, total: total, goOn: goOn)
      for tally in await Self.work(run.bind(pass), dealer, threads) { run.take(tally) }
      if Task.isCancelled || dealer.isStopped { throw .cancelled }
      finished += pass.rows
    }
    return run.rulings()
  }

  private static func work(
    _ bound: BoundProgram, _ dealer: RowDealer, _ threads: Int
  ) async -> [WorkerTally] {
    await withTaskGroup(of: WorkerTally.self) { group in
      for _ in 0..<max(threads, 1) {
        group.addTask {
          var worker = Worker(bound)
          while !Task.isCancelled, let rows = dealer.take() {
            worker.run(rows)
            dealer.done(rows.count)
          }
          return WorkerTally(worker, bound)
        }
      }
      var tallies: [WorkerTally] = []
      for await tally in group { tallies.append(tally) }
      return tallies
    }
  }
}

/// What one worker counted and added up.
struct WorkerTally: Sendable {
  let sums: [Int128]
  let counts: [[Int64]]

  init(_ worker: borrowing Worker, _ bound: BoundProgram) {
    var sums: [Int128] = []
    for number in 0..<bound.sumCount { sums.append(worker.sum(number)) }
    var counts: [[Int64]] = []
    for number in 0..<bound.countCount { counts.append(worker.counts(number)) }
    self.sums = sums
    self.counts = counts
  }
}

/// The memory of one run.
struct ColumnRun {
  private let plan: ColumnPlan
  private let slots: [ColumnMemory]
  private var sums: [Int128]
  private var counts: [[Int64]]

  init(_ plan: ColumnPlan) {
    self.plan = plan
    slots = plan.slots.map { ColumnMemory(byteCount: $0.rows * $0.lane.size, from: plan.store) }
    sums = [Int128](repeating: 0, count: plan.sums)
    counts = [[Int64]](repeating: [Int64](repeating: 0, count: 8), count: plan.counts)
  }

  func bind(_ pass: PlannedPass) -> BoundProgram {
    BoundProgram(
      pass.program, sources: pass.sources.map(memory), slots: slots, tables: pass.tables,
      specials: plan.specials, aggregates: plan.aggregates.map(bound))
  }

  private func memory(_ source: Source) -> ColumnMemory {
    let records = plan.population.records
    switch source {
    case .slot(let slot): return slots[slot]
    case .fact(let id):
      if let column = records[plan.book[id].record]?.facts[id] { return column.memory }
    case .factStates(let id):
      if let states = records[plan.book[id].record]?.facts[id]?.states { return states }
    case .reference(let id):
      let column = records[plan.book[id].owner]?.references[id]
      if case .rows(let memory) = column?.content { return memory }
    }
    preconditionFailure("a plan loads only columns that are there")
  }

  private func bound(_ step: AggregateStep) -> BoundAggregate {
    BoundAggregate(
      step: step, elements: ElementReader(filter: part(step.filter), element: part(step.element)))
  }

  private func part(_ kept: KeptColumn?) -> ElementReader.Part {
    guard let kept else {
      return ElementReader.Part(bits: nil, bitsLane: .byte, state: nil, constant: (1, 0))
    }
    let bits = stored(kept.bits)
    let states = stored(kept.state)
    return ElementReader.Part(
      bits: bits.memory?.0, bitsLane: bits.memory?.1 ?? .byte, state: states.memory?.0,
      constant: (bits.constant, UInt8(states.constant)))
  }

  private func stored(_ part: KeptPart) -> StoredPart {
    switch part {
    case .constant(let value): .constant(value)
    case .slot(let slot): .memory(slots[slot], plan.slots[slot].lane)
    }
  }

  // MARK: Results

  mutating func take(_ tally: WorkerTally) {
    for (number, sum) in tally.sums.enumerated() { sums[number] += sum }
    for (number, states) in tally.counts.enumerated() {
      for (state, count) in states.enumerated() { counts[number][state] += count }
    }
  }

  func rulings() -> ColumnRulings { ColumnRulings(columns: plan.asked.map(column)) }

  private func column(_ asked: AskedColumn) -> RulingColumn {
    let states = counts(of: asked)
    var total: Int128?
    if let sum = asked.sum {
      total = sums[sum]
    } else if case .constant(let value) = asked.values {
      total = Int128(value) * Int128(states[.value] ?? 0)
    }
    return RulingColumn(
      rule: asked.rule, count: asked.rows, values: stored(asked.values),
      states: stored(asked.states), counts: states, total: total)
  }

  private func counts(of asked: AskedColumn) -> [RulingState: Int] {
    var found: [RulingState: Int] = [:]
    guard let count = asked.count else {
      if case .constant(let state) = asked.states {
        found[RulingState(rawValue: UInt8(state)) ?? .failed] = asked.rows
      }
      return found
    }
    for state in RulingState.allCases {
      let rows = Int(counts[count][Int(state.rawValue)])
      if rows > 0 { found[state] = rows }
    }
    return found
  }
}

extension StoredPart {
  var constant: Int64 {
    if case .constant(let value) = self { return value }
    return 0
  }
  var memory: (ColumnMemory, Lane)? {
    if case .memory(let memory, let lane) = self { return (memory, lane) }
    return nil
  }
}

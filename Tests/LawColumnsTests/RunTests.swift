import LawColumns
import LawLanguage
import Measures
import Synchronization
import Testing

@Suite struct `A run by columns` {
  let book: LawBook
  let worker: Record

  init() throws {
    let outcome = Checker.check(SmallLaw.files)
    book = try #require(outcome.book, "\(outcome.diagnostics)")
    worker = try #require(book.record(named: "worker"))
  }

  private func fact(_ name: String) throws -> ID<Fact> {
    try #require(worker.facts.first { book[$0].name == name })
  }

  private func rule(_ name: String) throws -> ID<Rule> {
    try #require(book.rule(named: name, of: worker.id)?.id)
  }

  private func population(_ wages: [Int64]) throws -> Population {
    var columns = RecordColumns(worker.id, count: wages.count)
    columns.set(try fact("wage"), of: book, wages)
    var population = Population(day: .earliest)
    population.set(columns)
    return population
  }

  @Test func `counts each state, finds its rows and gives them back as cases`() throws {
    let population = try population([60_000, 90_000, 200_000, 10_000])
    let rulings = try ColumnReading(book: book).plan([rule("allowed")], over: population).run()
    let column = try #require(rulings[try rule("allowed")])
    #expect(column.counts == [.conflict: 2, .value: 2])
    #expect(column.rows(with: .conflict) == [0, 1])
    #expect((0..<4).map { column[$0].bits } == [0, 0, 1, 0])
    let facts = population.facts(ofRow: 1, worker.id, in: book)
    #expect(facts.answers == [BookPath(end: .fact(try fact("wage"))): .value(90_000)])
  }

  @Test func `fails only where arithmetic leaves the exact numbers`() throws {
    let population = try population([1, Int64.max / 2, Int64.max / 2 + 1])
    let reading = ColumnReading(book: book)
    let column = try reading.plan([rule("double")], over: population).run().columns[0]
    #expect(column.counts == [.value: 2, .failed: 1])
    #expect(column[1] == RowResult(Int64.max - 1))
    #expect(column[2] == RowResult(.failed))
    let totals = try reading.plan([rule("double")], over: population, keeping: .totals).run()
    #expect(totals.columns[0].total == Int128(Int64.max - 1) + 2)
  }

  @Test func `is unknown where nothing is known`() throws {
    var population = Population(day: .earliest)
    population.set(RecordColumns(worker.id, count: 5))
    let column = try ColumnReading(book: book).plan([rule("double")], over: population).run()
      .columns[0]
    #expect(column.counts == [.unknown: 5])
    #expect(column[4] == RowResult(.unknown))
  }

  @Test func `gives the same on several threads and tells how far it is`() async throws {
    let wages = (0..<300_000).map { Int64($0 * 7919 % 400_000) }
    let plan = try ColumnReading(book: book).plan(
      [rule("allowed"), rule("double")], over: try population(wages))
    let most = Mutex(0)
    let rulings = try await plan.run(threads: 3) { done, total in
      #expect(total == 300_000)
      most.withLock { $0 = max($0, done) }
    }
    #expect(most.withLock { $0 } == 300_000)
    let alone = plan.run()
    for (a, b) in zip(rulings.columns, alone.columns) {
      #expect(a.counts == b.counts)
      #expect((0..<300_000).allSatisfy { a[$0] == b[$0] })
    }
  }

  @Test func `stops when it is cancelled`() async throws {
    let plan = try ColumnReading(book: book).plan(
      [rule("double")], over: try population(Array(0..<100_000)))
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await plan.run(threads: 2)
    }
    await #expect(throws: ColumnFault.cancelled) { try await task.value }
  }

  @Test func `stops after the block in which the caller no longer wants it`() async throws {
    let plan = try ColumnReading(book: book).plan(
      [rule("double")], over: try population(Array(0..<100_000)))
    var told: [Int] = []
    #expect(throws: ColumnFault.cancelled) {
      try plan.run { done, _ in
        told.append(done)
        return done < 2_000
      }
    }
    #expect(told == [1024, 2048])
    await #expect(throws: ColumnFault.cancelled) {
      try await plan.run(onThreads: 2) { _, _ in false }
    }
    let all = try plan.run { _, total in total == 100_000 }
    #expect(all.columns[0].counts == [.value: 100_000])
  }

  @Test func `lists the rows to explain`() throws {
    let population = try population([60_000, 90_000, 200_000, 10_000, 70_000])
    let reading = ColumnReading(book: book)
    let rule = try rule("allowed")
    let troubled: Set<RulingState> = [.conflict, .undefined, .failed]
    #expect(try reading.rows(of: rule, with: troubled, over: population) == [0, 1, 4])
    #expect(try reading.rows(of: rule, with: troubled, over: population, limit: 2) == [0, 1])
    #expect(try reading.rows(of: rule, with: [.unknown], over: population).isEmpty)
  }

  @Test func `is written as comma-separated text`() throws {
    let population = try population([60_050, 200_000])
    let rulings = try ColumnReading(book: book).plan(
      [rule("double"), rule("allowed")], over: population
    ).run()
    var text = ""
    RulingSheet(rulings, over: population, of: book)
      .write { piece, _ in text += String(decoding: piece, as: UTF8.self) }
    #expect(
      text == """
        row,double,double_state,allowed,allowed_state
        1,1201,value,,conflict
        2,4000,value,yes,value

        """)
  }
}

import LawColumns
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Testing

/// Rows that several others refer to, rows that refer to none, and the same rows in two records.
@Suite struct `Columns whose rows refer to each other` {
  @Test func `agree with the explain reading of each row as a case`() throws {
    let book = try `Columns agree with the explain reading`.book()
    try compare(book, rounds: 4)
  }

  @Test func `agree where lists, dated values and references meet`() throws {
    let outcome = Checker.check(FixtureLaw.files)
    let book = try #require(outcome.book, "\(outcome.diagnostics)")
    try compare(book, rounds: 40)
  }

  private func compare(_ book: LawBook, rounds: Int) throws {
    let pool = FactPool(book)
    let explainer = Explainer(book: book)
    var random = Seeded(11)
    for round in 0..<rounds {
      var maker = SharedRows(book, pool, day: pool.day(&random), seed: UInt64(round))
      let population = maker.population(isSameRow: round % 2 == 1)
      let wrong = try differences(population, book, explainer)
      #expect(wrong == [], "round \(round)")
    }
  }

  private func differences(
    _ population: Population, _ book: LawBook, _ explainer: Explainer
  ) throws -> [String] {
    let rulings = try ColumnReading(book: book).plan(book.rules.map(\.id), over: population).run()
    var bench = explainer.makeBench()
    var wrong: [String] = []
    for record in book.records {
      for row in 0..<(population[record.id]?.count ?? 0) {
        bench.load(population.facts(ofRow: row, record.id, in: book))
        for rule in record.rules {
          let found = bench.target(BookPath(end: .rule(rule)))
          let target = try #require(found)
          bench.evaluate([target])
          let expected = `Columns agree with the explain reading`.result(bench.outcome(0))
          let column = try #require(rulings[rule])
          if column[row] != expected {
            wrong.append("\(record.name).\(book[rule].name) \(row): \(expected), \(column[row])")
          }
        }
      }
    }
    return Array(wrong.prefix(5))
  }
}

/// Rows of all records with references at random.
struct SharedRows {
  let book: LawBook
  let pool: FactPool
  let day: Day
  private var random: Seeded

  init(_ book: LawBook, _ pool: FactPool, day: Day, seed: UInt64) {
    self.book = book
    self.pool = pool
    self.day = day
    random = Seeded(seed)
  }

  /// - Parameter isSameRow: references lead to the row with the same number where nothing is listed.
  mutating func population(isSameRow: Bool) -> Population {
    let counts = book.records.map { _ in isSameRow ? 12 : Int.random(in: 3...14, using: &random) }
    var population = Population(day: day)
    for record in book.records {
      let count = counts[Int(record.id.index)]
      var columns = RecordColumns(record.id, count: count)
      for fact in record.facts where Int.random(in: 0..<8, using: &random) > 0 {
        columns.set(fact, of: book, answers: answers(book[fact], count))
      }
      for id in record.references {
        let target = counts[Int(book[id].target.index)]
        columns.set(id, reference(id, count, target, isSameRow: isSameRow))
      }
      population.set(columns)
    }
    return population
  }

  private mutating func reference(
    _ id: ID<Reference>, _ count: Int, _ target: Int, isSameRow: Bool
  ) -> ReferenceColumn {
    if isSameRow && book[id].listName == nil { return .sameRow(count: count) }
    var rows: [Int] = []
    for _ in 0..<count { rows.append(Int.random(in: -1..<target, using: &random)) }
    return .rows(rows, target: target, name: book[id].name)
  }

  private mutating func answers(_ fact: Fact, _ count: Int) -> [RowResult?] {
    var answers: [RowResult?] = []
    for _ in 0..<count {
      let drawn = Int.random(in: 0..<10, using: &random)
      if drawn == 0 || fact.type.kind == .text {
        answers.append(nil)
      } else if drawn < 3 && fact.type.isOptional {
        answers.append(RowResult(.none))
      } else {
        answers.append(RowResult(pool.value(of: fact, near: day, &random)))
      }
    }
    return answers
  }
}

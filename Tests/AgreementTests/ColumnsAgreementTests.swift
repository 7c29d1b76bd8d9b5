import Foundation
import LawColumns
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Testing

/// The reading by columns gives what the explain reading gives, for every ruling of the whole law.
@Suite struct `Columns agree with the explain reading` {
  static let law = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Law").path

  static func book() throws -> LawBook {
    try #require(Checker.check(try LawFolder(path: law).files()).book)
  }

  @Test func `on random days with facts around every threshold`() throws {
    let book = try Self.book()
    let pool = FactPool(book)
    let explainer = Explainer(book: book)
    var random = Seeded(2026)
    var compared = 0
    for round in 0..<Self.rounds {
      let day = pool.day(&random)
      var maker = CaseMaker(
        book, pool, day: day, unknown: [0, 5, 30, 90][round % 4], seed: UInt64(round) + 7)
      for record in book.records {
        for _ in 0..<Self.casesEach { maker.makeCase(about: record.id) }
      }
      compared += try compare(maker, book, explainer)
    }
    print("compared \(compared) rulings")
    #expect(compared > 10_000)
  }

  static let rounds = 8
  static let casesEach = 12

  private func compare(
    _ maker: CaseMaker, _ book: LawBook, _ explainer: Explainer
  ) throws -> Int {
    let population = maker.population()
    let rules = book.rules.map(\.id).filter { population[book[$0].record] != nil }
    let rulings = try ColumnReading(book: book).plan(rules, over: population).run()
    let columns = Dictionary(uniqueKeysWithValues: rulings.columns.map { ($0.rule, $0) })
    var bench = explainer.makeBench()
    var compared = 0
    var wrong = 0
    for made in maker.cases {
      bench.load(made.facts)
      for place in made.rows {
        for rule in book[place.record].rules {
          let path = BookPath(steps: place.steps, end: .rule(rule))
          let found = bench.target(path)
          let target = try #require(found)
          bench.evaluate([target])
          let expected = Self.result(bench.outcome(0))
          let result = try #require(columns[rule])[place.row]
          compared += 1
          if result == expected { continue }
          wrong += 1
          if wrong < 12 {
            Issue.record(
              "\(book[place.record].name).\(book[rule].name) on \(maker.day): explain \(expected), columns \(result)"
            )
          }
        }
      }
    }
    #expect(wrong == 0)
    return compared
  }

  static func result(_ outcome: Outcome) -> RowResult {
    switch outcome {
    case .value(let bits): RowResult(bits)
    case .text: RowResult(.failed)
    case .none: RowResult(.none)
    case .unknown: RowResult(.unknown)
    case .conflict: RowResult(.conflict)
    case .undefined: RowResult(.undefined)
    case .notKnown: RowResult(.notKnown)
    case .notApplicable: RowResult(.notApplicable)
    case .failed: RowResult(.failed)
    }
  }
}

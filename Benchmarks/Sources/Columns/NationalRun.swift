import Foundation
import LawColumns
import LawLanguage
import LawLibrary
import Measures
import Population

/// Every ruling of the whole law for as many rows of each record.
struct NationalRun {
  let rows: Int
  let book: LawBook
  let population: LawColumns.Population

  init(folder: String, rows: Int, on day: Day) throws {
    self.rows = rows
    let outcome = Checker.check(try LawFolder(path: folder).files())
    guard let book = outcome.book else { UncheckedLaw.end(outcome) }
    self.book = book
    var population = LawColumns.Population(day: day)
    for record in book.records { population.set(Self.columns(record, rows, book, day)) }
    self.population = population
  }

  private static func columns(
    _ record: Record, _ rows: Int, _ book: LawBook, _ day: Day
  ) -> RecordColumns {
    var columns = RecordColumns(record.id, count: rows)
    for id in record.facts where book[id].type.kind != .text {
      var builder = FactColumnBuilder(id, of: book, rows: rows)
      let range = values(of: book[id], book, day)
      let count = UInt64(range.upperBound - range.lowerBound) + 1
      for row in 0..<rows {
        let drawn = Generator.splitmix(UInt64(id.index) << 32 &+ UInt64(row)) >> 11
        builder.append(range.lowerBound + Int64(drawn % count))
      }
      columns.set(builder.column())
    }
    for id in record.references { columns.set(id, .sameRow(count: rows)) }
    return columns
  }

  private static func values(of fact: Fact, _ book: LawBook, _ day: Day) -> ClosedRange<Int64> {
    let usual: ClosedRange<Int64> =
      switch fact.type.kind {
      case .yesNo: 0...1
      case .enumeration(let id): 0...Int64(book[id].cases.count - 1)
      case .date: Int64(day.number) - 900...Int64(day.number) + 60
      case .money: 0...50_000_000
      default: 0...200
      }
    return fact.range.map { usual.clamped(to: $0) } ?? usual
  }

  func time() async throws {
    let clock = ContinuousClock()
    let rules = book.rules.map(\.id)
    let start = clock.now
    let plan = try ColumnReading(book: book).plan(rules, over: population, keeping: .totals)
    print("\(rules.count) rulings for \(rows) rows of \(book.records.count) records")
    print("planned in \(clock.now - start): \(plan.instructionCount) instructions")
    for threads in [1, 2] {
      var best = (wall: Duration.seconds(1000), processor: Int.max)
      for _ in 0..<7 {
        let (begin, processor) = (clock.now, processorTime())
        _ = try await plan.run(threads: threads)
        best = (
          min(best.wall, clock.now - begin), min(best.processor, processorTime() - processor)
        )
      }
      print("\(threads) threads: \(best.wall), processor time \(best.processor / 1_000_000) ms")
    }
    let kept = try ColumnReading(book: book).plan(rules, over: population)
    let begin = clock.now
    _ = try await kept.run(threads: 2)
    print("2 threads, all columns kept: \(clock.now - begin)")
  }
}

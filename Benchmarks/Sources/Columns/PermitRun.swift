import Foundation
import LawColumns
import LawLanguage
import LawLibrary
import Measures
import Population

/// The generated people as columns, with the plan of the twelve outputs.
struct PermitRun {
  let folder: String
  let rows: Int
  let book: LawBook
  let population: LawColumns.Population
  let outputs: [ID<Rule>]
  let plan: ColumnPlan
  let totals: ColumnPlan

  init(folder: String, rows: Int) throws {
    self.folder = folder
    self.rows = rows
    let outcome = Checker.check(try LawFolder(path: folder + "/law").files())
    guard let book = outcome.book, let record = book.record(named: "application"),
      let day = Day(iso: "2020-01-01")
    else { UncheckedLaw.end(outcome) }
    self.book = book
    outputs = Person.outputs.compactMap { book.rule(named: $0.rule, of: record.id)?.id }
    population = Self.people(rows, book, record, day)
    let clock = ContinuousClock()
    let start = clock.now
    plan = try ColumnReading(book: book).plan(outputs, over: population)
    totals = try ColumnReading(book: book).plan(outputs, over: population, keeping: .totals)
    print("\(rows) rows; plan of \(plan.instructionCount) instructions in \(clock.now - start)")
  }

  private static func people(
    _ rows: Int, _ book: LawBook, _ record: Record, _ day: Day
  ) -> LawColumns.Population {
    let names = Generator().row(0).answers().map(\.name)
    let making = names.map { name -> FactInTheMaking? in
      let fact = record.facts.first { book[$0].name == name }
      return fact.map { FactInTheMaking($0, of: book, rows: rows) }
    }
    for row in 0..<rows {
      for (column, answer) in zip(making, Generator().row(row).answers()) {
        column?.take(answer.answer)
      }
    }
    var columns = RecordColumns(record.id, count: rows)
    for column in making.compactMap(\.self) { columns.set(column.finish()) }
    precondition(columns.problems.count == 0)
    var population = LawColumns.Population(day: day)
    population.set(columns)
    return population
  }

  /// The checksums of the twelve outputs, those that the rule set expects.
  func check() {
    let rulings = plan.run()
    tellMemory(rulings)
    let data = FileManager.default.contents(atPath: folder + "/expected.json") ?? Data()
    let all = try? JSONSerialization.jsonObject(with: data) as? [String: [String: [Any]]]
    guard let expected = all?["\(rows)"] else { return print("no expected sums for \(rows) rows") }
    var wrong: [String] = []
    for (column, output) in zip(rulings.columns, Person.outputs) {
      var sum = Checksum()
      for row in 0..<rows {
        precondition(column[row].state == .value, "\(output.rule) row \(row): \(column[row])")
        sum.add(output.isMoney ? column[row].bits / 100 : column[row].bits, row: row)
      }
      let want = expected[output.rule]
      if want?[0] as? Int64 != sum.sum || want?[1] as? String != sum.hex {
        wrong.append(output.rule)
      }
    }
    print(wrong.isEmpty ? "all 12 columns match" : "MISMATCH: \(wrong)")
    if !wrong.isEmpty { exit(1) }
  }

  /// Times the readings in turns, so that a neighbour disturbs all of them alike.
  func time() async throws {
    let floor = FloorRun(rows: rows)
    floor.run()
    compare(floor)
    var one = Samples(rows)
    var two = Samples(rows)
    var sums = Samples(rows)
    var hand = Samples(rows)
    for _ in 0..<(rows > 5_000_000 ? 9 : 25) {
      hand.add { floor.run() }
      one.add { _ = plan.run() }
      let clock = ContinuousClock()
      let start = clock.now
      _ = try await plan.run(threads: 2)
      two.add(clock.now - start)
      sums.add { _ = totals.run() }
    }
    print("columns, one core   \(one)")
    print("columns, two cores  \(two)")
    print("totals, one core    \(sums)")
    print("floor in C          \(hand)")
    print("columns / floor     \(one.best / hand.best) best, \(one.median / hand.median) median")
  }

  /// Runs what each line of the input asks for.
  func serve() async throws {
    let floor = FloorRun(rows: rows)
    floor.run()
    compare(floor)
    say("ready")
    while let word = readLine() {
      if word == "two" {
        let wall = try await ContinuousClock().measure { _ = try await plan.run(threads: 2) }
        say("\(wall.components.attoseconds / 1_000_000_000)")
        continue
      }
      let start = processorTime()
      switch word {
      case "totals": _ = totals.run()
      case "floor": floor.run()
      default: _ = plan.run()
      }
      say("\(processorTime() - start)")
    }
  }

  /// A line that is not held back.
  private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private func compare(_ floor: FloorRun) {
    let rulings = plan.run()
    for row in stride(from: 0, to: rows, by: 97) {
      let found = zip(rulings.columns, Person.outputs).map { column, output in
        output.isMoney ? column[row].bits / 100 : column[row].bits
      }
      precondition(found == floor.row(row), "row \(row): \(found) and \(floor.row(row))")
    }
  }

  /// The columns, and the most memory this process has held by now; only with one size a process does the second say
  /// something of the first.
  private func tellMemory(_ rulings: ColumnRulings) {
    let facts = population.records.values.flatMap(\.facts.values)
    let bytes = (facts.map(\.rowSize) + rulings.columns.map(\.rowSize)).reduce(0, +) * rows
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    let peak = usage.ru_maxrss >> 10
    print("memory: columns in and out \(bytes >> 20) MiB, peak of the process \(peak) MiB")
  }
}

/// Processor time of this process, in nanoseconds.
func processorTime() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// One column of answers, filled row by row beside the others.
private final class FactInTheMaking {
  private var builder: FactColumnBuilder?

  init(_ fact: ID<Fact>, of book: LawBook, rows: Int) {
    builder = FactColumnBuilder(fact, of: book, rows: rows)
  }

  func take(_ answer: Answer) {
    switch answer {
    case .value(let value): builder?.append(value)
    case .none: builder?.appendNone()
    default: builder?.appendUnknown()
    }
  }

  func finish() -> FactColumn {
    guard let made = builder.take()?.column() else { fatalError("a column is finished once") }
    return made
  }
}

/// Nanoseconds a row, run by run.
struct Samples: CustomStringConvertible {
  private let rows: Int
  private var samples: [Double] = []

  init(_ rows: Int) { self.rows = rows }

  mutating func add(_ work: () -> Void) { add(ContinuousClock().measure(work)) }

  mutating func add(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    samples.append((Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(rows))
  }

  var best: Double { samples.min() ?? 0 }
  var median: Double { samples.sorted()[samples.count / 2] }

  var description: String {
    String(
      format: "%7.2f ns/row best, %7.2f median; %.1f ms best", best, median,
      best * Double(rows) / 1e6)
  }
}

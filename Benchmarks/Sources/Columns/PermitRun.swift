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

  init(folder: String, rows: Int) throws {
    self.folder = folder
    self.rows = rows
    let outcome = Checker.check(try LawFolder(path: folder + "/law").files())
    guard let book = outcome.book, let record = book.record(named: "application"),
      let day = Day(iso: "2020-01-01")
    else { fatalError("\(outcome.diagnostics)") }
    self.book = book
    outputs = Person.outputs.compactMap { book.rule(named: $0.rule, of: record.id)?.id }
    population = Self.people(rows, book, record, day)
    let clock = ContinuousClock()
    let start = clock.now
    plan = try ColumnReading(book: book).plan(outputs, over: population)
    print("\(rows) rows; plan of \(plan.instructionCount) instructions in \(clock.now - start)")
  }

  private static func people(
    _ rows: Int, _ book: LawBook, _ record: Record, _ day: Day
  ) -> LawColumns.Population {
    let names = Generator().row(0).answers().map(\.name)
    var columns = RecordColumns(record.id, count: rows)
    for (index, name) in names.enumerated() {
      guard let fact = record.facts.first(where: { book[$0].name == name }) else { continue }
      var builder = FactColumnBuilder(fact, of: book, rows: rows)
      for row in 0..<rows { put(Generator().row(row), index, &builder) }
      columns.set(builder.column())
    }
    precondition(columns.problems.count == 0)
    var population = LawColumns.Population(day: day)
    population.set(columns)
    return population
  }

  private static func put(_ person: Person, _ index: Int, _ builder: inout FactColumnBuilder) {
    switch person.answers()[index].answer {
    case .value(let value): builder.append(value)
    case .none: builder.appendNone()
    default: builder.appendUnknown()
    }
  }

  func check() throws {
    let rulings = plan.run()
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/expected.json"))
    let all = try JSONSerialization.jsonObject(with: data) as? [String: [String: [Any]]]
    guard let expected = all?["\(rows)"] else { return print("no expected sums for \(rows) rows") }
    var wrong: [String] = []
    for (column, output) in zip(rulings.columns, Person.outputs) {
      var sum = Checksum()
      for row in 0..<rows {
        let result = column[row]
        precondition(result.state == .value, "\(output.rule) row \(row): \(result)")
        sum.add(output.isMoney ? result.bits / 100 : result.bits, row: row)
      }
      let want = expected[output.rule]
      if want?[0] as? Int64 != sum.sum || want?[1] as? String != sum.hex {
        wrong.append(output.rule)
      }
    }
    print(wrong.isEmpty ? "all 12 columns match" : "MISMATCH: \(wrong)")
    if !wrong.isEmpty { exit(1) }
  }

  func time() async throws {
    let clock = ContinuousClock()
    var one: [Double] = []
    for _ in 0..<21 {
      one.append(
        Double((clock.measure { _ = plan.run() }).components.attoseconds) / 1e9 / Double(rows))
    }
    print("one core: best \(one.min() ?? 0) median \(one.sorted()[10]) ns/row")
  }
}

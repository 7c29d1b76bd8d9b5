import LawColumns
import LawLanguage
import Measures
import Testing

@Suite struct `Input by columns` {
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

  private func read(_ text: String) throws -> (RecordColumns, CellProblems) {
    let table = try CSVReader.read(text, worker.id, of: book)
    return (try #require(table[worker.id]), table.problems)
  }

  @Test func `is read from comma-separated text, and what is wrong is named with its row`() throws {
    let text = """
      wage,hired,trade,skilled
      100.50,2015-02-28,cook,yes
      -1,2015-02-29,baker,maybe
      ,none,"welder",no
      7,2015-01-01
      12,2016-01-01,driver,yes

      """
    let (columns, problems) = try read(text)
    #expect(columns.count == 5)
    #expect(columns.facts[try fact("wage")]?[0] == RowResult(10050))
    #expect(columns.facts[try fact("wage")]?[2].state == .unknown)
    #expect(columns.facts[try fact("hired")]?[2].state == RulingState.none)
    #expect(columns.facts[try fact("trade")]?[4] == RowResult(2))
    #expect(
      Set(problems.first) == [
        CellProblem(row: 1, column: "wage", kind: .negativeMoney, text: "-1"),
        CellProblem(row: 1, column: "hired", kind: .impossibleDate, text: "2015-02-29"),
        CellProblem(row: 1, column: "trade", kind: .noSuchCase, text: "baker"),
        CellProblem(row: 1, column: "skilled", kind: .noSuchCase, text: "maybe"),
        CellProblem(row: 3, column: nil, kind: .cellCount(found: 2, expected: 4)),
      ])
  }

  @Test(arguments: [
    "wage,hired\n5,2015-01-01\n6,2015", "wage,hired\n5,2015-01-01\n6,\"20",
    "wage,hired\n5,2015-01-01\n6",
  ])
  func `cut in the middle keeps the rows before`(text: String) throws {
    let (columns, problems) = try read(text)
    #expect(columns.facts[try fact("wage")]?[0] == RowResult(500))
    #expect(problems.first.contains { $0.row == 1 })
  }

  @Test func `whose last line has no line end keeps it and says so`() throws {
    let (columns, problems) = try read("wage,trade\n5,cook\n6,cook")
    #expect(columns.count == 2)
    #expect(columns.facts[try fact("wage")]?[1] == RowResult(600))
    #expect(problems.first == [CellProblem(row: 1, column: nil, kind: .noLineEnd)])
  }

  @Test func `of numbers names each cell that cannot be`() throws {
    var columns = RecordColumns(worker.id, count: 3)
    columns.set(try fact("wage"), of: book, [1, -1, .min])
    columns.set(try fact("hired"), of: book, [.max, 0, 5_000_000])
    columns.set(try fact("trade"), of: book, [2, 3, -1])
    columns.set(try fact("skilled"), of: book, [1, 2, 0])
    #expect(
      Set(columns.problems.first) == [
        CellProblem(row: 1, column: "wage", kind: .negativeMoney),
        CellProblem(row: 2, column: "wage", kind: .negativeMoney),
        CellProblem(row: 0, column: "hired", kind: .impossibleDate),
        CellProblem(row: 2, column: "hired", kind: .impossibleDate),
        CellProblem(row: 1, column: "trade", kind: .noSuchCase),
        CellProblem(row: 2, column: "trade", kind: .noSuchCase),
        CellProblem(row: 1, column: "skilled", kind: .noSuchCase),
      ])
    #expect(columns.facts[try fact("wage")]?[0] == RowResult(1))
    #expect(columns.facts[try fact("hired")]?[1] == RowResult(0))
    #expect(columns.facts[try fact("skilled")]?[2] == RowResult(0))
  }

  @Test func `with a heading that is no fact is refused`() throws {
    #expect(throws: ColumnFault.unknownColumns(["age", "size"])) {
      _ = try CSVReader.read("wage,age,size\n1,2,3\n", worker.id, of: book)
    }
    #expect(throws: ColumnFault.repeatedColumn("wage")) {
      _ = try CSVReader.read("wage,wage\n1,2\n", worker.id, of: book)
    }
    #expect(throws: ColumnFault.unknownColumns(["number"])) {
      _ = try CSVReader.read("wage\n1\n", worker.id, of: book, keeping: ["number"])
    }
    #expect(throws: ColumnFault.noHeading) { _ = try CSVReader.read("", worker.id, of: book) }
  }

  @Test func `may come in any pieces`() throws {
    let reader = CSVReader(worker.id, of: book)
    for byte in "wage,trade\r\n1,\"co".utf8 { try reader.take([byte]) }
    for byte in "ok\"\r\n\"2\",driver\r\n".utf8 { try reader.take([byte]) }
    let table = try reader.finish()
    let columns = try #require(table[worker.id])
    #expect(table.problems.count == 0)
    #expect(columns.facts[try fact("trade")]?[0] == RowResult(1))
    #expect(columns.facts[try fact("wage")]?[1] == RowResult(200))
  }

  @Test func `names facts of the records it refers to, texts, and columns handed on`() throws {
    let text = """
      number;employer.name;trade;employer.staff
      "7;a";Zhol;cook; 12\u{20}
      8;;cook;x
      9;"Zhol";driver;5

      """
    let table = try CSVReader.read(text, worker.id, of: book, keeping: ["number"])
    let employer = try #require(book.record(named: "employer"))
    let columns = try #require(table[employer.id])
    let name = try #require(employer.facts.first { book[$0].name == "name" })
    let names = try #require(columns.facts[name])
    #expect(names[0].state == .value && names[0] == names[2] && names[1].state == .unknown)
    let staff = try #require(employer.facts.first { book[$0].name == "staff" })
    #expect(columns.facts[staff]?[0] == RowResult(12))
    #expect(
      table.problems.first == [
        CellProblem(row: 1, column: "employer.staff", kind: .unreadable, text: "x")
      ])
    #expect(table.kept.map(\.name) == ["number"])
    #expect(table.kept[0][0].elementsEqual("7;a".utf8))
    let population = table.population(day: .earliest)
    let facts = population.facts(ofRow: 2, worker.id, in: book)
    #expect(facts.answers.values.contains(.text("Zhol")))
    let rule = try #require(book.rule(named: "known_employer", of: worker.id))
    let rulings = try ColumnReading(book: book).plan([rule.id], over: population).run()
    #expect((0..<3).map { rulings.columns[0][$0].state } == [.value, .unknown, .value])
    #expect(rulings.columns[0][0] == RowResult(1))
  }

  @Test func `may say that a list is empty`() throws {
    let employer = try #require(book.record(named: "employer"))
    let table = try CSVReader.read("staff,workers\n1,0\n2,\n3,2\n", employer.id, of: book)
    #expect(
      table.problems.first == [
        CellProblem(row: 2, column: "workers", kind: .listNotEmpty, text: "2")
      ])
    let rule = try #require(book.rule(named: "crew", of: employer.id))
    let population = table.population(day: .earliest)
    let rulings = try ColumnReading(book: book).plan([rule.id], over: population).run()
    #expect((0..<3).map { rulings.columns[0][$0].state } == [.value, .unknown, .unknown])
  }

  @Test func `of unequal length is refused`() throws {
    var columns = RecordColumns(worker.id, count: 3)
    columns.set(try fact("wage"), of: book, [1, 2])
    var population = Population(day: .earliest)
    population.set(columns)
    let rule = try #require(book.rule(named: "double", of: worker.id))
    #expect(throws: ColumnFault.unequalLength(column: "wage", found: 2, expected: 3)) {
      _ = try ColumnReading(book: book).plan([rule.id], over: population)
    }
  }

  @Test func `of what is known of a list has to have a row each`() throws {
    let employer = try #require(book.record(named: "employer"))
    var columns = RecordColumns(employer.id, count: 3)
    columns.setKnown(list: try #require(employer.lists.first), [true])
    var population = Population(day: .earliest)
    population.set(columns)
    #expect(throws: ColumnFault.unequalLength(column: "workers", found: 1, expected: 3)) {
      _ = try ColumnReading(book: book).plan([], over: population)
    }
  }

  @Test func `of raw numbers has to have whole rows`() throws {
    var columns = RecordColumns(worker.id, count: 2)
    try columns.set(
      try fact("wage"), of: book, raw: [1, 0, 0, 0, 0, 1, 0, 0], .word)
    #expect(columns.facts[try fact("wage")]?[1] == RowResult(256))
    #expect(throws: ColumnFault.wrongSize(column: "wage", bytes: 7)) {
      try columns.set(
        try fact("wage"), of: book, raw: [UInt8](repeating: 0, count: 7), .word)
    }
  }

  @Test func `refers only to rows that are there`() {
    let column = ReferenceColumn.rows([0, 5, -1, 1], target: 2, name: "employer")
    #expect(column.problems.first == [CellProblem(row: 1, column: "employer", kind: .noSuchRow)])
    #expect((0..<4).map { column[$0] } == [0, nil, nil, 1])
  }
}

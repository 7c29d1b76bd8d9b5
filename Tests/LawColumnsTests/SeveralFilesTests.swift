import LawColumns
import LawExplain
import LawLanguage
import Measures
import Testing

/// Files that find each other by keys.
@Suite struct `Several files` {
  let book: LawBook
  let worker: Record
  let employer: Record

  init() throws {
    let outcome = Checker.check(SmallLaw.files)
    book = try #require(outcome.book, "\(outcome.diagnostics)")
    worker = try #require(book.record(named: "worker"))
    employer = try #require(book.record(named: "employer"))
  }

  private static let employers = """
    number,name,staff
    a,Zhol,3
    b,Asyl,5
    a,Aqsu,7
    c,Zhol,
    ,Nobody's,1

    """

  private static let workers = """
    employer,wage,trade
    b,100,cook
    c,200,cook
    z,300,cook
    a,400,cook
    ,500,cook
     b ,600,driver

    """

  /// Reads files and joins them, the first being that of the record asked about.
  private func joined(
    _ texts: [(Record, String)], key: String? = "number"
  ) throws -> (tables: [CSVTable], whole: CSVTables) {
    let files = CSVFiles(Set(texts.map(\.0.id)), of: book)
    let tables = try texts.map { record, text in
      let reader = CSVReader(record.id, among: files, key: key)
      try reader.take(text.utf8)
      return try reader.finish()
    }
    return (tables, try CSVTables(tables, among: files))
  }

  private func results(_ name: String, of record: Record, _ tables: CSVTables) throws -> [RowResult]
  {
    let rule = try #require(book.rule(named: name, of: record.id))
    let population = tables.population(day: .earliest)
    let column = try ColumnReading(book: book).plan([rule.id], over: population).run().columns[0]
    // The reasons of a row say the same.
    let explainer = Explainer(book: book)
    for row in 0..<column.count {
      let facts = population.facts(ofRow: row, record.id, in: book)
      let ruling = explainer.answer(facts, [BookPath(end: .rule(rule.id))]).rulings[0]
      switch ruling.outcome {
      case .value(let bits): #expect(column[row] == RowResult(bits), "\(name), row \(row)")
      default: #expect(column[row].state != .value, "\(name), row \(row)")
      }
    }
    return (0..<column.count).map { column[$0] }
  }

  @Test func `keys lead to the rows of another; wrong ones are named and the other rows kept`()
    throws
  {
    let (_, whole) = try joined([(worker, Self.workers), (employer, Self.employers)])
    #expect(
      whole.problems[0].first == [
        CellProblem(row: 2, column: "employer", kind: .noSuchKey, text: "z"),
        CellProblem(row: 3, column: "employer", kind: .doubledKey, text: "a"),
      ])
    #expect(
      whole.problems[1].first == [
        CellProblem(row: 2, column: "number", kind: .doubledKey, text: "a")
      ])
    let known = try results("known_employer", of: worker, whole)
    #expect(known[0] == RowResult(0) && known[1] == RowResult(1) && known[5] == RowResult(0))
    #expect(known[2...4].allSatisfy { $0.state == .unknown })
    // Colleagues are the workers of the same employer.
    let colleagues = try results("colleagues", of: worker, whole)
    #expect(colleagues[0] == RowResult(2) && colleagues[1] == RowResult(1))
  }

  @Test func `rows that refer back are the elements of a list`() throws {
    let (tables, whole) = try joined([(employer, Self.employers), (worker, Self.workers)])
    #expect(tables[0].kept.map(\.name) == ["number"])
    #expect(tables[0].kept[0][1].elementsEqual("b".utf8))
    let pay = try results("pay", of: employer, whole)
    // Which of the two of one key the worker belongs to is not known.
    #expect(pay[0].state == .unknown && pay[2].state == .unknown)
    #expect(pay[1] == RowResult(70_000) && pay[3] == RowResult(20_000) && pay[4] == RowResult(0))
  }

  @Test func `a list may say how many elements it has`() throws {
    let employers = "number,workers\nb,2\nc,2\nd,0\ne,dont_know\nf,many\n"
    let (_, whole) = try joined([(employer, employers), (worker, "employer,wage\nb,1\nb,2\nc,3\n")])
    #expect(
      whole.problems[0].first == [
        CellProblem(row: 1, column: "workers", kind: .listCount(found: 1), text: "2"),
        CellProblem(row: 4, column: "workers", kind: .unreadable, text: "many"),
      ])
    let crew = try results("crew", of: employer, whole)
    #expect(crew[0] == RowResult(2) && crew[2] == RowResult(0))
    #expect([1, 3, 4].allSatisfy { crew[$0].state == .unknown })
  }

  @Test func `the key may be a fact`() throws {
    let (tables, whole) = try joined(
      [(worker, "employer,wage\nZhol,1\n"), (employer, "name,staff\nZhol,1\n")], key: "name")
    #expect(tables[1].kept.isEmpty)
    #expect(try results("known_employer", of: worker, whole) == [RowResult(1)])
  }

  @Test func `that do not fit together are refused`() throws {
    #expect(throws: ColumnFault.noFile(column: "employer", record: "employer")) {
      _ = try joined([(worker, "employer,wage\na,1\n")])
    }
    #expect(throws: ColumnFault.ownFile(column: "employer.staff", record: "employer")) {
      _ = try joined([(worker, "employer,employer.staff\na,1\n"), (employer, Self.employers)])
    }
    #expect(throws: ColumnFault.noKey(record: "employer")) {
      _ = try joined([(worker, Self.workers), (employer, "name,staff\nZhol,1\n")])
    }
    #expect(throws: ColumnFault.nothingLeads(record: "employer")) {
      _ = try joined([(worker, "wage\n1\n"), (employer, Self.employers)])
    }
  }

  @Test func `a damaged row of another file leaves those who refer to it unknown`() throws {
    let employers = "number,name,staff\na,Zhol,3\nb,Asyl\nc,Zhol,5\nd,\"Zh"
    let (_, whole) = try joined([
      (worker, "employer,wage\na,1\nb,2\nc,3\nd,4\n"), (employer, employers),
    ])
    #expect(whole.problems[0].first.map(\.kind) == [.noSuchKey, .noSuchKey])
    #expect(
      whole.problems[1].first == [
        CellProblem(row: 1, column: nil, kind: .cellCount(found: 2, expected: 3)),
        CellProblem(row: 3, column: nil, kind: .cutOff),
      ])
    let known = try results("known_employer", of: worker, whole)
    #expect(known.map(\.state) == [.value, .unknown, .value, .unknown])
  }
}

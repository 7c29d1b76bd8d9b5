import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import LawSQL
import Measures
import Testing

/// What stands in a database gives what the explain reading gives, for every ruling of the whole law.
@Suite(.serialized) struct `SQL agrees with the explain reading` {
  @Test(.enabled(if: SQLEngine.isHere(.duckdb), "DuckDB is not installed for python3"))
  func `in DuckDB`() throws { try compare(.duckdb) }

  @Test(.enabled(if: SQLEngine.isHere(.postgresql), "PostgreSQL is not installed"))
  func `in PostgreSQL`() throws { try compare(.postgresql) }

  /// Spark plans long statements for seconds each: without `RUQSAT_SQL_SPARK=all` only the shorter ones run.
  @Test(.enabled(if: SQLEngine.isHere(.spark), "PySpark or Java is not installed"))
  func `in Spark`() throws { try compare(.spark) }

  static let law = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Law").path

  /// The whole law, and a small one whose records list each other, so that every kind of aggregate is met.
  private func compare(_ dialect: SQLDialect) throws {
    let law = try #require(Checker.check(try LawFolder(path: Self.law).files()).book)
    let fixture = try #require(Checker.check(FixtureLaw.files).book)
    try compare(fixture, dialect, rowsEach: 120, least: 800, longest: .max)
    let isShort = dialect == .spark && !SQLEngine.isAllAsked
    try compare(
      law, dialect, rowsEach: SQLEngine.rowsEach, least: isShort ? 2_000 : 10_000,
      longest: isShort ? SQLEngine.shortEnough : .max)
  }

  private func compare(
    _ book: LawBook, _ dialect: SQLDialect, rowsEach: Int, least: Int, longest: Int
  ) throws {
    var cases = SQLCases(book, FactPool(book), seed: 2027)
    for round in 0..<rowsEach {
      for record in book.records where !record.rules.isEmpty {
        cases.add(about: record.id, unknown: [0, 5, 30, 90][round % 4])
      }
    }
    let folder = try SQLEngine.folder(dialect)
    defer { SQLEngine.remove(folder) }
    try cases.write(to: folder)
    try SQLEngine.schema(book, dialect).write(
      to: folder.appendingPathComponent("schema.sql"), atomically: true, encoding: .utf8)
    let asked = try write(book, dialect, folder, longest: longest)
    print(try SQLEngine.run(dialect, folder))
    try check(asked, cases, book, folder, least: least)
  }

  private struct Asked {
    let record: ID<Record>
    let rules: [ID<Rule>]
    let name: String
    /// Whether rows with a missing fact may have no rulings.
    let areFactsKnown: Bool
  }

  /// Statements of at most so many rulings each; PostgreSQL holds 1,664 columns in a layer. None is refused.
  ///
  /// Those for facts that are known are a part of all, unless `RUQSAT_SQL_KNOWN=all`.
  private func write(
    _ book: LawBook, _ dialect: SQLDialect, _ folder: URL, longest: Int
  ) throws -> [Asked] {
    var asked: [Asked] = []
    for (number, record) in book.records.enumerated() {
      asked += try write(record, book, dialect, folder, longest: longest, areFactsKnown: false)
      guard number % 4 == 0 || SQLEngine.isAllKnown else { continue }
      asked += try write(record, book, dialect, folder, longest: longest, areFactsKnown: true)
    }
    return asked
  }

  private func write(
    _ record: Record, _ book: LawBook, _ dialect: SQLDialect, _ folder: URL, longest: Int,
    areFactsKnown: Bool
  ) throws -> [Asked] {
    var asked: [Asked] = []
    var options = SQLOptions(day: .column("assessed"), isRaw: true)
    options.areFactsKnown = areFactsKnown
    let rules = record.rules.filter { book[$0].type.kind != .text }
    for start in stride(from: 0, to: rules.count, by: 25) {
      let some = Array(rules[start..<min(start + 25, rules.count)])
      let statement = try SQLStatement(
        book, about: record.id, rulings: some, dialect: dialect, options: options)
      if statement.text.utf8.count > longest { continue }
      let name = "q-\(areFactsKnown ? "known-" : "")\(record.name)-\(1000 + start)"
      try statement.text.write(
        to: folder.appendingPathComponent(name + ".sql"), atomically: true, encoding: .utf8)
      asked.append(
        Asked(record: record.id, rules: some, name: name, areFactsKnown: areFactsKnown))
    }
    return asked
  }

  private func check(
    _ asked: [Asked], _ cases: SQLCases, _ book: LawBook, _ folder: URL, least: Int
  ) throws {
    let explainer = Explainer(book: book)
    var bench = explainer.makeBench()
    var compared = 0
    var wrong: [String] = []
    var known = 0
    for asked in asked {
      let (rules, name) = (asked.rules, asked.name)
      let rows = try SQLEngine.rows(folder.appendingPathComponent(name + ".csv"))
      for one in cases.cases where one.record == asked.record {
        let row = try #require(rows[one.row])
        bench.load(one.facts)
        for (index, rule) in rules.enumerated() {
          let found = bench.target(BookPath(end: .rule(rule)))
          let target = try #require(found)
          bench.evaluate([target])
          let expected = SQLEngine.text(bench.outcome(0))
          let result = "\(row[2 * index + 1])/\(row[2 * index + 2])"
          compared += 1
          if asked.areFactsKnown {
            if result == "\\N/6" { continue }
            known += 1
          }
          if result != expected {
            wrong.append(
              "\(name) row \(one.row) \(book[rule].name): explain \(expected), SQL \(result)")
          }
        }
      }
    }
    print("compared \(compared) rulings, \(wrong.count) differ; \(known) of facts that are known")
    #expect(known > compared / 100)
    #expect(wrong.isEmpty, "\(wrong.prefix(12).joined(separator: "\n"))")
    #expect(compared > least)
  }
}

/// A database that the script of these tests drives.
enum SQLEngine {
  static let rowsEach = 40
  static let script = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scripts/run_law_sql.py").path

  /// The python with the packages; `RUQSAT_SQL_PYTHON` names another than `python3`.
  private static func call(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    let python = ProcessInfo.processInfo.environment["RUQSAT_SQL_PYTHON"] ?? "python3"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  static func isHere(_ dialect: SQLDialect) -> Bool {
    (try? call([dialect.rawValue, "probe"]).status) == 0
  }

  static var isAllAsked: Bool {
    ProcessInfo.processInfo.environment["RUQSAT_SQL_SPARK"] == "all"
  }
  static var isAllKnown: Bool {
    ProcessInfo.processInfo.environment["RUQSAT_SQL_KNOWN"] == "all"
  }
  /// Bytes of a statement that Spark plans in about a second.
  static let shortEnough = 30_000

  static func run(_ dialect: SQLDialect, _ folder: URL) throws -> String {
    let (status, text) = try call([dialect.rawValue, folder.path])
    try #require(status == 0, "\(text.suffix(3000))")
    return text
  }

  static func folder(_ dialect: SQLDialect) throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("law-sql-\(dialect.rawValue)-\(UInt32.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// `RUQSAT_SQL_KEEP` leaves the files for a look.
  static func remove(_ folder: URL) {
    if ProcessInfo.processInfo.environment["RUQSAT_SQL_KEEP"] != nil {
      print(folder.path)
    } else {
      try? FileManager.default.removeItem(at: folder)
    }
  }

  /// All tables, with a day of assessment in each row.
  static func schema(_ book: LawBook, _ dialect: SQLDialect) -> String {
    SQLSchema(book, dialect: dialect).text.replacing(
      "\n);", with: ",\n  \(dialect == .spark ? "`assessed`" : "assessed") DATE\n);")
  }

  /// The fields of each row by its key.
  static func rows(_ file: URL) throws -> [Int: [String]] {
    var rows: [Int: [String]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0 == "t" ? "1" : $0 == "f" ? "0" : String($0)
      }
      if let key = Int(fields[0]) { rows[key] = fields }
    }
    return rows
  }

  static func text(_ outcome: Outcome) -> String {
    switch outcome {
    case .value(let bits): "\(bits)/0"
    case .text(let text): "\(text)/0"
    case .none: "\\N/1"
    case .notApplicable: "\\N/2"
    case .notKnown: "\\N/3"
    case .undefined: "\\N/4"
    case .conflict: "\\N/5"
    case .unknown: "\\N/6"
    case .failed: "\\N/7"
    }
  }
}

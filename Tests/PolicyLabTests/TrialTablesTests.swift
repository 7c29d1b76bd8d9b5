import Foundation
import LawSQL
import PolicyLab
import Testing

/// The same trial inside a database gives the same totals.
@Suite(.serialized) struct TrialTablesTests {
  @Test(.enabled(if: Database.isHere("duckdb"), "DuckDB is not installed for python3"))
  func `in DuckDB`() async throws { try await compare(.duckdb, rows: 800) }

  @Test(.enabled(if: Database.isHere("postgresql"), "PostgreSQL is not installed"))
  func `in PostgreSQL`() async throws { try await compare(.postgresql, rows: 800) }

  private func compare(_ dialect: SQLDialect, rows: Int) async throws {
    let change = LawChangeSet(reforms: [
      "seed-2017/social-insurance-for-all": nil, "seed-2017/scarce-occupations": nil,
    ])
    let outcome = try await LabFixture.trial(change, rows: rows).run(threads: 2)
    let tables = try TrialTables(outcome, dialect)
    #expect(tables.expected.count == 2 * outcome.tables.count)
    let given = try Database.run(dialect.rawValue, tables)
    for expected in tables.expected {
      #expect(given[expected.name] == expected.cells, "\(expected.name)")
    }
    let counted = tables.expected.filter { $0.counted > 0 }
    #expect(counted.count > 20, "a trial of nothing proves nothing")
  }
}

/// A database reached through the repository's script.
enum Database {
  private static let script = LabFixture.root.appending(path: "Tests/Scripts/run_law_sql.py").path

  /// `RUQSAT_SQL_PYTHON` names another python than `python3`.
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

  static func isHere(_ engine: String) -> Bool { (try? call([engine, "probe"]).status) == 0 }

  /// The first row of each statement's result, by the statement's name.
  static func run(_ engine: String, _ tables: TrialTables) throws -> [String: [String]] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "lab-sql-\(engine)-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(tables.schema, "schema.sql", folder)
    for table in tables.tables { try write(table.text, table.name + ".csv", folder) }
    for statement in tables.statements {
      try write(statement.text, statement.name + ".sql", folder)
    }
    let (status, text) = try call([engine, folder.path])
    try #require(status == 0, "\(text.suffix(3000))")
    print(text)
    var given: [String: [String]] = [:]
    for statement in tables.statements {
      let lines = try String(
        contentsOf: folder.appending(path: statement.name + ".csv"), encoding: .utf8
      ).split(whereSeparator: \.isNewline)
      given[statement.name] = lines.dropFirst().first?.split(separator: ",").map(String.init)
    }
    return given
  }

  private static func write(_ text: String, _ name: String, _ folder: URL) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }
}

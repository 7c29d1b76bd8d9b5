import ArgumentParser
import Foundation
import LawSQL
import PolicyLab

/// `ruqsat lab tables`: a trial as tables and statements, to be counted by a database.
struct LabTables: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "tables",
      abstract: "Write the people of a trial as tables, and a statement for each measure.",
      discussion: """
        ruqsat lab tables trial --dialect duckdb --reform seed-2017/scarce-occupations

        The folder gets schema.sql, a CSV for each table, q-before-MEASURE.sql and q-after-MEASURE.sql, \
        and expected.csv with what each statement should give.
        """)
  }

  @Argument(help: "A folder to write into.")
  var folder: String

  @OptionGroup var options: LabOptions

  @Option(help: "postgresql, duckdb or spark.")
  var dialect = SQLDialect.duckdb.rawValue

  @Option(name: .customLong("measure"), help: "Only this measure; several times.")
  var names: [String] = []

  func run() async throws {
    guard let dialect = SQLDialect(rawValue: dialect) else {
      throw ValidationError("--dialect is postgresql, duckdb or spark, not ‘\(dialect)’.")
    }
    let whole = try options.trial()
    let known = whole.measures.map(\.name)
    if let wrong = names.first(where: { !known.contains($0) }) {
      let list = known.joined(separator: ", ")
      throw ValidationError("There is no measure ‘\(wrong)’. Measures: \(list).")
    }
    let trial = Trial(
      base: whole.base, reform: whole.reform, population: whole.population,
      measures: names.isEmpty ? whole.measures : whole.measures.filter { names.contains($0.name) },
      day: whole.day)
    let outcome = try await options.told { () async throws(LabFault) in
      try await trial.run(threads: options.cores)
    }
    let tables = try options.told { () throws(LabFault) in
      try TrialTables(outcome, dialect)
    }
    try write(tables)
    Terminal.print(
      try options.speech().say(
        "cli.lab.tables",
        [
          "folder": folder, "tables": "\(tables.tables.count)",
          "statements": "\(tables.statements.count)",
        ]))
  }

  private func write(_ tables: TrialTables) throws {
    let files =
      [("schema.sql", tables.schema), ("expected.csv", tables.expectedText)]
      + tables.tables.map { ($0.name + ".csv", $0.text) }
      + tables.statements.map { ($0.name + ".sql", $0.text + "\n") }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      for (name, text) in files {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
      }
    } catch let error as CocoaError {
      throw ValidationError("\(folder) cannot be written: \(error.localizedDescription)")
    }
  }
}

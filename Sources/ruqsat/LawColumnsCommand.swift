import ArgumentParser
import Foundation
import LawColumns
import LawExplain
import LawLanguage
import Measures

/// `ruqsat law columns`: rulings for every row of a file.
struct LawColumnsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "columns",
      abstract: "Answer every row of a file of comma-separated text.",
      discussion: """
        The first line of the file names facts of the record, as in law files: staff, \
        worker.citizenship. The rulings are written to --out, or printed: for each its value and how \
        it stands. What cannot be read is named with its row and column and counts as not known; the \
        exit code is then 2. --explain prints the reasons for one row instead. --with names a file of \
        a record that rows refer to, or that refers to the rows; they find each other by their keys.

        ruqsat law columns workers.csv --record application --day 2016-07-01 --keep number \
          --give permit_required,fee --out rulings.csv
        ruqsat law columns workers.csv --record engagement --with employer=employers.csv
        """)
  }

  @OptionGroup var options: LawOptions

  @Argument(help: "The file; - for what comes in.")
  var file: String

  @Option(help: "The record whose facts stand in a row.")
  var record: String

  @Option(help: "The rulings, separated by commas; without it all of the record.")
  var give: String?

  @Option(help: "The day of assessment, as 2015-09-15; without it today.")
  var day: String?

  @Option(name: .customLong("choose"), help: "A reading of the law, as NAME=OPTION; several times.")
  var choices: [String] = []

  @Option(help: "Columns that are no facts, separated by commas; they stand in the output too.")
  var keep: String?

  @Option(
    name: .customLong("with"),
    help: "Another record's file, as employer=employers.csv; several times.")
  var others: [String] = []

  @Option(
    name: .customLong("key"),
    help: "The column with the keys of a record's file, as employer=number; without it id.")
  var keys: [String] = []

  @Option(help: "The file to write; without it the rulings are printed.")
  var out: String?

  @Option(help: "A row to explain, counted from 1 below the heading; nothing is written.")
  var explain: Int?

  @Option(help: "How many levels of reasons --explain prints.")
  var depth = 3

  @Option(help: "How many threads; without it one for each core.")
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is 1 or more, not \(threads).") }
    if let explain, explain < 1 { throw ValidationError("--explain is 1 or more, not \(explain).") }
    let files =
      [file] + others.compactMap { $0.split(separator: "=", maxSplits: 1).last.map(String.init) }
    if let out, files.contains(where: { Self.absolute(out) == Self.absolute($0) }) {
      throw ValidationError("--out names a file that is read; give another.")
    }
    if explain == nil { try RowOutput(path: out).check() }
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  func run() async throws {
    let book = try options.book()
    let record = try book.recordAsked(record)
    let rulings =
      try give.map { text in
        try text.split(separator: ",").map { try book.rulingAsked(String($0), of: record) }
      } ?? record.rules
    let choices = try book.choices(from: choices)
    let day = try day.map(Day.asked) ?? .today
    let told = ColumnsText(
      book: book, record: record.id, voice: Voice(book: book, try options.speech()))
    let files = try ColumnFiles(self, record, told)
    let (table, tables) = try files.read()
    let population = tables.population(day: day, choices: choices)
    if let explain {
      try show(row: explain, of: table, population, rulings, told)
    } else {
      try await answer(rulings, table, population, told)
    }
    if tables.problems.contains(where: told.isDamage) { throw ExitCode(2) }
  }

  private func show(
    row: Int, of table: CSVTable, _ population: Population, _ rulings: [ID<Rule>],
    _ told: ColumnsText
  ) throws {
    guard row <= table.count else {
      throw ColumnsFailure(description: told.say("cli.columns.no-row", ["count": "\(table.count)"]))
    }
    let facts = population.facts(ofRow: row - 1, table.record, in: told.book)
    let explanation = Explainer(book: told.book)
      .answer(facts, rulings.map { BookPath(end: .rule($0)) })
    AnswerText(book: told.book, voice: told.voice, depth: depth).print(explanation)
  }

  private func answer(
    _ rules: [ID<Rule>], _ table: CSVTable, _ population: Population, _ told: ColumnsText
  ) async throws {
    let rulings: ColumnRulings
    do throws(ColumnFault) {
      let plan = try ColumnReading(book: told.book).plan(rules, over: population)
      let cores = threads ?? max(ProcessInfo.processInfo.activeProcessorCount, 1)
      rulings = try await plan.run(threads: cores)
    } catch {
      throw ColumnsFailure(description: told.text(error))
    }
    let sheet = RulingSheet(rulings, over: population, of: told.book, keeping: table.kept)
    let progress = ColumnsProgress(told.say("cli.columns.progress.write"))
    try RowOutput(path: out).write { write in
      try sheet.write { piece, done in
        try write(piece)
        progress.show(done, of: sheet.rows)
      }
    }
    progress.clear()
    told.show(rulings)
  }
}

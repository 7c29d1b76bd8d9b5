import ArgumentParser
import LawLanguage
import LawSQL
import Measures

/// `ruqsat law sql`: rulings as one statement for a database.
struct LawSQLCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sql",
      abstract: "Print rulings as one SQL statement.",
      discussion: """
        The statement reads a table for the record and one for each record it refers to; --schema \
        prints them before it. Beside each ruling stands a column that says how it stands: value, \
        none, not_applicable, not_known, undefined, conflict, unknown or failed.

        ruqsat law sql --record application --give permit_required,fee --dialect duckdb
        """)
  }

  @OptionGroup var options: LawOptions

  @Option(help: "The record whose rows are asked about.")
  var record: String

  @Option(help: "The rulings, separated by commas.")
  var give: String

  @Option(help: "postgresql, duckdb or spark.")
  var dialect = SQLDialect.postgresql.rawValue

  @Option(help: "The day of assessment, as 2015-09-15; without it the day on which it runs.")
  var day: String?

  @Option(help: "A column of the record's table with the day of assessment of each row.")
  var dayColumn: String?

  @Flag(help: "Print the tables too.")
  var schema = false

  @Flag(
    help:
      "A quicker statement for tables whose facts are known: a row in which one is not has no ruling."
  )
  var factsKnown = false

  func validate() throws {
    if day != nil && dayColumn != nil {
      throw ValidationError("Give --day or --day-column, not both.")
    }
  }

  func run() throws {
    let book = try options.book()
    let record = try book.recordAsked(record)
    let rulings = try give.split(separator: ",").map {
      try book.rulingAsked(String($0), of: record)
    }
    let assessed = try assessed()
    guard let dialect = SQLDialect(rawValue: dialect) else {
      throw ValidationError("--dialect is postgresql, duckdb or spark, not ‘\(dialect)’.")
    }
    do throws(SQLRefusal) {
      let statement = try SQLStatement(
        book, about: record.id, rulings: rulings, dialect: dialect,
        options: SQLOptions(day: assessed, areFactsKnown: factsKnown))
      if schema {
        Terminal.print(SQLSchema(book, about: record.id, dialect: dialect).text + "\n")
      }
      Terminal.print(statement.text + ";")
    } catch {
      throw ValidationError(error.description)
    }
  }

  private func assessed() throws -> SQLOptions.DayOfAssessment {
    if let dayColumn { return .column(dayColumn) }
    return try day.map { .fixed(try Day.asked($0)) } ?? .today
  }
}

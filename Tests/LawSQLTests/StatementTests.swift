import Foundation
import LawLanguage
import Measures
import Testing

@testable import LawSQL

/// What a statement looks like; that it says the law is for the agreement tests.
@Suite struct `A statement of the law` {
  private func statement(
    _ rulings: [String], _ dialect: SQLDialect = .duckdb
  ) throws -> SQLStatement {
    let book = try SmallLaw.book()
    let record = try #require(book.record(named: "worker"))
    let rules = try rulings.map { try #require(book.rule(named: $0, of: record.id)).id }
    return try SQLStatement(book, about: record.id, rulings: rules, dialect: dialect)
  }

  @Test func `gives a state beside every ruling`() throws {
    let columns = try statement(["old_enough", "bonus"]).columns
    #expect(columns == ["old_enough", "old_enough_state", "bonus", "bonus_state"])
  }

  @Test(arguments: SQLDialect.allCases)
  func `joins what the record refers to`(_ dialect: SQLDialect) throws {
    let text = try statement(["bonus"], dialect).text
    #expect(text.contains("LEFT JOIN \(dialect == .spark ? "`employer`" : "\"employer\"") r1"))
  }

  @Test func `works a shared part out once`() throws {
    let text = try statement(["bonus", "double_bonus"]).text
    #expect(text.components(separatedBy: "r1.\"staff\"").count == 2)
  }

  @Test(arguments: SQLDialect.allCases)
  func `groups the elements of a list by the row that lists them`(_ dialect: SQLDialect) throws {
    let book = try SmallLaw.book()
    let record = try #require(book.record(named: "employer"))
    let rule = try #require(book.rule(named: "heads", of: record.id)).id
    let text = try SQLStatement(book, about: record.id, rulings: [rule], dialect: dialect).text
    #expect(text.contains("FROM \(dialect.quoted("worker")) r0\nJOIN "))
    #expect(text.contains(" o ON r0.\(dialect.quoted("employer_id")) = o.c"))
    #expect(text.contains("GROUP BY key0)"))
    #expect(text.contains("a1 ON a1_key0 = r0."))
  }

  @Test func `is refused for a ruling of another record`() throws {
    let book = try SmallLaw.book()
    let worker = try #require(book.record(named: "worker"))
    let employer = try #require(book.record(named: "employer"))
    let rule = try #require(book.rule(named: "heads", of: employer.id)).id
    #expect(throws: SQLRefusal.self) {
      try SQLStatement(book, about: worker.id, rulings: [rule], dialect: .duckdb)
    }
  }

  @Test func `reads tables with a column for what never happened`() throws {
    let book = try SmallLaw.book()
    let worker = try #require(book.record(named: "worker"))
    let text = SQLSchema(book, about: worker.id, dialect: .postgresql).text
    #expect(text.contains("\"warned\" DATE,\n  \"warned_none\" BOOLEAN"))
    #expect(text.hasPrefix("CREATE TABLE \"employer\""))
    #expect(text.contains("\"employer_id\" BIGINT"))
    #expect(text.contains("\"workers_known\" BOOLEAN"))
    let employer = try #require(book.record(named: "employer"))
    let other = SQLSchema(book, about: employer.id, dialect: .postgresql).text
    #expect(other.hasPrefix("CREATE TABLE \"worker\"") && other.contains("\"employer\" ("))
  }

  /// Spark settles a statement again for every layer with a name, a call or numbers of two widths in it.
  @Test func `has neither names for layers nor narrow numbers in Spark`() throws {
    let text = try statement(["double_bonus"], .spark).text
    #expect(!text.contains("WITH "))
    #expect(text.contains("3L"))
  }

  @Test(arguments: [
    ("a1 = 12 OR x IN (3, 4)", "a1 = 12L OR x IN (3L, 4L)"),
    ("CAST(5 AS DECIMAL(38,0))", "CAST(5L AS DECIMAL(38,0))"),
    ("'it\\'s 5' = `5` + 7", "'it\\'s 5' = `5` + 7L"), ("3L", "3L"),
  ])
  func `widens every number of a text and nothing else`(_ text: String, _ wide: String) {
    #expect(SQLLine.withWideNumbers(text) == wide)
  }

  @Test(arguments: [
    (SQLText(stringLiteral: "CASE WHEN 1 THEN 2 END"), true),
    (SQLText(stringLiteral: "GREATEST(1, (2))"), true),
    (SQLText(stringLiteral: "NOT (1)"), false),
    (SQLText(stringLiteral: "CASE WHEN 1 THEN 2 END + 1"), false),
    (SQLText(stringLiteral: "(1) = (2)"), false),
  ])
  func `knows what needs no parentheses`(_ text: SQLText, _ isWhole: Bool) {
    #expect(SQLLine.isWhole(text.parts) == isWhole)
  }
}

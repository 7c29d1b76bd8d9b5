import Foundation
import LawLanguage
import LawSQL
import Measures
import Testing

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

  @Test func `is refused where a list is read`() throws {
    let book = try SmallLaw.book()
    let record = try #require(book.record(named: "employer"))
    let rule = try #require(book.rule(named: "heads", of: record.id)).id
    let refusal = #expect(throws: SQLRefusal.self) {
      try SQLStatement(book, about: record.id, rulings: [rule], dialect: .spark)
    }
    #expect(refusal?.rule == "employer.heads")
    #expect(refusal?.description.contains("workers") == true)
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
  }
}

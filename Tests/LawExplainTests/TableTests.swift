import LawExplain
import LawLanguage
import Testing

@Suite("Decision tables")
struct TableTests {
  private func law() throws -> TestLaw {
    try TestLaw(
      """
      record case
      enumeration tier
        case low
        case middle
        case high
      fact tier of case : tier
      fact n of case : integer
      fact m of case : integer
      rule units of case : integer sure
        table tier, n
          | low          | < 5      => 1 |
          | low          | [5 .. 9] => 2 |
          | not low      | < 5      => 3 |
          | middle, high | [5 .. 9] => 3 |
          | -            | >= 10    => 4 |
      rule rest of case : integer sure
        table tier
          | low       => m |
          | otherwise => 7 |
      rule part of case : integer sure
        table partial tier
          | low => 1 |
      """)
  }

  @Test("the row that fits gives the result")
  func rows() throws {
    let law = try law()
    func units(_ tier: String, _ n: String) throws -> String {
      try law.result("units", ["tier": tier, "n": n])
    }
    #expect(try units("low", "4") == "1")
    #expect(try units("low", "5") == "2")
    #expect(try units("middle", "4") == "3")
    #expect(try units("high", "9") == "3")
    #expect(try units("low", "10") == "4")
    #expect(try law.result("rest", ["tier": "middle"]) == "7")
    #expect(try law.result("part", ["tier": "high"]) == "undefined")
  }

  @Test("rows that agree need no further column")
  func agreeing() throws {
    let law = try law()
    #expect(try law.result("units", ["n": "10"]) == "4")
    #expect(try law.result("units", ["tier": "high", "n": "5"]) == "3")
    #expect(try law.result("units", ["tier": "low"]) == "unknown")
    #expect(try law.needs("units", ["tier": "low"]) == ["n"])
    #expect(try law.needs("units") == ["tier", "n"])
  }

  @Test("a table that may have no fitting row is not decided by the rows that may fit")
  func partial() throws {
    let law = try law()
    #expect(try law.result("part") == "unknown")
    #expect(try law.result("rest", ["m": "7"]) == "7")
    #expect(try law.needs("rest") == ["tier", "m"])
  }

  @Test("the reasons name the row")
  func reasons() throws {
    let ruling = try law().ruling("units", ["tier": "low", "n": "5"])
    let table = try #require(ruling.reason.children.first?.children.first)
    #expect(table.kind == .table(row: 1))
    #expect(table.children.map(\.kind) == [.column(0), .column(1), .row(1)])
  }
}

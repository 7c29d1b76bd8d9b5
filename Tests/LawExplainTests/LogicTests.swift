import LawExplain
import LawLanguage
import Testing

@Suite("Logic with three values")
struct LogicTests {
  private func law() throws -> TestLaw {
    try TestLaw(
      """
      record case
      fact a of case : yes_no
      fact b of case : yes_no
      fact n of case : integer
      rule both of case : yes_no sure
        base: a and b
      rule either of case : yes_no sure
        base: a or b
      rule follows of case : yes_no sure
        base: a implies b
      rule contrary of case : yes_no sure
        base: not a
      rule same of case : integer sure
        base: if a then n else n
      rule split of case : integer sure
        base: if a then 1 else n
      """)
  }

  @Test(
    "`and`, `or` and `implies` follow Kleene",
    arguments: [
      // a, b, and, or, implies
      ("yes", "yes", "yes", "yes", "yes"), ("yes", "no", "no", "yes", "no"),
      ("yes", "?", "unknown", "yes", "unknown"), ("no", "yes", "no", "yes", "yes"),
      ("no", "no", "no", "no", "yes"), ("no", "?", "no", "unknown", "yes"),
      ("?", "yes", "unknown", "yes", "yes"), ("?", "no", "no", "unknown", "unknown"),
      ("?", "?", "unknown", "unknown", "unknown"),
    ])
  func kleene(_ a: String, _ b: String, _ and: String, _ or: String, _ implies: String) throws {
    let law = try law()
    let facts = ["a": a, "b": b].filter { $0.value != "?" }
    #expect(try law.result("both", facts) == and)
    #expect(try law.result("either", facts) == or)
    #expect(try law.result("follows", facts) == implies)
  }

  @Test("`not` of unknown is unknown")
  func negation() throws {
    #expect(try law().result("contrary", ["a": "no"]) == "yes")
    #expect(try law().result("contrary") == "unknown")
  }

  @Test("`if` is decided by equal branches")
  func equalBranches() throws {
    let law = try law()
    #expect(try law.result("same", ["n": "7"]) == "7")
    #expect(try law.result("split", ["n": "1"]) == "1")
    #expect(try law.result("split", ["n": "2"]) == "unknown")
    #expect(try law.needs("split", ["n": "2"]) == ["a"])
    #expect(try law.result("split", ["a": "yes"]) == "1")
  }

  @Test("a decided side asks for nothing on the other side")
  func decidedSide() throws {
    let law = try law()
    #expect(try law.needs("both") == ["a", "b"])
    #expect(try law.needs("both", ["a": "yes"]) == ["b"])
    #expect(try law.needs("both", ["b": "no"]) == [])
  }

  @Test("only the operand that decided is decisive")
  func decisiveOperand() throws {
    let law = try law()
    let ruling = try law.ruling("either", ["a": "no", "b": "yes"])
    let operation = try #require(ruling.reason.children.first?.children.first)
    #expect(operation.children.map(\.isDecisive) == [false, true])
  }
}

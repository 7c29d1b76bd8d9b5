import LawExplain
import LawLanguage
import Testing

@Suite("What is still needed")
struct NeedsTests {
  private func law() throws -> TestLaw {
    try TestLaw(
      """
      record case
      fact a of case : yes_no
      fact b of case : yes_no
      fact n of case : integer
        when a
      fact m of case : integer
      rule direct of case : integer sure
        base: n + m
      rule behind of case : integer sure
        base: direct
        except free over base: 0
          when b
      rule shared of case : integer sure
        base: direct + direct
      rule settled of case : yes_no sure
        base: (a and b) or m > 0
      """)
  }

  @Test("a fact that is asked only under a condition waits for it")
  func relevance() throws {
    let law = try law()
    #expect(try law.needs("direct") == ["a", "m"])
    #expect(try law.needs("direct", ["a": "yes"]) == ["n", "m"])
    #expect(try law.result("direct", ["a": "no", "m": "1"]) == "not applicable")
    #expect(try law.result("direct", ["a": "yes", "n": "1", "m": "1"]) == "2")
  }

  @Test("conditions of exceptions are asked before what the base needs")
  func order() throws {
    let law = try law()
    #expect(try law.needs("behind") == ["b", "a", "m"])
    #expect(try law.needs("behind", ["b": "no"]) == ["a", "m"])
    #expect(try law.needs("behind", ["b": "yes"]) == [])
  }

  @Test("what is reached twice is named once")
  func once() throws {
    #expect(try law().needs("shared", ["a": "yes"]) == ["n", "m"])
  }

  @Test("a decided part contributes nothing")
  func decidedParts() throws {
    let law = try law()
    #expect(try law.needs("settled", ["b": "no"]) == ["m"])
    #expect(try law.needs("settled", ["m": "1"]) == [])
    #expect(try law.needs("settled", ["m": "0"]) == ["a", "b"])
  }

  @Test("confidence is the lowest on the decisive way")
  func confidence() throws {
    let law = try TestLaw(
      """
      record case
      fact a of case : yes_no
      rule likely_one of case : yes_no likely
        base: a
      rule unsure_one of case : yes_no unsure
        base: a
      rule either of case : yes_no sure
        base: likely_one or unsure_one
      rule plain of case : yes_no sure
        base: a
      """)
    #expect(try law.ruling("plain", ["a": "yes"]).confidence == .sure)
    #expect(try law.ruling("either", ["a": "yes"]).confidence == .likely)
    #expect(try law.ruling("either", ["a": "no"]).confidence == .unsure)
  }

  @Test("choices taken are listed, with their default where nobody chose")
  func choices() throws {
    let law = try TestLaw(
      """
      record case
      choice reading unsure
        option wide default
        option narrow
      rule r of case : integer sure
        base: if reading = wide then 2 else 1
      """)
    let ruling = try law.ruling("r")
    #expect(ruling.outcome == .value(2))
    #expect(ruling.choices.map(\.option) == [0])
    #expect(ruling.choices.map(\.isDefault) == [true])
    var facts = try law.facts([:])
    facts.choices[try #require(law.book.choice(named: "reading")).id] = 1
    let chosen = law.explainer.answer(facts, [try law.path("r")]).rulings[0]
    #expect(chosen.outcome == .value(1))
    #expect(chosen.choices.map(\.isDefault) == [false])
  }
}

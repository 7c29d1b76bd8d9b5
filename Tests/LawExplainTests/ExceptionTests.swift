import LawExplain
import LawLanguage
import Testing

@Suite("Exceptions")
struct ExceptionTests {
  private func law() throws -> TestLaw {
    try TestLaw(
      """
      record case
      fact a of case : yes_no
      fact b of case : yes_no
      fact c of case : yes_no
      fact one of case : integer
      fact two of case : integer
      fact three of case : integer
      rule nested of case : integer sure
        base: 0
        except inner over base: 1
          when a
        except innermost over inner: 2
          when b
      rule agreeing of case : integer sure
        base: 0
        except one over base: 5
          when a
        except other over base: 5
          when b
      rule clashing of case : integer sure
        base: 0
        except one over base: one
          when a
        except other over base: two
          when b
        except settles over one: three
          when c
      rule idle of case : integer sure
        base: not applicable
        except one over base: not applicable
          when a
      """)
  }

  private func clashing(_ a: String, _ b: String, _ c: String) throws -> String {
    let numbers = ["one": "1", "two": "2", "three": "3"]
    let facts = ["a": a, "b": b, "c": c].filter { $0.value != "?" }
    return try law().result("clashing", facts.merging(numbers) { $1 })
  }

  @Test("an exception prevails over what it is over, and over everything that one prevails over")
  func nested() throws {
    let law = try law()
    #expect(try law.result("nested", ["a": "no", "b": "no"]) == "0")
    #expect(try law.result("nested", ["a": "yes", "b": "no"]) == "1")
    #expect(try law.result("nested", ["a": "yes", "b": "yes"]) == "2")
    #expect(try law.result("nested", ["a": "no", "b": "yes"]) == "2")
  }

  @Test("an exception that prevails makes the conditions below it needless")
  func prevailing() throws {
    let law = try law()
    #expect(try law.result("nested", ["b": "yes"]) == "2")
    #expect(try law.needs("nested", ["a": "yes"]) == ["b"])
    #expect(try law.needs("nested", ["b": "no"]) == ["a"])
  }

  @Test("equal values of several definitions are one value")
  func equalValues() throws {
    let law = try law()
    #expect(try law.result("agreeing", ["a": "yes", "b": "yes"]) == "5")
    #expect(try law.result("agreeing", ["a": "yes"]) == "5")
    #expect(try law.result("agreeing", ["a": "no"]) == "unknown")
  }

  @Test("different values are a conflict unless another exception prevails over one of them")
  func conflict() throws {
    #expect(try clashing("yes", "yes", "no") == "conflict")
    #expect(try clashing("yes", "no", "yes") == "3")
    #expect(try clashing("yes", "yes", "yes") == "conflict")
  }

  @Test("an undecided condition leaves the result unknown and is asked for")
  func undecided() throws {
    let law = try law()
    #expect(try clashing("no", "no", "?") == "unknown")
    #expect(try law.needs("clashing", ["a": "no", "b": "no", "three": "3"]) == ["c"])
    #expect(try law.result("idle") == "not applicable")
  }

  @Test("the reasons say which definition prevails and which do not apply")
  func standings() throws {
    let ruling = try law().ruling("nested", ["a": "yes", "b": "no"])
    let standings = ruling.reason.children.map { reason -> String in
      switch reason.kind {
      case .guarded(let number, let standing): "condition \(number) \(standing.rawValue)"
      case .definition(let number, let standing): "definition \(number) \(standing.rawValue)"
      default: "?"
      }
    }
    #expect(
      standings == ["condition 1 prevails", "condition 2 doesNotApply", "definition 1 prevails"])
  }
}

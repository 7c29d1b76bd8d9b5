import LawExplain
import LawLanguage
import Testing

@Suite("The seven results")
struct ResultTests {
  @Test("a decided rule gives its value")
  func value() throws {
    let law = try TestLaw(
      """
      record case
      fact age of case : integer
      rule adult of case : yes_no sure
        base: age >= 18
      rule fee of case : money KZT sure
        base: age * 10.50 KZT
      """)
    #expect(try law.result("adult", ["age": "18"]) == "yes")
    #expect(try law.result("adult", ["age": "17"]) == "no")
    #expect(try law.result("fee", ["age": "3"]) == "31.5 KZT")
  }

  @Test("“never happened” is a value")
  func noneIsAValue() throws {
    let law = try TestLaw(
      """
      record case
      fact seen of case : date optional
      rule later of case : date optional sure
        base: seen + 5 days
      rule before of case : yes_no sure
        base: seen < 2020-01-01
      rule differs of case : yes_no sure
        base: seen != 2020-01-01
      rule absent of case : yes_no sure
        base: seen is none
      """)
    #expect(try law.result("later", ["seen": "none"]) == "none")
    #expect(try law.result("before", ["seen": "none"]) == "no")
    #expect(try law.result("differs", ["seen": "none"]) == "yes")
    #expect(try law.result("absent", ["seen": "none"]) == "yes")
    #expect(try law.result("absent") == "unknown")
  }

  @Test("a missing fact makes the result unknown and is named")
  func unknown() throws {
    let law = try TestLaw(
      """
      record case
      fact a of case : yes_no
      rule r of case : yes_no sure
        base: not a
      """)
    #expect(try law.result("r") == "unknown")
    #expect(try law.needs("r") == ["a"])
  }

  @Test("a declined fact is not asked for again")
  func declined() throws {
    let law = try TestLaw(
      """
      record case
      fact a of case : yes_no
      rule r of case : yes_no sure
        base: a
      """)
    let ruling = try law.ruling("r", ["a": "dont_know"])
    #expect(ruling.outcome == .unknown)
    #expect(ruling.needs.isEmpty)
    #expect(ruling.declined == [try law.path("a")])
  }

  @Test("two definitions that disagree are a conflict")
  func conflict() throws {
    let law = try TestLaw(
      """
      record case
      fact a of case : yes_no
      fact b of case : yes_no
      fact n of case : integer
      rule r of case : integer sure
        base: 0
        except first over base: n
          when a
        except second over base: n + 1
          when b
      """)
    let ruling = try law.ruling("r", ["a": "yes", "b": "yes", "n": "1"])
    #expect(ruling.outcome == .conflict)
    let standings = ruling.reason.children.compactMap { reason -> Reason.Standing? in
      guard case .definition(_, let standing) = reason.kind else { return nil }
      return standing
    }
    #expect(standings == [.conflicts, .conflicts])
  }

  @Test("no edition in force and no applicable definition are undefined")
  func undefined() throws {
    let law = try TestLaw(
      """
      record case
      fact a of case : yes_no
      rule dated of case : yes_no sure
        from 2010-01-01 until 2019-12-31: yes
      rule guarded of case : yes_no sure
        base: yes
          when a
      """)
    #expect(try law.result("dated", on: "2009-12-31") == "undefined")
    #expect(try law.result("dated", on: "2010-01-01") == "yes")
    #expect(try law.result("dated", on: "2019-12-31") == "yes")
    #expect(try law.result("dated", on: "2020-01-01") == "undefined")
    #expect(try law.result("guarded", ["a": "no"]) == "undefined")
  }

  @Test("a declared hole is not known and says what was not found")
  func notKnown() throws {
    let law = try TestLaw(
      """
      record case
      fact a of case : yes_no
      rule r of case : integer sure
        base: if a then 1 else not known en "The number." ru "Число." kk "Сан."
      """)
    #expect(try law.result("r", ["a": "yes"]) == "1")
    let ruling = try law.ruling("r", ["a": "no"])
    #expect(ruling.outcome == .notKnown)
    #expect(ruling.holes.map { law.book[$0].labels.en } == ["The number."])
  }

  @Test("where `applies when` is no the question does not arise")
  func notApplicable() throws {
    let law = try TestLaw(
      """
      record case
      fact a of case : yes_no
      rule r of case : integer sure
        applies when a
        base: 1
      rule rests of case : integer sure
        base: r + 1
      rule guarded of case : integer sure
        base: 0
        except more over base: 9
          when r = 1
      """)
    #expect(try law.result("r", ["a": "no"]) == "not applicable")
    #expect(try law.result("r", ["a": "yes"]) == "1")
    #expect(try law.result("r") == "unknown")
    #expect(try law.result("rests", ["a": "no"]) == "not applicable")
    // A condition that is not applicable counts as no.
    #expect(try law.result("guarded", ["a": "no"]) == "0")
  }

  @Test("arithmetic that leaves the exact numbers fails")
  func failed() throws {
    let law = try TestLaw(
      """
      record case
      fact n of case : integer
      fact d of case : date
      rule product of case : integer sure
        base: n * n
      rule ratio of case : integer sure
        base: round_down(100 / n, 1)
      rule later of case : date sure
        base: d + 3000000 days
      rule made of case : date sure
        base: date(2020, 2, n)
      """)
    #expect(try law.result("product", ["n": "4000000000"]) == "failed")
    #expect(try law.result("product", ["n": "3000000000"]) == "9000000000000000000")
    #expect(try law.result("ratio", ["n": "0"]) == "failed")
    #expect(try law.result("ratio", ["n": "3"]) == "33")
    #expect(try law.result("later", ["d": "2020-01-01"]) == "failed")
    #expect(try law.result("made", ["n": "29"]) == "2020-02-29")
    #expect(try law.result("made", ["n": "30"]) == "failed")
  }

  @Test(
    "an operation takes the first of failed, unknown, conflict, undefined, not known, not applicable"
  )
  func precedence() throws {
    let law = try TestLaw(
      """
      record case
      fact n of case : integer
      fact open of case : integer
      rule failing of case : integer sure
        base: n * n
      rule clash of case : integer sure
        base: 0
        except one over base: n
          when n > 0
        except two over base: n - 1
          when n > 1
      rule late of case : integer sure
        from 2030-01-01: 1
      rule hole of case : integer sure
        base: not known en "x" ru "x" kk "x"
      rule idle of case : integer sure
        applies when n < 0
        base: 1
      rule all of case : integer sure
        base: idle + hole + late + clash + open + failing
      rule four of case : integer sure
        base: open + (idle + hole + late + clash)
      rule three of case : integer sure
        base: idle + hole + late + clash
      rule two of case : integer sure
        base: idle + hole + late
      rule one of case : integer sure
        base: idle + hole
      """)
    let facts = ["n": "4000000000"]
    #expect(try law.result("all", facts) == "failed")
    #expect(try law.result("four", facts) == "unknown")
    #expect(try law.result("three", facts) == "conflict")
    #expect(try law.result("two", facts) == "undefined")
    #expect(try law.result("one", facts) == "not known")
  }
}

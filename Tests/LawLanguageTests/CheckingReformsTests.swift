import LawLanguage
import Measures
import Testing

@Suite("A reform")
struct CheckingReformsTests {
  static let rule =
    Checked.rule("tested", "date") + """
        from 2001-01-01 until 2029-12-31
          base: application_date + 1 months
          except hurry over base: application_date
            when is_urgent
        from 2030-01-01 sure: application_date + 2 months
      """

  private func amended(_ law: String, inForce: String = "2026-01-01") -> Checked {
    Checked.law(
      Self.rule, with: [Checked.reform("r/one", inForce: inForce, law)], applying: ["r/one"])
  }

  @Test func `that is not switched on changes nothing`() throws {
    let reform = Checked.reform("r/one", inForce: "2026-01-01", "repeal rule tested sure")
    let checked = Checked.law(Self.rule, with: [reform])
    #expect(try checked.editions().count == 2)
    #expect(try checked.book().reforms.map(\.isApplied) == [false])
  }

  @Test func `cuts the edition in force on its day in two`() throws {
    let checked = amended("amend rule tested\n  replace base sure: day")
    #expect(
      try checked.editions() == [
        "2001-01-01–2025-12-31: base = (monthsAfter down application_date 1 month), hurry over 0 = application_date",
        "2026-01-01–2029-12-31: base = day, hurry over 0 = application_date",
        "2030-01-01–…: base = day",
      ])
    let book = try checked.book()
    let definitions = try checked.rule().editions[1].definitions
    #expect(
      definitions.map { book[$0.basis.citations[0].act].name } == ["reforms/r/one", "common"])
  }

  @Test func `may take effect later than it is in force`() throws {
    let checked = amended("amend rule tested from 2030-01-01\n  replace base sure: day")
    #expect(try checked.editions().last == "2030-01-01–…: base = day")
    #expect(try checked.editions().count == 2)
  }

  @Test func `adds and removes exceptions`() throws {
    let checked = amended(
      """
      amend rule tested
        add except large over base sure: day
          when staff > 250
      """)
    #expect(
      try checked.editions().map { $0.suffix(18) } == [
        "= application_date", "large over 0 = day", "large over 0 = day",
      ])
    let removed = amended("amend rule tested\n  remove except hurry", inForce: "2026-01-01")
    // The edition of 2030 never had it.
    #expect(removed.codes == ["L503"])
  }

  @Test func `adds months as the act it amends counts them`() throws {
    let other = Checked.act(
      "kz/law-1", "round up", Checked.rule("there", "date") + "  base: application_date")
    let reform = Checked.reform(
      "r/one", inForce: "2026-01-01",
      "amend rule there\n  replace base sure: application_date + 1 months")
    let checked = Checked.files(other + [reform], applying: ["r/one"])
    #expect(
      try checked.editions(of: "there").last
        == "2026-01-01–…: base = (monthsAfter up application_date 1 month)")
  }

  @Test func `repeals a rule from its day on`() throws {
    let checked = amended("repeal rule tested sure")
    #expect(
      try checked.editions().map { $0.prefix(24) } == [
        "2001-01-01–2025-12-31: b", "2026-01-01–…: base = not",
      ])
  }

  @Test func `gives a value new entries up to those there are`() throws {
    let reform = Checked.reform(
      "r/one", inForce: "2021-06-01",
      """
      amend value mci
        for fines, fees
          from 2021-06-01: 5000 KZT sure
      """)
    let checked = Checked.files([reform], applying: ["r/one"])
    #expect(
      try checked.entries(of: "mci", series: 0) == [
        "2021-01-01–2021-05-31: 2917 KZT", "2021-06-01–2021-12-31: 5000 KZT",
        "2022-01-01–…: 3063 KZT",
      ])
    #expect(
      try checked.entries(of: "mci", series: 1) == [
        "2021-01-01–2021-05-31: 2917 KZT", "2021-06-01–…: 5000 KZT",
      ])
  }

  @Test func `takes the place of an entry of the same day`() throws {
    let reform = Checked.reform(
      "r/one", inForce: "2021-01-01",
      "amend value mci\n  for fines\n    from 2022-01-01: 4000 KZT sure")
    let checked = Checked.files([reform], applying: ["r/one"])
    #expect(try checked.entries(of: "mci").last == "2022-01-01–…: 4000 KZT")
  }

  @Test func `may declare what is new, cases among it`() throws {
    let reform = Checked.reform(
      "r/one", inForce: "2021-01-01", Checked.rule("brand_new") + "  base: is_urgent")
    #expect(Checked.files([reform]).mistakes == [])
    #expect(try Checked.files([reform], applying: ["r/one"]).base(of: "brand_new") == "is_urgent")
  }

  @Test(arguments: [
    ("amend rule tasted\n  replace base sure: day", "L216"),
    ("amend value tasted\n  always: 5 KZT sure", "L202"),
    ("amend rule tested\n  replace base: day", "L413"),
    ("amend rule tested\n  replace except haste over base sure: day\n    when is_urgent", "L503"),
    ("amend rule tested from 2025-12-31\n  replace base sure: day", "L504"),
    ("amend value trip_limit\n  always: 5 days sure", "L504"),
    ("amend value trip_limit\n  from 2026-01-01: 5 days", "L413"),
    ("amend value trip_limit\n  for fees\n    from 2026-01-01: 5 days sure", "L311"),
    ("repeal rule tested", "L413"),
    ("repeal rule tested from 2020-01-01 sure", "L504"),
    ("amend rule tested\n  add except hurry over base sure: day\n    when staff > 5", "L201"),
  ])
  func `is told what is wrong with it`(_ law: String, _ code: String) {
    #expect(Set(amended(law).codes) == [code])
  }

  @Test func `must say what becomes of an exception over a removed one`() {
    let law =
      Checked.rule("tested") + """
          base: yes
          except a over base: no
            when is_urgent
          except b over a: yes
            when staff > 5
        """
    func amended(_ changes: String) -> Checked {
      let text = "amend rule tested\n\(changes)"
      return Checked.law(
        law, with: [Checked.reform("r/one", inForce: "2026-01-01", text)], applying: ["r/one"])
    }
    #expect(amended("  remove except a").codes == ["L406"])
    #expect(amended("  remove except a\n  remove except b").codes == [])
  }

  static let collisions = [
    (
      "amend rule tested\n  replace base sure: day", "amend rule tested\n  replace base sure: day",
      true
    ),
    ("amend rule tested\n  replace base sure: day", "repeal rule tested sure", true),
    ("repeal rule tested sure", "repeal rule tested sure", true),
    (
      "amend rule tested\n  replace base sure: day",
      "amend rule tested\n  add except x over base sure: day\n    when staff > 5", false
    ),
    (
      "amend value trip_limit\n  from 2026-01-01: 5 days sure",
      "amend value trip_limit\n  from 2026-01-01: 6 days sure", true
    ),
    (
      "amend value trip_limit\n  from 2026-01-01: 5 days sure",
      "amend value trip_limit\n  from 2027-01-01: 6 days sure", false
    ),
  ]

  @Test(arguments: collisions)
  func `collides with another that changes the same part`(
    _ one: String, _ two: String, _ collides: Bool
  ) {
    let reforms = [("r/one", one), ("r/two", two)].map {
      Checked.reform($0, inForce: "2026-01-01", $1)
    }
    let together = Checked.law(Self.rule, with: reforms, applying: ["r/one", "r/two"])
    #expect(together.codes == (collides ? ["L501"] : []))
    for name in ["r/one", "r/two"] {
      #expect(Checked.law(Self.rule, with: reforms, applying: [name]).mistakes == [])
    }
  }

  @Test func `gives the book another mark`() throws {
    let reform = Checked.reform("r/one", inForce: "2021-01-01", "repeal rule fee sure")
    let marks = try [[], ["r/one"]].map { try Checked.files([reform], applying: $0).book().mark }
    #expect(marks[0] != marks[1])
    #expect(try marks[0] == Checked.files([reform]).book().mark)
    #expect(marks.allSatisfy { $0.count == 32 })
  }

  @Test func `of unknown name cannot be switched on`() {
    #expect(Checked.files([], applying: ["r/none"]).codes == ["L218"])
    #expect(Checker.check([], applying: ["r/none"]).diagnostics.map(\.code) == [.unknownReform])
  }

  @Test func `has a name of its own`() {
    let reforms = [
      Checked.reform("r/one", inForce: "2021-01-01", ""),
      SourceFile(
        path: "reforms/r/other.md",
        text: Checked.reform("r/one", inForce: "2021-01-01", "").text),
    ]
    #expect(Checked.files(reforms).codes.contains("L201"))
  }
}

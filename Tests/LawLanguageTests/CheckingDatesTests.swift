import LawLanguage
import Measures
import Testing

@Suite("An edition of a rule")
struct CheckingEditionsTests {
  @Test func `ends on the day before the next one`() throws {
    let checked = Checked.law(
      Checked.rule("tested") + """
          from 2012-03-11: no
          from 2001-06-19: yes
          from 2017-01-01 until 2020-12-31: not applicable
        """)
    #expect(
      try checked.editions() == [
        "2001-06-19–2012-03-10: base = yes", "2012-03-11–2016-12-31: base = no",
        "2017-01-01–2020-12-31: base = not applicable",
      ])
  }

  @Test func `without days is always in force`() throws {
    #expect(try Checked.base("yes").editions() == ["…–…: base = yes"])
  }

  @Test func `may stand in another act, whose card says what a month is`() throws {
    let other = Checked.act(
      "kz/law-1", "round up",
      "edition of tested from 2012-01-01 sure: application_date + 1 months")
    let checked = Checked.law(
      Checked.rule("tested", "date") + "  from 2001-01-01: application_date + 1 months",
      with: other)
    #expect(
      try checked.editions() == [
        "2001-01-01–2011-12-31: base = (monthsAfter down application_date 1 month)",
        "2012-01-01–…: base = (monthsAfter up application_date 1 month)",
      ])
    let book = try checked.book()
    let acts = try checked.rule().editions.map { book[book[$0.provision].act].name }
    #expect(acts == ["common", "kz/law-1"])
  }

  @Test func `of another act closes the one before it`() {
    let other = Checked.act("kz/law-1", "round up", "edition of tested from 2012-01-01 sure: no")
    let rule = Checked.rule("tested") + "  from 2001-01-01 until 2012-06-30: yes"
    #expect(Checked.law(rule, with: other).codes == ["L401"])
  }

  @Test(arguments: [
    ("from 2012-01-01: no\n  from 2012-01-01: yes", ["L401 at 3:3"]),
    ("from 2012-01-01 until 2012-12-31: no\n  from 2012-12-31: yes", ["L401 at 3:3"]),
    ("from 2012-01-01 until 2012-12-31: no\n  from 2013-01-01: yes", []),
    ("from 2012-01-01 until 2012-12-31: no\n  from 2013-01-02: yes", ["L402 at 3:3"]),
    ("from 2012-01-01 until 2011-12-31: no\n  from 2013-01-02: yes", ["L403 at 3:3"]),
    ("from 0001-01-01: no\n  from 0001-01-01: yes", ["L401 at 3:3"]),
    ("from 9999-12-31: no", []),
  ])
  func `is in force alone and without a gap`(_ editions: String, _ mistakes: [String]) {
    #expect(Checked.law(Checked.rule("tested") + "  \(editions)").mistakes == mistakes)
  }

  @Test func `needs a base its exceptions prevail over`() {
    let rule = Checked.rule("tested") + "  except a over base: no\n    when is_urgent"
    #expect(Checked.law(rule).mistakes == ["L414 at 1:6"])
  }
}

@Suite("A dated value")
struct CheckingValuesTests {
  static let head = "  en \"A\" ru \"Б\" kk \"В\"\n"

  @Test func `has a series for each key, the last key counting fastest`() throws {
    let checked = Checked.law(
      "value allotment by purpose, category : integer sure\n" + Self.head + """
          for fines & category_2, fees & category_1
            from 2020-01-01: 5
            from 2021-01-01: 6
          for fees & category_3
            always: 7
        """)
    let two = ["2020-01-01–2020-12-31: 5", "2021-01-01–…: 6"]
    let expected = [[], two, [], two, [], ["…–…: 7"]]
    #expect(try (0..<6).map { try checked.entries(of: "allotment", series: $0) } == expected)
  }

  @Test func `keeps the gaps that the law left`() throws {
    let checked = Checked.law(
      "value share : percent sure\n" + Self.head + """
          from 2020-01-01 until 2020-06-30: 5%
          from 2021-01-01: 0.75 percent
          from 2022-01-01: not known en "A" ru "Б" kk "В"
          from 2023-01-01: not applicable
        """)
    #expect(
      try checked.entries(of: "share") == [
        "2020-01-01–2020-06-30: 5%", "2021-01-01–2021-12-31: 0.75%",
        "2022-01-01–2022-12-31: not known", "2023-01-01–…: not applicable",
      ])
  }

  @Test(arguments: [
    ("  from 2020-01-01: 5\n  from 2020-01-01: 6", ["L419 at 4:3"]),
    ("  from 2020-01-01 until 2021-01-01: 5\n  from 2020-05-01: 6", ["L401 at 3:3"]),
    ("  from 2020-01-01 until 2019-01-01: 5", ["L403 at 3:3"]),
    ("  always: 2 * 3", ["L310 at 3:11"]),
    ("  always: staff", ["L202 at 3:11"]),
    ("  always: count(trips)", ["L212 at 3:17"]),
    ("  for fees\n    always: 5", ["L311 at 3:7"]),
    ("  always: none", ["L309 at 3:11"]),
    ("  always: yes", ["L301 at 3:11"]),
  ])
  func `holds literals, each for a time of its own`(_ entries: String, _ mistakes: [String]) {
    #expect(
      Checked.law("value tested : integer sure\n" + Self.head + entries).mistakes == mistakes)
  }

  @Test func `is indexed by at most three enumerations`() {
    let text = "value tested by country, purpose, category, country : integer sure\n" + Self.head
    #expect(Checked.law(text + "  always: 5").mistakes == ["L311 at 1:17"])
  }

  @Test func `of unknown keys is not reported where it is read`() {
    let text =
      "value tested by regions : integer sure\n" + Self.head + "  for north\n    always: 5\n"
    let checked = Checked.law(
      text + Checked.rule("reader") + "  base: tested for north > 5")
    #expect(checked.mistakes == ["L203 at 1:17"])
  }
}

@Suite("A fact")
struct CheckingFactsTests {
  static let texts = "  en \"A\" ru \"Б\" kk \"В\"\n  ask en \"A\" ru \"Б\" kk \"В\"\n"

  private func fact(_ type: String, _ lines: String) -> Checked {
    Checked.law(
      "fact tested of application : \(type)\n" + Self.texts + lines + "\n"
        + "rule reader of application : yes_no sure\n  en \"A\" ru \"Б\" kk \"В\"\n"
        + "  base: tested = tested")
  }

  @Test func `may have a range in its own measure`() throws {
    let book = try fact("percent", "  range 0% .. 100%").book()
    let fact = try #require(book.facts.first { $0.name == "tested" })
    #expect(fact.range == 0...1_000_000)
  }

  @Test(arguments: [
    ("integer", "  range 5 .. 1", ["L313 at 4:9"]),
    ("integer", "  range 1 .. staff", ["L310 at 4:14"]),
    ("integer", "  range 1 .. 2020-01-01", ["L301 at 4:14"]),
    ("country", "  range KGZ .. RUS", ["L303 at 4:9"]),
    ("yes_no", "  when staff", ["L301 at 4:8"]),
    ("yes_no", "  decided by court", ["L205 at 4:14"]),
    ("yes_no", "  decided by migration_police [art-9]", ["L208 at 4:32"]),
    ("set of country", "", ["L117 at 1:30"]),
  ])
  func `is told what is wrong with it`(_ type: String, _ lines: String, _ mistakes: [String]) {
    #expect(fact(type, lines).mistakes == mistakes)
  }

  @Test func `asked only under its own condition is a circle`() {
    #expect(fact("yes_no", "  when tested").mistakes == ["L404 at 1:6"])
    #expect(fact("yes_no", "  when reader").codes == ["L404"])
  }
}

@Suite("A circle")
struct CheckingCyclesTests {
  private static let ab = Checked.rule("a") + "  base: is_urgent and b\n" + Checked.rule("b")

  @Test func `of rules is told once, with everything on the way`() {
    let checked = Checked.law(Self.ab + "  base: if is_foreign then a else no")
    #expect(checked.mistakes == ["L404 at 1:6"])
    #expect(checked.messages.contains("a → b → a"))
    #expect(checked.outcome.diagnostics[0].notes.count == 1)
  }

  @Test func `is none where a rule is only read twice`() {
    #expect(Checked.law(Self.ab + "  base: is_foreign and is_adult").mistakes == [])
  }

  @Test func `may run through a list`() {
    let law = """
      rule is_long of trip : yes_no sure
        en "A" ru "Б" kk "В"
        base: length > 5 days and application.several_long

      """
    let checked = Checked.law(
      law + Checked.rule("several_long") + "  base: count(trips where is_long) > 1")
    #expect(checked.codes == ["L404"])
  }

  @Test func `may run through the date that governs a record`() {
    let law = """
      record visit governed by first_day
        en "A" ru "Б" kk "В"
      rule first_day of visit : date sure
        en "A" ru "Б" kk "В"
        base: day
      """
    #expect(Checked.law(law).mistakes == ["L404 at 3:6"])
    #expect(
      Checked.law(law.replacing("  base", with: "  governed by day\n  base")).mistakes == [])
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}

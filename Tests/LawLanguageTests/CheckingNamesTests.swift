import LawLanguage
import Testing

@Suite("A name in a law file")
struct CheckingNamesTests {
  @Test(arguments: [
    ("worker.citizenship = KGZ", "(= worker.citizenship KGZ)"),
    ("KGZ = worker.citizenship", "(= KGZ worker.citizenship)"),
    ("worker.citizenship in union_countries", "(member worker.citizenship union_countries)"),
    ("worker.citizenship not in {KGZ, RUS}", "(not (member worker.citizenship {KGZ, RUS}))"),
    ("trip_reading = each_trip", "(= trip_reading each_trip)"),
    ("category.category_1 = worker_category", "(= category_1 worker_category)"),
    ("application_date < day", "(< application_date day)"),
    ("wage >= 10 * mci for fees", "(>= wage (* (mci fees) 10))"),
    ("wage >= mci for fines at application_date", "(>= wage (mci at fines application_date))"),
    ("permit_required and is_urgent", "(and permit_required is_urgent)"),
  ])
  func `means the fact, rule, value, choice or case that has it`(
    _ text: String, _ meaning: String
  ) throws {
    #expect(try Checked.base(text).base() == meaning)
  }

  @Test func `belongs to the elements of a list inside a sum`() throws {
    let checked = Checked.base("sum(trips : length where length > 5 days)", as: "days")
    #expect(try checked.base() == "(sum trips (> length 5 days) length)")
  }

  @Test func `of a list's element is unknown outside the list`() {
    #expect(Checked.base("length > 5 days").mistakes == ["L202 at 3:9"])
    #expect(Checked.base("any(trips : staff > 5)").mistakes == ["L202 at 3:21"])
  }

  @Test func `may be a case of two enumerations where the other side tells which`() throws {
    let kinds = """
      enumeration grade
        en "A" ru "Б" kk "В"
        case category_1 en "A" ru "Б" kk "В"
      value grades : set of grade sure
        en "A" ru "Б" kk "В"
        always: {category_1}

      """
    let checked = Checked.law(
      kinds + Checked.rule("tested") + "  base: worker_category = category_1")
    #expect(try checked.base() == "(= worker_category category_1)")
    #expect(
      Checked.law(kinds + Checked.rule("tested") + "  base: category_1 = category_1").mistakes
        == ["L206 at 9:22"])
  }

  @Test func `that is nearly right is put right in the message`() {
    #expect(Checked.base("wages > 5 KZT").messages.contains("Did you mean “wage”?"))
    #expect(Checked.base("round(wage, 1 KZT) = wage").messages.contains("“round_down”"))
    #expect(Checked.base("worker.citizen = KGZ").messages.contains("“citizenship”") == false)
    #expect(Checked.base("worker.citizenshp = KGZ").messages.contains("“citizenship”"))
    #expect(Checked.base("worker.citizenship = KGX").messages.contains("“KGZ”"))
  }

  @Test func `that is unknown in many places is told once, with a note for each other place`() {
    let law = ["a", "b", "c"].map { Checked.rule($0) + "  base: wages > 5 KZT\n" }.joined()
    let checked = Checked.law(law)
    #expect(checked.mistakes == ["L202 at 3:9"])
    #expect(checked.outcome.diagnostics[0].notes.count == 2)
  }

  @Test func `of a fact of unknown type is not reported where it is read`() {
    let fact = """
      fact region of application : regions
        en "A" ru "Б" kk "В"
        ask en "A" ru "Б" kk "В"

      """
    let checked = Checked.law(
      fact + Checked.rule("tested") + "  base: region = north and staff > 5")
    #expect(checked.mistakes == ["L203 at 1:30"])
  }

  @Test func `that a line with a mistake would have declared is not reported`() {
    let text = """
      fact helpers of application :: integer
        en "A" ru "Б" kk "В"
        ask en "A" ru "Б" kk "В"

      """
    let checked = Checked.law(text + Checked.rule("tested") + "  base: helpers > 5 and hepers > 2")
    #expect(checked.mistakes == ["L117 at 1:30", "L202 at 6:25"])
  }

  @Test func `that stands below such a line, or in such a fence, is not reported either`() {
    let kinds = """
      enumeration permit_kind en "A ru "Б" kk "В"
        case short_permit en "A" ru "Б" kk "В"

      """
    let reader = Checked.rule("tested", "permit_kind") + "  base: short_permit"
    #expect(Set(Checked.law(kinds + reader).codes).isSubset(of: ["L107", "L108", "L111"]))
    let fence = SourceFile(
      path: "common/other.md", text: "## A | Б | В {#art-9}\n\n```Law\n\(kinds)\n```\n")
    #expect(Checked.law(reader, with: [fence]).codes == ["L125"])
  }

  @Test func `is taken only within its record`() {
    let law = """
      fact staff of person : integer
        en "A" ru "Б" kk "В"
        ask en "A" ru "Б" kk "В"

      """
    let checked = Checked.law(law + Checked.rule("tested") + "  base: worker.staff < staff")
    #expect(checked.mistakes == [])
  }

  @Test func `of a rule is ambiguous where two records have such a rule`() {
    let rules = """
      rule tested of person : yes_no sure
        en "A" ru "Б" kk "В"
        base: citizenship = KGZ

      """
    let edition = "\nedition of tested from 2020-01-01 sure: no"
    let checked = Checked.law(
      rules + Checked.rule("tested") + "  base: worker.tested" + edition)
    #expect(checked.mistakes == ["L216 at 7:12"])
    #expect(checked.messages.contains("application, person"))
  }

  @Test func `of a list may be its reference's own name, which is then taken`() {
    let record = """
      record visit
        en "A" ru "Б" kk "В"
        has visits : visit listed as visits
          en "A" ru "Б" kk "В"
          ask en "A" ru "Б" kk "В"
      """
    #expect(Set(Checked.law(record).codes) == ["L201", "L214"])
  }

  @Test func `that is taken by another kind of thing is told once, not where it is read`() {
    let value = """
      value country : integer sure
        en "A" ru "Б" kk "В"
        always: 5

      """
    let checked = Checked.law(value + Checked.rule("tested") + "  base: staff > country")
    #expect(checked.mistakes == ["L201 at 1:7"])
  }

  @Test func `of a duplicate record adds nothing to the first`() {
    let record = """
      record person
        en "A" ru "Б" kk "В"
        has application : application
          en "A" ru "Б" kk "В"
      """
    #expect(Checked.law(record).mistakes == ["L201 at 1:8"])
  }
}

@Suite("A citation")
struct CheckingCitationTests {
  private func citations(_ basis: String, with others: [SourceFile] = []) throws -> [String] {
    let checked = Checked.law(Checked.rule("tested", "yes_no", basis) + "  base: no", with: others)
    let book = try checked.book()
    return try checked.rule().editions[0].definitions[0].basis.citations.map(book.text)
  }

  @Test func `is the heading above where none is written`() throws {
    #expect(try citations("sure") == ["common#art-1"])
  }

  @Test func `may go deeper than the headings`() throws {
    #expect(try citations("[section-1.2.4] sure") == ["common#section-1.2.4"])
  }

  @Test func `may lead to another act`() throws {
    let other = Checked.act("kz/law-1", "round up", "")
    #expect(
      try citations("[kz/law-1#art-1.2, art-1] sure", with: other) == [
        "kz/law-1#art-1.2", "common#art-1",
      ])
  }

  @Test func `is inherited by editions of its own act only`() throws {
    let other = Checked.act("kz/law-1", "round up", "edition of tested from 2012-01-01 sure: no")
    let checked = Checked.law(
      Checked.rule("tested", "yes_no", "[art-1.7] sure source S1") + "  from 2010-01-01: yes",
      with: other)
    let book = try checked.book()
    let bases = try checked.rule().editions.map(\.definitions[0].basis)
    #expect(bases.map { $0.citations.map(book.text) } == [["common#art-1.7"], ["kz/law-1#art-1"]])
    #expect(bases.map(\.sources.count) == [1, 0])
  }
}

@Suite("Confidence")
struct CheckingConfidenceTests {
  @Test func `is that of the definition, else of the edition, else of the rule`() throws {
    let checked = Checked.law(
      Checked.rule("tested", "yes_no", "likely") + """
          from 2010-01-01: yes
          from 2011-01-01 sure
            base: yes
            except a over base unsure: no
              when is_urgent
        """)
    let editions = try checked.rule().editions
    #expect(editions.map(\.basis.confidence) == [.likely, .sure])
    #expect(editions[1].definitions.map(\.basis.confidence) == [.sure, .unsure])
  }

  @Test func `of an edition without its own is the least of its definitions`() throws {
    let checked = Checked.law(
      Checked.rule("tested", "yes_no", "") + """
          base sure: yes
          except a over base likely: no
            when is_urgent
        """)
    #expect(try checked.rule().editions[0].basis.confidence == .likely)
  }

  @Test func `that is stated nowhere is asked for once`() {
    let rule =
      Checked.rule("tested", "yes_no", "") + """
          base: yes
          except a over base: no
            when is_urgent
        """
    #expect(Checked.law(rule).mistakes == ["L413 at 1:6"])
    let value = """
      value share : percent
        en "A" ru "Б" kk "В"
        from 2010-01-01: 5%
        from 2011-01-01: 6%
      """
    #expect(Checked.law(value).mistakes == ["L413 at 3:3"])
  }
}

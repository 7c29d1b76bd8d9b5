import LawExplain
import LawLanguage
import Testing

@Suite("Worked cases")
struct CaseTests {
  private var rules: String {
    """
    record case
    fact a of case : yes_no
    fact n of case : integer
    rule r of case : integer [p.1] sure
      base: n
      except free over base [p.2.4]: 0
        when a
    rule other of case : integer sure
      base: 1
    value limit : integer sure
      from 2010-01-01: 1
      from 2020-01-01: 2
    rule limited of case : yes_no sure
      base: n > limit
    """
  }

  private func law(_ cases: String) throws -> TestLaw { try TestLaw(rules, cases: cases) }

  private func reports(_ law: TestLaw) -> [CaseRunner.Report] {
    var runner = CaseRunner(book: law.book) { _ in nil }
    return runner.run()
  }

  @Test("a case that expects what the law says passes")
  func passing() throws {
    let law = try law(
      """
      case "all" about case on 2020-01-01
        a: yes
        expect r: 0 because [p.2]
        expect other: 1 because [p]

      case "open" about case on 2020-01-01
        a: no
        expect r: unknown needs n
      """)
    #expect(reports(law).map(\.passes) == [true, true])
  }

  @Test("a failure says what was expected, what came out and why")
  func failing() throws {
    let law = try law(
      """
      case "value" about case on 2020-01-01
        a: yes
        expect r: 3

      case "grounds" about case on 2020-01-01
        a: yes
        expect r: 0 because [p.1]

      case "needs" about case on 2020-01-01
        expect r: unknown needs n
      """)
    let failures = reports(law).flatMap(\.failures)
    #expect(failures.map(\.expected) == ["3", "because test#p.1", "unknown needs n"])
    #expect(failures.map(\.got) == ["0", "because test#p.2.4", "unknown needs a, n"])
    #expect(failures.first?.reasons == ["a: yes", "r, free: 0 [test#p.2.4] when a"])
  }

  @Test("coverage knows the definitions and entries that decided a case")
  func coverage() throws {
    let law = try law(
      """
      case "one" about case on 2015-01-01
        a: yes
        n: 5
        expect r: 0
        expect limited: yes
      """)
    var runner = CaseRunner(book: law.book) { _ in nil }
    _ = runner.run()
    let rules = runner.coverage.rules(of: law.book)
    #expect(rules.map(\.asked) == [1, 0, 1])
    #expect(rules.map { $0.missing.map(\.definition) } == [[0], [0], []])
    #expect(runner.coverage.entries.map(\.entry) == [0])
    let provision = try #require(runner.coverage.provisions(of: law.book).first)
    #expect(provision.covered.count == 2)
    #expect(provision.uncovered.map { law.book[$0].name } == ["other"])
  }

  @Test("a day of change is covered when cases read the law on it and on its eve")
  func boundaries() throws {
    let law = try law(
      """
      case "the eve" about case on 2019-12-31
        n: 5
        expect limited: yes
      case "the day" about case on 2020-01-01
        n: 5
        expect limited: yes
      case "the first day" about case on 2010-01-01
        n: 5
        expect limited: yes
      """)
    var runner = CaseRunner(book: law.book) { _ in nil }
    _ = runner.run()
    let boundaries = runner.coverage.boundaries(of: law.book)
    #expect(boundaries.map(\.day.description) == ["2010-01-01", "2020-01-01"])
    #expect(boundaries.map(\.isReadOnDay) == [true, true])
    #expect(boundaries.map(\.isReadOnEve) == [false, true])
    #expect(boundaries.map(\.isCovered) == [false, true])
  }
}

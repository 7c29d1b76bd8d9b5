import LawLanguage
import Measures
import Testing

@Suite("A worked case")
struct CheckingCasesTests {
  private func worked(_ lines: String, law: String = "") throws -> (WorkedCase, LawBook) {
    let checked = check(lines, law: law)
    let book = try checked.book()
    return (try #require(book.cases.first), book)
  }

  private func check(_ lines: String, law: String = "") -> Checked {
    Checked.law(
      law,
      cases: "case \"a case\" about application on 2026-03-01\n\(lines)\n  expect fee: not known")
  }

  private func answers(_ lines: String) throws -> [String: String] {
    let (worked, book) = try worked(lines)
    return Dictionary(
      uniqueKeysWithValues: worked.facts.answers.map { path, answer in
        (text(of: path, in: book), text(of: answer))
      })
  }

  private func text(of path: BookPath, in book: LawBook) -> String {
    let steps = path.steps.map { step in
      switch step {
      case .reference(let id): book[id].name
      case .element(let id, let number): "\(book[id].listName ?? "?").\(number)"
      }
    }
    let end =
      switch path.end {
      case .fact(let id): book[id].name
      case .rule(let id): book[id].name
      case .list(let id): book[id].listName ?? "?"
      }
    return (steps + [end]).joined(separator: ".")
  }

  private func text(of answer: Answer) -> String {
    switch answer {
    case .value(let bits): "\(bits)"
    case .text(let text): text
    case .none: "none"
    case .declined: "declined"
    }
  }

  @Test func `gives facts in their own measures`() throws {
    let found = try answers(
      """
        worker.citizenship: KGZ
        wage: 100.5 KZT
        notice_date: none
        is_urgent: yes
        decline staff, worker.birth_date
      """)
    #expect(
      found == [
        "worker.citizenship": "1", "wage": "10050", "notice_date": "none", "is_urgent": "1",
        "staff": "declined", "worker.birth_date": "declined",
      ])
  }

  @Test func `gives lists, element by element or by their number`() throws {
    let found = try answers(
      """
        trips:
          - length: 5 days
          - length: 7 days
      """)
    #expect(found == ["trips": "2", "trips.1.length": "5", "trips.2.length": "7"])
    #expect(try answers("  trips: 3") == ["trips": "3"])
    #expect(try answers("  trips:") == ["trips": "0"])
  }

  @Test func `takes options and reforms`() throws {
    let (worked, book) = try worked("  choose trip_reading: each_trip")
    let choice = try #require(book.choice(named: "trip_reading"))
    #expect(worked.facts.choices == [choice.id: 1])
  }

  @Test func `expects rulings of every kind`() throws {
    let checked = Checked.law(
      "",
      cases: """
        case "a case" about application on 2026-03-01
          expect permit_required: yes because [section-1.3]
          expect fee: unknown needs wage, worker.citizenship
          expect is_adult: unknown
          expect is_foreign: not applicable
          expect trips_are_short: conflict
        cases "rows" about application
          | on         | worker.citizenship | => permit_required | fee       |
          | 2026-03-01 | KGZ                | no                 | not known |
          | 2026-03-01 |                    |                    | 5000 KZT  |
        """)
    let cases = try checked.book().cases
    #expect(cases.map(\.title) == ["a case", "rows, row 1", "rows, row 2"])
    #expect(cases[0].expectations.count == 5)
    #expect(cases[0].expectations[0].result == .value(1))
    #expect(cases[0].expectations[0].because.map(\.path) == ["section-1.3"])
    #expect(cases[2].expectations.map(\.result) == [.value(500_000)])
    guard case .unknown(let needs?) = cases[0].expectations[1].result else {
      Issue.record("no needs")
      return
    }
    #expect(needs.count == 2)
  }

  @Test(arguments: [
    ("  wages: 5 KZT", "L601"), ("  fee: 5 KZT", "L601"), ("  worker: 5", "L601"),
    ("  worker.age: 5", "L601"), ("  wage.amount: 5", "L213"), ("  decline fee", "L601"),
    ("  expect fee: unknown needs permit_required", "L601"),
    ("  expect fees: 5 KZT", "L216"), ("  expect wage: 5 KZT", "L216"),
    ("  staff: 5 days", "L602"), ("  staff: none", "L602"), ("  staff: not applicable", "L602"),
    ("  staff: citizens", "L602"), ("  staff: 2 + 3", "L602"), ("  staff:", "L602"),
    ("  wage: 5 USD", "L602"), ("  trips: yes", "L602"), ("  is_urgent: KGZ", "L602"),
    ("  staff: 5.5", "L307"), ("  worker.citizenship: KGX", "L205"),
    ("  staff: 0", "L604"), ("  trips: -1", "L604"),
    ("  expect fee: 5 days", "L602"), ("  expect fee: none", "L602"),
    ("  staff: 5\n  staff: 6", "L120"), ("  staff: 5\n  decline staff", "L120"),
    ("  choose trip_reading: each_trip\n  choose trip_reading: all_trips", "L120"),
    ("  choose trip_readings: each_trip", "L202"), ("  choose trip_reading: each", "L217"),
    ("  under r/none", "L218"), ("  trips:\n    - wage: 5 KZT", "L601"),
    ("  expect fee: undefined because [art-9]", "L208"),
  ])
  func `is told what is wrong with it`(_ lines: String, _ code: String) {
    #expect(check(lines).codes == [code])
  }

  @Test func `has a title of its own in its act`() {
    let one = "case \"a\" about application on 2026-03-01\n  expect fee: not known\n"
    #expect(Checked.law("", cases: one + one).codes == ["L605"])
    #expect(Checked.law("", cases: one + one.replacing("\"a\"", with: "\"b\"")).codes == [])
  }

  @Test func `has a title for readers in all languages or in English alone`() throws {
    func cases(_ texts: String) -> String {
      """
      cases "days" about application
      \(texts)
        | on         | => fee    |
        | 2026-03-01 | not known |
        | 2026-03-02 | not known |
      """
    }
    #expect(Checked.law("", cases: cases("  ru \"Дни\"")).codes == ["L411"])
    let plain = try Checked.law("", cases: cases("")).book().cases
    #expect(plain.map(\.titles) == Array(repeating: Labels(kk: "", ru: "", en: "days"), count: 2))
    let full = try Checked.law("", cases: cases("  ru \"Дни\" kk \"Күндер\"")).book().cases
    #expect(full.map(\.titles.kk) == ["Күндер", "Күндер"])
    #expect(full.map(\.row) == [1, 2])
    #expect(full.map(\.title) == ["days, row 1", "days, row 2"])
  }

  @Test func `says its day and what it expects`() {
    let rows = """
      cases "rows" about application
        | on         | staff | => fee    |
        |            | 5     | not known |
        | 2026-03-01 | 5     |           |
      """
    #expect(Checked.law("", cases: rows).codes == ["L122", "L603"])
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}

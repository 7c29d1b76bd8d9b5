import LawExplain
import LawLanguage
import Measures
import Testing

@Suite("Paths, answers and expressions as text")
struct TextTests {
  private func law() throws -> TestLaw {
    try TestLaw(
      """
      record case
        has worker : person
      record person
      record trip
        has case : case listed as trips
      enumeration country
        case KAZ
        case KGZ
      fact citizenship of person : country
      fact length of trip : days
        range 1 days .. 90 days
      fact ok of case : yes_no
      fact share of case : percent
      fact rate of case : decimal(2)
      fact wage of case : money KZT
      fact seen of case : date optional
      fact term of case : months
      fact name of case : text optional
      fact n of case : integer
      rule r of case : yes_no sure
        base: ok
      """)
  }

  @Test(
    "paths are read and written alike",
    arguments: ["ok", "worker.citizenship", "trips", "trips.2.length"])
  func paths(_ text: String) throws {
    let law = try law()
    #expect(law.book.text(of: try law.path(text)) == text)
  }

  @Test("the way back from an element is a step back")
  func wayBack() throws {
    #expect(try law().path("trips.2.case.ok") == law().path("ok"))
  }

  @Test("an unknown path names the nearest ones")
  func unknownPath() throws {
    let law = try law()
    #expect(throws: FactProblem.unknownPath("worker.citizenshp", nearest: ["worker.citizenship"])) {
      try law.path("worker.citizenshp")
    }
    #expect(throws: FactProblem.self) { try law.path("trips.0.length") }
    #expect(throws: FactProblem.self) { try law.path("worker") }
    #expect(throws: FactProblem.self) { try law.path("") }
  }

  @Test(
    "answers are read by the type of the fact",
    arguments: [
      ("ok", "yes", Answer.value(1)), ("ok", "dont_know", .declined),
      ("worker.citizenship", "KGZ", .value(1)), ("share", "70%", .value(700_000)),
      ("share", "0.7 percent", .value(7000)), ("share", "0.35", .value(350_000)),
      ("rate", "0.35", .value(35)), ("rate", "2", .value(200)),
      ("wage", "64875 KZT", .value(6_487_500)), ("wage", "64875.5", .value(6_487_550)),
      ("wage", "64 875", .value(6_487_500)), ("seen", "2026-03-01", .value(20513)),
      ("seen", "none", .none), ("term", "12 months", .value(12)), ("term", "1", .value(1)),
      ("trips.1.length", "30 days", .value(30)), ("trips", "3", .value(3)),
      ("name", "Aigerim", .text("Aigerim")), ("name", "none", .none), ("n", " -4 ", .value(-4)),
    ])
  func answers(_ path: String, _ text: String, _ answer: Answer) throws {
    let law = try law()
    let path = try law.path(path)
    #expect(try law.book.answer(from: text, for: path) == answer)
    let written = law.book.text(of: answer, for: path)
    #expect(try law.book.answer(from: written, for: path) == answer)
  }

  @Test("answers that cannot be read say what is wrong")
  func problems() throws {
    let law = try law()
    func problem(_ path: String, _ text: String) throws -> FactProblem? {
      let path = try law.path(path)
      do {
        _ = try law.book.answer(from: text, for: path)
        return nil
      } catch {
        return error
      }
    }
    #expect(
      try problem("ok", "maybe") == .wrongType(path: "ok", text: "maybe", expected: .init(.yesNo)))
    #expect(try problem("seen", "2026-02-30") == .impossibleDate(path: "seen", text: "2026-02-30"))
    #expect(
      try problem("seen", "1 March")
        == .wrongType(path: "seen", text: "1 March", expected: .init(.date, isOptional: true)))
    #expect(try problem("ok", "none") == .notOptional(path: "ok"))
    #expect(try problem("r", "yes") == .notAFact(path: "r"))
    #expect(
      try problem("trips.1.length", "91")
        == .outOfRange(
          path: "trips.1.length", text: "91", allowed: 1...90, type: ValueType(.days)))
    guard case .unknownCase(_, "KGS", _, let nearest)? = try problem("worker.citizenship", "KGS")
    else {
      Issue.record("KGS is no case")
      return
    }
    #expect(nearest == ["KGZ"])
    #expect(try problem("rate", "0.355") != nil)
    #expect(try problem("wage", "1e6") != nil)
  }

  @Test(
    "expressions are written as in law files",
    arguments: [
      "a and (b or not a)", "n + 2 * (n - 1) >= 5", "d in [day - 3 months .. day + 5 days]",
      "c in {KAZ, KGZ}", "c not in members", "d is not none", "worker.age > 60",
      "count(trips where length > 10 days) > 1", "any(trips : length > case.n_days)",
      "round_down(n / 3, 1) = 2", "mci for fines at day > 3 KZT", "if a then b else not b",
      "max(n, 3) = 3", "count(worker.children) = 2", "year(day) = 2020",
      "full_years(day, 2020-01-01) = 1",
    ])
  func expressions(_ text: String) throws {
    let law = try TestLaw(
      """
      record case
        has worker : person
      record person
      record trip
        has case : case listed as trips
      record child
        has parent : person listed as children
      enumeration country
        case KAZ
        case KGZ
      enumeration purpose
        case fines
      fact age of person : integer
      fact length of trip : days
      fact a of case : yes_no
      fact b of case : yes_no
      fact n of case : integer
      fact n_days of case : days
      fact c of case : country
      fact d of case : date optional
      value members : set of country sure
        always: {KAZ}
      value mci by purpose : money KZT sure
        for fines
          always: 1 KZT
      rule r of case : yes_no sure
        base: \(text)
      """)
    guard case .expression(let node) = law.book.rules[0].editions[0].definitions[0].content else {
      return
    }
    #expect(law.book.text(of: node) == text)
  }
}

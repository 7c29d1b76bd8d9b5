import LawExplain
import LawLanguage
import Testing

@Suite("Explanations as JSON")
struct ExportTests {
  private func law(_ limit: Int = 30) throws -> TestLaw {
    try TestLaw(
      """
      record case
      record trip
        has case : case listed as trips
      fact days of trip : days
      fact name of case : text
      fact paid of case : yes_no
      choice reading unsure
        option wide default
        option narrow
      rule long of case : yes_no likely
        from 2010-01-01
          base: any(trips : days > \(limit) days)
          except paid over base: no
            when paid and reading = wide
      rule called of case : yes_no sure
        base: name = "none"
      """)
  }

  private func json(_ law: TestLaw) throws -> String {
    var facts = try law.facts([
      "trips": "2", "trips.1.days": "10", "trips.2.days": "31", "name": "x", "paid": "dont_know",
    ])
    facts.answers[try law.path("name")] = .text("none")
    facts.choices[law.book.choices[0].id] = 1
    let rulings = [try law.path("long"), try law.path("called")]
    return law.explainer.answer(facts, rulings).json(by: law.explainer)
  }

  @Test("the same input gives the same bytes")
  func determinism() throws {
    let first = try json(try law())
    for _ in 0..<5 { #expect(try json(try law()) == first) }
    #expect(first.hasPrefix(#"{"format":"ruqsat explanation 1","book":""#))
    #expect(first.contains(#""result":"unknown""#) || first.contains(#""result":"yes""#))
  }

  /// What journals hold: changed bytes would make every explanation kept so far differ from its replay.
  @Test("the bytes are the ones that were always written")
  func bytes() throws {
    let law = try law()
    let expected = #"""
      GOLDEN
      """#
    let written = try json(law).replacing(law.book.mark, with: "MARK")
    #expect(written == expected)
  }

  @Test("a replay by the same book agrees byte for byte")
  func replay() throws {
    let law = try law()
    #expect(try Replay(explainer: law.explainer).verdict(on: try json(law)) == .same)
  }

  @Test("an answer out of range is replayed as it was given")
  func outOfRange() throws {
    let law = try TestLaw(
      """
      record case
      fact n of case : integer
        range 1 .. 9
      rule r of case : yes_no sure
        base: n > 5
      """)
    var facts = try law.facts([:])
    facts.answers[try law.path("n")] = .value(12)
    let json = law.explainer.answer(facts, [try law.path("r")]).json(by: law.explainer)
    #expect(try Replay(explainer: law.explainer).verdict(on: json) == .same)
  }

  @Test("a changed result is found, with its place")
  func difference() throws {
    let law = try law()
    let changed = try json(law).replacing(#""result":"yes""#, with: #""result":"no""#)
    guard
      case .different(let differences) = try Replay(explainer: law.explainer).verdict(on: changed)
    else {
      Issue.record("a change must be found")
      return
    }
    #expect(differences.contains { $0.path.hasSuffix("result") && $0.now == #""yes""# })
  }

  @Test("another law book is refused")
  func otherBook() throws {
    let kept = try json(try law())
    let other = try law(40)
    #expect(throws: Replay.Refusal.self) {
      try Replay(explainer: other.explainer).verdict(on: kept)
    }
    do {
      _ = try Replay(explainer: other.explainer).verdict(on: kept)
    } catch {
      #expect(error == .otherBook(mark: try law().book.mark, expected: other.book.mark))
    }
  }

  @Test(
    "what is no explanation is refused",
    arguments: [
      "", "{", "[1,2", "{\"format\":\"x\"}", "{\"a\":1}x", "nul", "{\"format\":\"\\u12\"}",
    ])
  func unreadable(_ text: String) throws {
    let law = try law()
    #expect(throws: Replay.Refusal.self) { try Replay(explainer: law.explainer).verdict(on: text) }
  }
}

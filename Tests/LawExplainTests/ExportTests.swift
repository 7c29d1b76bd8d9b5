import LawExplain
import LawLanguage
import Measures
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
      {"format":"ruqsat explanation 1","book":"MARK","about":"case","day":"2020-01-01",\#
      "facts":{"name":{"text":"none"},"paid":"dont_know","trips":"2",\#
      "trips.1.days":"10 days","trips.2.days":"31 days"},"choices":{"reading":"narrow"},\#
      "rulings":[{"path":"long","result":"yes","confidence":"likely",\#
      "choices":["reading: narrow"],"citations":["test#p"],"reason":{"kind":"rule","id":0,\#
      "name":"long","path":"long","on":"2020-01-01","edition":"2010-01-01 – …",\#
      "result":"yes","citations":["test#p"],"confidence":"likely",\#
      "place":"test/law.md:24:6","because":[{"kind":"condition","standing":"doesNotApply",\#
      "text":"paid and reading = wide","name":"paid","over":"base","result":"no",\#
      "citations":["test#p"],"confidence":"likely","place":"test/law.md:29:12",\#
      "because":[{"kind":"expression","text":"paid and reading = wide","result":"no",\#
      "place":"test/law.md:29:12","because":[{"kind":"fact","path":"paid",\#
      "standing":"declined","result":"unknown","decisive":false,\#
      "place":"test/law.md:17:6"},{"kind":"expression","text":"reading = wide",\#
      "result":"no","place":"test/law.md:29:21","because":[{"kind":"choice",\#
      "name":"reading","option":"narrow","default":false,"result":"narrow",\#
      "citations":["test#p"],"confidence":"unsure","place":"test/law.md:29:21"}]}]}]},\#
      {"kind":"definition","standing":"prevails","name":"base","result":"yes",\#
      "citations":["test#p"],"confidence":"likely","place":"test/law.md:27:5",\#
      "because":[{"kind":"expression","text":"any(trips : days > 30 days)","result":"yes",\#
      "place":"test/law.md:27:11","because":[{"kind":"list","path":"trips",\#
      "standing":"given","result":"2","decisive":false,"place":"test/law.md:8:7"},\#
      {"kind":"element","number":1,"result":"no","decisive":false,\#
      "because":[{"kind":"expression","text":"days > 30 days","result":"no",\#
      "place":"test/law.md:27:23","because":[{"kind":"fact","path":"trips.1.days",\#
      "standing":"given","result":"10 days","place":"test/law.md:11:6"}]}]},\#
      {"kind":"element","number":2,"result":"yes","because":[{"kind":"expression",\#
      "text":"days > 30 days","result":"yes","place":"test/law.md:27:23",\#
      "because":[{"kind":"fact","path":"trips.2.days","standing":"given",\#
      "result":"31 days","place":"test/law.md:11:6"}]}]}]}]}]}},{"path":"called",\#
      "result":"yes","confidence":"sure","citations":["test#p"],"reason":{"kind":"rule",\#
      "id":13,"name":"called","path":"called","on":"2020-01-01","edition":"… – …",\#
      "result":"yes","citations":["test#p"],"confidence":"sure",\#
      "place":"test/law.md:30:6","because":[{"kind":"definition","standing":"prevails",\#
      "name":"base","result":"yes","citations":["test#p"],"confidence":"sure",\#
      "place":"test/law.md:32:3","because":[{"kind":"expression","text":"name = \"none\"",\#
      "result":"yes","place":"test/law.md:32:9","because":[{"kind":"fact","path":"name",\#
      "standing":"given","result":"none","place":"test/law.md:14:6"}]}]}]}}]}
      """#
    let written = try json(law).replacing(law.book.mark, with: "MARK")
    #expect(written == expected)
  }

  @Test("the bytes are the same as a form and the values in it")
  func formed() throws {
    let law = try law()
    let paths = [try law.path("long"), try law.path("called")]
    func facts(_ name: String, days: String) throws -> CaseFacts {
      try law.facts([
        "trips": "2", "trips.1.days": "10", "trips.2.days": days, "name": name, "paid": "no",
      ])
    }
    let cases = [
      try facts("x", days: "31"), try facts("\"ж\n\\", days: "300"), try facts("none", days: "1"),
    ]
    let formed = cases.map { law.explainer.formed($0, paths).json }
    for (facts, formed) in zip(cases, formed) {
      let text = law.explainer.answer(facts, paths).json(by: law.explainer)
      #expect(Array(formed.text.utf8) == Array(text.utf8))
      #expect(formed == FormedText(text) && formed.count == text.utf8.count)
      #expect(try Replay(explainer: law.explainer).verdict(on: formed.text) == .same)
    }
    #expect(formed[0].form != nil && formed[0].form === formed[1].form)
    #expect(formed[0].values != formed[1].values && formed[0] != formed[1])
    #expect(formed[0].form !== formed[2].form, "another way through the book is another form")
    #expect(
      formed[0].form.map { String(decoding: $0.bytes, as: UTF8.self) }?.contains("31") == false)
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

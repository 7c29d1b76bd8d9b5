import LawLanguage
import Testing

@Suite("Exceptions")
struct CheckingExceptionsTests {
  /// A rule with base `0` and an exception for each condition, over the base unless it says else.
  private func rule(
    _ exceptions: [(over: String, when: String)], results: [String]? = nil, applies: String = ""
  ) -> Checked {
    let head =
      Checked.rule("tested", "integer")
      + (applies.isEmpty ? "" : "  applies when \(applies)\n") + "  base: 0\n"
    let lines = exceptions.enumerated().map { index, exception in
      "  except e\(index) over \(exception.over): \(results?[index] ?? "\(index + 1)")\n"
        + "    when \(exception.when)\n"
    }
    return Checked.law(head + lines.joined())
  }

  static let exclusive = [
    ("is_urgent", "not is_urgent"),
    ("staff < 10", "staff >= 10"),
    ("staff in [1 .. 5]", "staff > 5"),
    ("worker_category = category_1", "worker_category in {category_2, category_3}"),
    ("worker.citizenship in {KGZ}", "worker.citizenship != KGZ"),
    ("notice_date is none", "notice_date > 2020-01-01"),
    ("notice_date is none", "notice_date is not none"),
    ("is_urgent and staff < 10", "staff > 10 or not is_urgent"),
    ("permit_required", "not permit_required"),
    ("citizens > 0.5 and is_urgent", "staff > 3 and not is_urgent"),
  ]

  @Test(arguments: exclusive)
  func `that exclude each other are found`(_ first: String, _ second: String) throws {
    let checked = rule([("base", first), ("base", second)])
    let found = try checked.rule().editions[0].definitions.map(\.exclusive)
    #expect(found == [[], [2], [1]])
  }

  static let together = [
    ("is_urgent", "staff > 250", "is_urgent = yes, staff = 251"),
    ("staff <= 10", "staff >= 10", "staff = 10"),
    ("worker.citizenship != RUS", "worker.citizenship != KGZ", "worker.citizenship = KAZ"),
    ("notice_date is none", "notice_date != 2020-01-01", "notice_date is none"),
    ("notice_date is none", "is_urgent", "notice_date is none, is_urgent = yes"),
    (
      "application_date > 2020-01-01", "is_urgent", "application_date = 2020-01-02, is_urgent = yes"
    ),
    ("wage > 5 KZT", "is_urgent", "wage = 5.01 KZT, is_urgent = yes"),
  ]

  @Test(arguments: together)
  func `that can apply together must agree, and a case is shown`(
    _ first: String, _ second: String, _ example: String
  ) {
    let checked = rule([("base", first), ("base", second)])
    #expect(checked.mistakes == ["L405 at 6:3"])
    #expect(
      checked.messages.contains("both apply when \(example), and give"), "\(checked.messages)")
    #expect(rule([("base", first), ("base", second)], results: ["1", "1"]).mistakes == [])
  }

  @Test func `prevail over each other where the file says so`() throws {
    let checked = rule([("base", "is_urgent"), ("e0", "staff > 250")])
    #expect(try checked.rule().editions[0].definitions.map(\.over) == [nil, 0, 1])
    // A third one settles the only case in which two collide.
    let settled = rule([
      ("base", "is_urgent"), ("base", "staff > 250"), ("e0", "is_urgent and staff > 200"),
    ])
    #expect(settled.codes == ["L405"])
    #expect(settled.messages.contains("“e1” and “e2”"))
  }

  @Test func `may stand in any order`() throws {
    let text =
      Checked.rule("tested") + """
          except b over a: yes
            when is_urgent
          except a over base: no
            when staff > 5
          base: yes
        """
    let names = try Checked.law(text).rule().editions[0].definitions.map(\.name)
    #expect(names == ["base", "a", "b"])
  }

  @Test func `collide only where the rule applies`() {
    let exceptions = [("base", "is_urgent"), ("base", "staff > 250")]
    #expect(rule(exceptions, applies: "staff < 100").mistakes == ["L407 at 7:3"])
    #expect(rule(exceptions, applies: "not is_urgent or staff < 100").mistakes == [])
    #expect(rule(exceptions, applies: "permit_required").mistakes == ["L405 at 7:3"])
  }

  @Test func `whose results are worked out may differ at any time`() {
    #expect(
      rule([("base", "is_urgent"), ("base", "staff > 250")], results: ["staff", "citizens"])
        .mistakes == [])
  }

  @Test(arguments: [
    ("staff > 5 and staff < 3", "L407"), ("staff > 100000", "L407"), ("no", "L407"),
    ("worker_category != category_1 and worker_category = category_1", "L407"),
  ])
  func `that never apply are reported`(_ condition: String, _ code: String) {
    #expect(rule([("base", condition)]).mistakes == ["\(code) at 4:3"])
  }

  @Test func `over each other are a circle`() {
    #expect(rule([("e1", "is_urgent"), ("e0", "staff > 5")]).codes == ["L404"])
    #expect(rule([("e0", "is_urgent")]).codes == ["L404"])
  }

  @Test func `with a mistake in a condition are not compared`() {
    #expect(rule([("base", "is_urgnt"), ("base", "staff > 5")]).codes == ["L202"])
  }
}

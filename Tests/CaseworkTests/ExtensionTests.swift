import Casework
import Measures
import Testing

@Suite struct `An extension` {
  /// In effect until 26 February 2027; the window is 28 December 2026 to 27 January 2027.
  static let term = LegalTerm.months(12)

  static func ask(_ worked: Worked, _ year: Int = 2027, free: Int = 3) throws -> Command {
    .extend(
      facts: FactSheet(), term: term,
      account: try Worked.account("atyrau", "category_3", year, free: free))
  }

  @Test(arguments: [
    ("2026-12-27", ["extension_in_time"]), ("2026-12-28", []), ("2027-01-27", []),
    ("2027-01-28", ["extension_in_time"]),
  ])
  func `is asked for from sixty to thirty days before the end`(
    _ text: String, _ grounds: [String]
  ) throws {
    let worked = try `A case of 2026`.inEffect()
    let year = try day(text).year
    #expect(
      try worked.no(try Self.ask(worked, year), text).filter { $0 == "extension_in_time" }
        == grounds)
  }

  @Test func `takes a place of the year in which it is asked for, and a fee`() throws {
    var worked = try `A case of 2026`.inEffect()
    #expect(throws: StepError.wrongAccount) {
      try worked.answer(try Self.ask(worked, 2026), "2027-01-10")
    }
    #expect(
      try worked.no(try Self.ask(worked, free: 0), "2027-01-10").first == "quota_place_free")
    try worked.take(try Self.ask(worked), "2027-01-10")
    #expect(throws: StepError.extensionUnderway) {
      try worked.answer(try Self.ask(worked), "2027-01-11")
    }
    try worked.take(.ruleOnExtension(.extend(reasonForDiffering: nil)), "2027-01-12")
    #expect(try worked.permit.extensions == 0)
    try worked.pay("2027-01-15")
    let permit = try worked.permit
    #expect(permit.extensions == 1)
    #expect(permit.lastDay == (try day("2028-02-26")))
    #expect(worked.postings.map(\.kind) == [.hold, .post, .hold, .post])
    #expect(worked.postings.last?.account.year == 2027)
    try worked.checkWhole()
  }

  @Test func `refused leaves the permit until its last day and gives the place back`() throws {
    var worked = try `A case of 2026`.inEffect()
    let changed = FactSheet(["citizens_in_group": "10"])
    try worked.take(
      .extend(
        facts: changed, term: Self.term,
        account: try Worked.account("atyrau", "category_3", 2027, free: 3)), "2027-01-10")
    let refuse = Command.ruleOnExtension(.refuse([], reasonForDiffering: nil))
    try worked.take(refuse, "2027-01-12")
    #expect(worked.postings.last?.kind == .void)
    #expect(
      try #require(worked.permitCase?.decisions.last?.grounds).all.map(\.ruling)
        == ["local_content_met"])
    #expect(throws: StepError.outOfPlace(step: .expire, standing: .inEffect)) {
      try worked.answer(.expire, "2027-02-26")
    }
    try worked.take(.expire, "2027-02-27")
    #expect(try worked.standing == .closed(Closing(reason: .expired, day: try day("2027-02-27"))))
    try worked.checkWhole()
  }

  @Test func `of category 3 comes three times, not four`() throws {
    var worked = try `A case of 2026`.inEffect()
    for year in 2027...2029 {
      try worked.take(try Self.ask(worked, year), "\(year)-01-10")
      try worked.take(.ruleOnExtension(.extend(reasonForDiffering: nil)), "\(year)-01-11")
      try worked.pay("\(year)-01-12")
    }
    #expect(try worked.permit.extensions == 3)
    #expect(
      try worked.no(try Self.ask(worked, 2030), "2030-01-10").first == "extension_possible")
    try worked.checkWhole()
  }

  @Test func `given back by the employer ends the case and frees the place held`() throws {
    var worked = try `A case of 2026`.inEffect()
    try worked.take(try Self.ask(worked), "2027-01-10")
    try worked.take(.giveBack, "2027-01-11")
    #expect(worked.postings.map(\.kind) == [.hold, .post, .hold, .void])
    try worked.checkWhole()
  }
}

import Casework
import Measures
import Testing

@Suite struct `The clock of a case` {
  @Test func `shows what is missing and the first day to lodge`() throws {
    var worked = try Worked()
    try worked.take(.open(employer: try Worked.employer("atyrau"), facts: specialist), "2026-01-20")
    let fresh = try #require(worked.permitCase)
    let law = worked.law
    #expect(
      law.missingDocuments(of: fresh, on: try day("2026-01-20"))
        == law.documentsNeeded(on: try day("2026-01-20")))
    try worked.take(
      .recordSearch(
        .init(channel: ChannelKey("vacancy_date"), day: try day("2026-02-02"), reference: "V-77")),
      "2026-02-02")
    let searched = try #require(worked.permitCase)
    #expect(
      try law.firstFilingDay(of: searched, on: try day("2026-02-03")) == (try day("2026-02-17")))
  }

  @Test func `shows the last day to decide, moved by outages`() throws {
    let worked = try `A case of 2026`.admitted()
    let admitted = try #require(worked.permitCase)
    let outage = try #require(
      Outage(first: try day("2026-03-02"), last: try day("2026-03-03"), cause: "storage"))
    let terms = worked.law.runningTerms(of: admitted, outages: [outage])
    #expect(terms.map(\.deadline.purpose) == [.decision])
    #expect(terms[0].lastDay == (try day("2026-03-18")))
  }

  @Test func `shows the window of an extension`() throws {
    let worked = try `A case of 2026`.inEffect()
    let permitCase = try #require(worked.permitCase)
    let window = try worked.law.extensionWindow(of: permitCase, on: try day("2026-12-01"))
    #expect(window.first == (try day("2026-12-28")))
    #expect(window.last == (try day("2027-01-27")))
    let old = try `A case of 2011`.inEffect()
    let oldCase = try #require(old.permitCase)
    let unknown = try old.law.extensionWindow(of: oldCase, on: try day("2011-12-01"))
    #expect(unknown.first == nil && unknown.last == nil)
  }

  @Test func `shows special conditions until they are performed`() throws {
    let worked = try `A case of 2011`.inEffect()
    let permitCase = try #require(worked.permitCase)
    let terms = worked.law.runningTerms(of: permitCase)
    #expect(terms.map(\.deadline.purpose) == [.condition])
    #expect(terms[0].lastDay == (try day("2011-12-31")))
  }
}

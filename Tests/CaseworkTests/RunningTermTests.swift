import Casework
import LawLanguage
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

  /// Of 2026, with a worker by name.
  private static func named() throws -> Worked {
    var worked = try `A case of 2026`.inEffect()
    let list = try #require(NamedList([try Worked.worker("Li-1")]))
    try worked.take(.fileList(list), "2026-06-01")
    return worked
  }

  private static func ask(_ leaving: String = "Li-1", for arriving: String) throws -> Command {
    .askReplacement(
      try key("request-" + arriving), leaving: try key(leaving),
      arriving: try Worked.worker(arriving))
  }

  @Test func `gives the office five working days for a replacement, asked for once`() throws {
    var worked = try Self.named()
    #expect(throws: StepError.unknownWorker) {
      try worked.answer(try Self.ask("nobody", for: "Xu-3"), "2026-06-01")
    }
    #expect(throws: StepError.workerAlreadyListed) {
      try worked.answer(try Self.ask(for: "Li-1"), "2026-06-01")
    }
    try worked.take(try Self.ask(for: "Xu-3"), "2026-06-01")
    let law = worked.law
    let terms = law.runningTerms(of: try #require(worked.permitCase))
    let term = try #require(terms.first { $0.deadline.purpose == .replacement })
    #expect(term.lastDay == (try day("2026-06-08")))
    #expect(law.confidence(of: term.deadline) == .likely)
    #expect(throws: StepError.replacementAsked) {
      try worked.answer(try Self.ask(for: "Xu-4"), "2026-06-02")
    }
    let refusal = ReplacementRefusal(
      leaving: try key("Li-1"), arriving: try Worked.worker("Xu-3"), reason: "r",
      isDifferent: false)
    try worked.take(.refuseReplacement(refusal), "2026-06-03")
    #expect(try worked.permit.replacementRequests.isEmpty)
    #expect(try worked.permit.workers.map(\.id.rawValue) == ["Li-1"])
    try worked.take(try Self.ask(for: "Xu-4"), "2026-06-04")
    try worked.take(
      .replace(
        leaving: try key("Li-1"), arriving: try Worked.worker("Xu-4"), sameCategory: true),
      "2026-06-05")
    #expect(try worked.permit.replacementRequests.isEmpty)
    try worked.checkWhole()
  }

  @Test func `knows no time for a replacement before 2017, and invents none`() throws {
    var worked = try `A case of 2011`.inEffect()
    try worked.take(try Self.ask(for: "Xu-3"), "2011-07-01")
    let terms = worked.law.runningTerms(of: try #require(worked.permitCase))
    let term = try #require(terms.first { $0.deadline.purpose == .replacement })
    #expect(term.deadline.term == .notKnown && term.lastDay == nil)
    #expect(worked.law.confidence(of: term.deadline) == nil)
  }

  @Test func `shows the last day to file with a search of 2011, and none where no law names one`()
    throws
  {
    var worked = try Worked("case-2011")
    try worked.take(
      .open(employer: try Worked.employer("karaganda"), facts: `A case of 2011`.facts),
      "2011-02-01")
    for (channel, text) in `A case of 2011`.channels {
      try worked.take(
        .recordSearch(.init(channel: ChannelKey(channel), day: try day(text), reference: "r")),
        "2011-03-12")
    }
    let searched = try #require(worked.permitCase)
    let last = try worked.law.lastFilingDay(of: searched, on: try day("2011-03-12"))
    #expect(last == (try day("2011-04-10")))
    #expect(try worked.law.lastFilingDay(of: searched, on: try day("2026-03-12")) == nil)
  }

  @Test func `says how sure the source of a term is`() throws {
    let law = try TheLaw.get()
    let start = try day("2026-02-23")
    let decision = Deadline(purpose: .decision, start: start, term: .workingDays(15))
    #expect(law.confidence(of: decision) == .unsure)
    #expect(law.confidence(of: law.appealDeadline(from: start)) == .sure)
    let agreed = Deadline(purpose: .condition, start: start, term: .through(start))
    #expect(law.confidence(of: agreed) == nil)
    // The officer set it: the law files know none.
    let cure = Deadline(purpose: .cure, start: start, term: .workingDays(10))
    #expect(law.confidence(of: cure) == nil)
  }
}

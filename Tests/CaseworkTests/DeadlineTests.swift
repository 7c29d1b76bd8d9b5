import Casework
import Measures
import Testing

@Suite struct `A term` {
  static func last(
    _ term: LegalTerm, from start: String, _ outages: [(String, String)] = []
  ) throws -> String? {
    let law = try TheLaw.get()
    let recorded = try outages.map {
      try #require(Outage(first: try day($0.0), last: try day($0.1), cause: "down"))
    }
    let deadline = Deadline(purpose: .decision, start: try day(start), term: term)
    return law.reckoner(recorded).lastDay(of: deadline)?.description
  }

  @Test func `in working days passes over weekends and holidays`() throws {
    #expect(try Self.last(.workingDays(1), from: "2026-03-06") == "2026-03-10")
    #expect(try Self.last(.workingDays(3), from: "2026-03-19") == "2026-03-27")
  }

  @Test func `in working days is not known where the holidays are not`() throws {
    #expect(try Self.last(.workingDays(1), from: "2014-03-06") == nil)
    #expect(try Self.last(.workingDays(5), from: "2026-12-30") == nil)
    #expect(try Self.last(.notKnown, from: "2026-03-06") == nil)
  }

  @Test func `in months ends on the last day of a short month`() throws {
    #expect(try Self.last(.months(3), from: "2026-11-30") == "2027-02-28")
    #expect(try Self.last(.days(30), from: "2026-01-31") == "2026-03-02")
  }

  @Test func `is paused by an outage, also by one that begins in the added days`() throws {
    let outage = [("2026-02-03", "2026-02-04")]
    #expect(try Self.last(.days(10), from: "2026-02-01", outage) == "2026-02-13")
    #expect(try Self.last(.workingDays(5), from: "2026-02-02", outage) == "2026-02-11")
    let twice = outage + [("2026-02-12", "2026-02-12")]
    #expect(try Self.last(.days(10), from: "2026-02-01", twice) == "2026-02-14")
    // The same days recorded twice pause once; days before and after do not pause.
    #expect(try Self.last(.days(10), from: "2026-02-01", outage + outage) == "2026-02-13")
    #expect(
      try Self.last(.days(10), from: "2026-02-01", [("2026-01-20", "2026-02-01")])
        == "2026-02-11")
    #expect(
      try Self.last(.days(10), from: "2026-02-01", [("2026-02-12", "2026-02-20")])
        == "2026-02-11")
  }

  @Test func `in working days is not paused by an outage on days off`() throws {
    #expect(
      try Self.last(.workingDays(5), from: "2026-02-02", [("2026-02-07", "2026-02-08")])
        == "2026-02-09")
  }

  @Test func `that passed in silence counts as a refusal`() throws {
    var worked = try `A case of 2026`.admitted()
    guard case .admitted(let admission) = try worked.standing else { throw Worked.Unexpected() }
    // Fifteen working days after 20 February; 9 March is a day off.
    #expect(worked.law.reckoner([]).lastDay(of: admission.deadline) == (try day("2026-03-16")))
    #expect(throws: StepError.tooEarly(.decision)) { try worked.answer(.noteSilence, "2026-03-16") }
    try worked.take(.noteSilence, "2026-03-17")
    guard case .refusedBySilence(_, let silence) = try worked.standing else {
      throw Worked.Unexpected()
    }
    #expect(silence.due == (try day("2026-03-16")))
    #expect(silence.grounds.first.provisions.contains { $0.hasSuffix("#art-91.2") })
    // Three months from the day from which it counts as a refusal, not from the last day for deciding.
    #expect(worked.law.reckoner([]).lastDay(of: silence.appeal) == (try day("2026-06-17")))
    #expect(worked.postings.map(\.kind) == [.hold, .void])
    try worked.take(.appeal(statement: "No answer came."), "2026-03-18")
    #expect(try worked.packet().replay(with: worked.law.explainer) == .journalOnly)
    try worked.take(
      .decideAppeal(
        .setAside(
          reason: "decide", account: try Worked.account("atyrau", "category_3", 2026, free: 2))),
      "2026-03-25")
    #expect(try worked.standing.name == .admitted)
    try worked.checkWhole()
  }

  @Test func `to decide runs for an application that nobody opens`() throws {
    var worked = try `A case of 2026`.lodged()
    let law = worked.law
    let filed = try #require(worked.permitCase)
    let term = try #require(law.runningTerms(of: filed).last)
    #expect(term.deadline.purpose == .decision)
    #expect(term.lastDay == (try day("2026-03-16")))
    #expect(throws: StepError.tooEarly(.decision)) { try worked.answer(.noteSilence, "2026-03-16") }
    try worked.take(.noteSilence, "2026-03-17")
    #expect(try worked.standing.name == .refusedBySilence)
    #expect(worked.postings.isEmpty, "no places were held")
    try worked.take(.appeal(statement: "Nobody looked."), "2026-05-11")
    #expect(try worked.packet().replay(with: law.explainer) == .journalOnly)
    try worked.take(.decideAppeal(.setAside(reason: "look", account: nil)), "2026-05-18")
    guard case .lodged(let lodgement) = try worked.standing else { throw Worked.Unexpected() }
    #expect(lodgement.day == (try day("2026-02-20")))
    #expect(law.decisionDeadline(of: lodgement).start == (try day("2026-05-18")))
    try worked.take(
      .checkCompleteness(account: try Worked.account("atyrau", "category_3", 2026, free: 2)),
      "2026-05-19")
    guard case .admitted(let admission) = try worked.standing else { throw Worked.Unexpected() }
    #expect(admission.deadline == law.decisionDeadline(of: lodgement))
    try worked.checkWhole()
  }

  @Test func `to decide goes on while papers are awaited, for the law gives no pause`() throws {
    var worked = try `A case of 2026`.lodged()
    let kind = try #require(worked.permitCase?.package.documents.first?.kind)
    try worked.take(.checkDocument(kind, .faulty(reason: "unreadable")), "2026-02-23")
    try worked.take(.checkCompleteness(account: nil), "2026-02-24")
    #expect(try worked.standing.name == .deficient)
    #expect(throws: StepError.tooEarly(.decision)) { try worked.answer(.noteSilence, "2026-03-16") }
    try worked.take(.noteSilence, "2026-03-17")
    try worked.take(.appeal(statement: "Nobody looked."), "2026-05-11")
    try worked.take(.decideAppeal(.setAside(reason: "look", account: nil)), "2026-05-18")
    guard case .deficient(let lodgement, let notice) = try worked.standing else {
      throw Worked.Unexpected()
    }
    #expect(notice.faulty == [kind])
    #expect(worked.law.decisionDeadline(of: lodgement).start == (try day("2026-05-18")))
    try worked.checkWhole()
  }

  @Test func `to decide is paused by a recorded outage`() throws {
    var worked = try `A case of 2026`.admitted()
    worked.outages = [
      try #require(
        Outage(first: try day("2026-03-02"), last: try day("2026-03-03"), cause: "storage"))
    ]
    #expect(throws: StepError.tooEarly(.decision)) { try worked.answer(.noteSilence, "2026-03-18") }
    #expect(throws: Never.self) { try worked.answer(.noteSilence, "2026-03-19") }
  }

  @Test func `of 2011 gives silence no effect that the law files know`() throws {
    let law = try TheLaw.get()
    #expect(law.effectOfSilence(on: try day("2011-03-15")) == nil)
    #expect(law.effectOfSilence(on: try day("2021-07-01")) == "counts_as_refusal")
  }
}

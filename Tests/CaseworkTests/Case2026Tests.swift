import Casework
import Measures
import Testing

@Suite struct `A case of 2026` {
  /// Up to the filed application with its vacancy code.
  static func lodged(_ name: String = "case-2026", on text: String = "2026-02-20") throws -> Worked
  {
    var worked = try Worked(name)
    try worked.take(.open(employer: try Worked.employer("atyrau"), facts: specialist), "2026-01-20")
    try worked.take(
      .recordSearch(
        .init(channel: ChannelKey("vacancy_date"), day: try day("2026-02-02"), reference: "V-77")),
      "2026-02-02")
    try worked.attachAll("2026-02-10")
    try worked.take(.lodge(facts: FactSheet(["requested_term": "12 months"]), places: 1), text)
    return worked
  }

  static func admitted(free: Int = 5) throws -> Worked {
    var worked = try lodged()
    try worked.take(
      .checkCompleteness(account: try Worked.account("atyrau", "category_3", 2026, free: free)),
      "2026-02-23")
    return worked
  }

  static func inEffect(months: Int = 12) throws -> Worked {
    var worked = try admitted()
    try worked.take(.propose, "2026-02-24")
    try worked.take(.rule(.grant(.init(term: .months(months)))), "2026-02-25")
    try worked.pay("2026-02-27")
    return worked
  }

  static func payment(_ text: String, _ tenge: Int64 = 700_000) throws -> Fee.Payment {
    Fee.Payment(
      sum: Money(tiyn: tenge * 100, currency: .tenge), day: try day(text), reference: "P-1")
  }

  @Test func `goes from the vacancy through the fee into effect`() throws {
    let worked = try Self.inEffect()
    let permit = try worked.permit
    #expect(permit.firstDay == (try day("2026-02-27")))
    #expect(permit.lastDay == (try day("2027-02-26")))
    #expect(permit.grant.category == CategoryKey("category_3"))
    #expect(worked.postings.map(\.kind) == [.hold, .post])
    #expect(permit.grant.decision.proposal.verdict == .grant)
    try worked.checkWhole()
  }

  @Test func `cannot be lodged before the fifteenth day after the vacancy`() throws {
    var worked = try Worked()
    try worked.take(.open(employer: try Worked.employer("atyrau"), facts: specialist), "2026-01-20")
    try worked.take(
      .recordSearch(
        .init(channel: ChannelKey("vacancy_date"), day: try day("2026-02-02"), reference: "V-77")),
      "2026-02-02")
    let lodge = Command.lodge(facts: FactSheet(), places: 1)
    #expect(try worked.no(lodge, "2026-02-16").first == "first_filing_day")
    #expect(try worked.no(lodge, "2026-02-17").isEmpty)
  }

  @Test func `needs no permit for a citizen of the Union`() throws {
    var worked = try Worked()
    let facts = specialist.merging(FactSheet(["worker.citizenship": "KGZ"]))
    try worked.take(.open(employer: try Worked.employer("atyrau"), facts: facts), "2026-01-20")
    let no = try worked.no(.lodge(facts: FactSheet(), places: 1), "2026-02-20")
    #expect(no.contains("permit_required"))
  }

  @Test func `waits for a fee whose sum the law files do not know`() throws {
    var worked = try Self.admitted()
    try worked.take(.propose, "2026-02-24")
    try worked.take(.rule(.grant(.init(term: .months(12)))), "2026-02-25")
    guard case .granted(let grant) = try worked.standing else { throw Worked.Unexpected() }
    #expect(grant.outstanding == [.fee])
    #expect(grant.fee?.sum == nil)
    // Ten working days after 25 February; 9 March is a day off.
    #expect(grant.fee?.deadline.term == .through(try day("2026-03-12")))
    #expect(throws: StepError.lessThanDue(.fee, least: nil)) {
      try worked.answer(.payFee(try Self.payment("2026-03-01", 0)), "2026-03-01")
    }
    #expect(throws: StepError.tooLate(.fee)) {
      try worked.answer(.payFee(try Self.payment("2026-03-13")), "2026-03-13")
    }
    #expect(throws: StepError.tooEarly(.fee)) { try worked.answer(.expire, "2026-03-12") }
    try worked.take(.expire, "2026-03-13")
    #expect(try worked.standing == .closed(Closing(reason: .lapsed, day: try day("2026-03-13"))))
    #expect(worked.postings.map(\.kind) == [.hold, .expire])
    try worked.checkWhole()
  }

  @Test func `is complete only when every paper was looked at, or all at once`() throws {
    var worked = try Self.lodged()
    let account = try Worked.account("atyrau", "category_3", 2026, free: 5)
    let papers = try #require(worked.permitCase).package.documents.map(\.kind)
    let confirm = Command.checkCompleteness(account: account)
    #expect(throws: StepError.documentsUnchecked(papers)) {
      try worked.answer(confirm, "2026-02-23")
    }
    for kind in papers.dropLast() { try worked.take(.checkDocument(kind, .accepted), "2026-02-23") }
    #expect(throws: StepError.documentsUnchecked(papers.suffix(1))) {
      try worked.answer(confirm, "2026-02-23")
    }
    #expect(throws: Never.self) {
      try worked.answer(.checkCompleteness(account: account, isAtOnce: true), "2026-02-23")
    }
    try worked.take(.checkDocument(try #require(papers.last), .faulty(reason: "cut")), "2026-02-23")
    guard case .done(let step) = try worked.answer(confirm, "2026-02-23") else {
      throw Worked.Unexpected()
    }
    #expect(step.events.map(\.name) == [.deficiencyNoted], "what lacks is told at any time")
  }

  @Test func `is not granted for longer than the law allows`() throws {
    var worked = try Self.admitted()
    try worked.take(.propose, "2026-02-24")
    let no = try worked.no(.rule(.grant(.init(term: .months(13)))), "2026-02-25")
    #expect(no.first == "requested_term_allowed")
  }

  @Test func `carries no special condition`() throws {
    var worked = try Self.admitted()
    try worked.take(.propose, "2026-02-24")
    let condition = try #require(
      SpecialCondition(
        id: try key("c-1"), kind: ConditionKey("retraining"), number: 2,
        through: try day("2026-12-31")))
    let terms = Command.GrantTerms(term: .months(12), conditions: [condition])
    let no = try worked.no(.rule(.grant(terms)), "2026-02-25")
    #expect(no.first == "special_conditions_allowed")
  }

  @Test func `is not asked for papers of a search of which the law says no or does not know`()
    throws
  {
    let law = try TheLaw.get()
    let code = DocumentKey("vacancy_code")
    func needed(_ facts: [String: String]) throws -> [DocumentKey] {
      let day = try day("2026-02-20")
      return try law.documentsNeeded(for: specialist.merging(FactSheet(facts)), on: day)
    }
    let all = law.documentsNeeded(on: try day("2026-02-20"))
    #expect(try needed([:]) == all, "a specialist is searched for")
    let rest = all.filter { $0 != code }
    #expect(try needed(["post": "household_worker"]) == rest, "no search")
    #expect(try needed(["intra_corporate_transfer": "yes"]) == rest, "not known for transfers")
    #expect(try law.documentsNeeded(for: FactSheet(), on: try day("2026-02-20")) == all)
  }

  @Test func `is asked what decides it, and not what the register says itself`() throws {
    var worked = try Worked()
    try worked.take(
      .open(employer: try Worked.employer("atyrau"), facts: FactSheet()), "2026-01-20")
    func open(_ stated: FactSheet) throws -> [String] {
      worked.law.openQuestions(
        of: try #require(worked.permitCase), stated: stated, on: try day("2026-02-20"))
    }
    #expect(try open(FactSheet()).contains("worker.citizenship"))
    #expect(try open(specialist).isEmpty)
    #expect(try Set(open(specialist)).isDisjoint(with: worked.law.saidByTheRegister))
    var unknown = specialist
    unknown["citizens_in_group"] = nil
    #expect(try open(unknown) == ["citizens_in_group"])
  }

  @Test func `leaves papers open of which the law files do not know`() throws {
    var worked = try Worked()
    try worked.take(.open(employer: try Worked.employer("atyrau"), facts: specialist), "2026-01-20")
    let code = DocumentKey("vacancy_code")
    func inDoubt(_ stated: [String: String]) throws -> [DocumentKey] {
      worked.law.documentsInDoubt(
        of: try #require(worked.permitCase), stated: FactSheet(stated), on: try day("2026-02-20"))
    }
    #expect(try inDoubt([:]).isEmpty)
    #expect(try inDoubt(["intra_corporate_transfer": "yes"]) == [code])
    try worked.take(
      .attach(.init(kind: code, day: try day("2026-02-20"), fingerprint: "x")), "2026-02-20")
    #expect(try inDoubt(["intra_corporate_transfer": "yes"]).isEmpty, "it lies there")
  }

  @Test func `names what is missing and takes it later`() throws {
    var worked = try Worked()
    try worked.take(.open(employer: try Worked.employer("atyrau"), facts: specialist), "2026-01-20")
    try worked.take(
      .recordSearch(
        .init(channel: ChannelKey("vacancy_date"), day: try day("2026-02-02"), reference: "V-77")),
      "2026-02-02")
    try worked.take(.lodge(facts: FactSheet(), places: 1), "2026-02-20")
    let account = try Worked.account("atyrau", "category_3", 2026, free: 5)
    try worked.take(.checkCompleteness(account: account), "2026-02-23")
    guard case .deficient(_, let notice) = try worked.standing else { throw Worked.Unexpected() }
    #expect(notice.missing == worked.law.documentsNeeded(on: try day("2026-02-20")))
    #expect(notice.missing.contains(DocumentKey("vacancy_code")))
    let papers = try notice.missing.map {
      DocumentPackage.Document(kind: $0, day: try day("2026-02-25"), fingerprint: "x")
    }
    try worked.take(.supplement(facts: FactSheet(), documents: papers), "2026-02-25")
    try worked.take(
      .checkDocument(DocumentKey("passport_copy"), .faulty(reason: "unreadable")), "2026-02-26")
    try worked.take(.checkCompleteness(account: account), "2026-02-26")
    #expect(try worked.standing.name == .deficient)
    try worked.take(.supplement(facts: FactSheet(), documents: [papers[0]]), "2026-02-27")
    try worked.take(.checkDocument(DocumentKey("passport_copy"), .accepted), "2026-02-27")
    try worked.take(.checkCompleteness(account: account), "2026-02-27")
    #expect(try worked.standing.name == .admitted)
    try worked.checkWhole()
  }
}

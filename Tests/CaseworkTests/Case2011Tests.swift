import Casework
import Measures
import Testing

@Suite struct `A case of 2011` {
  static let channels = [
    ("vacancy_date", "2011-02-01"), ("republican_search_date", "2011-03-05"),
    ("regional_search_date", "2011-03-10"), ("press_notice_date", "2011-02-10"),
    ("local_press_notice_date", "2011-02-12"),
  ]
  static let facts = specialist.merging(
    FactSheet([
      "requested_term": "12 months", "special_conditions_performed": "yes",
      "foreign_bank_or_insurer": "no", "freed_oil_field": "no", "post": "specialist",
    ]))

  /// Searched in three channels, with the nine papers, for two engineers.
  static func lodged() throws -> Worked {
    var worked = try Worked("case-2011")
    try worked.take(.open(employer: try Worked.employer("karaganda"), facts: facts), "2011-02-01")
    for (channel, text) in channels {
      try worked.take(
        .recordSearch(
          .init(channel: ChannelKey(channel), day: try day(text), reference: channel)), "2011-03-12"
      )
    }
    try worked.take(
      .recordInterview(
        .init(
          candidate: "k-1", day: try day("2011-03-12"),
          outcome: .refused(reason: "no certificate for the crane"))), "2011-03-12")
    try worked.attachAll("2011-03-14")
    try worked.take(.lodge(facts: FactSheet(), places: 2), "2011-03-15")
    return worked
  }

  static func proposed() throws -> Worked {
    var worked = try lodged()
    try worked.take(
      .checkCompleteness(account: try Worked.account("karaganda", nil, 2011, free: 10)),
      "2011-03-16")
    try worked.take(.propose, "2011-03-17")
    return worked
  }

  /// Granting for a year, with a condition that runs through a day.
  static func grant(through text: String) throws -> Command {
    let condition = try #require(
      SpecialCondition(
        id: try key("c-1"), kind: ConditionKey("replacement_by_citizen"), number: 2,
        through: try day(text)))
    return .rule(.grant(.init(term: .months(12), conditions: [condition])))
  }

  static func granted() throws -> Worked {
    var worked = try proposed()
    try worked.take(try grant(through: "2011-12-31"), "2011-03-21")
    return worked
  }

  @Test func `names nobody who is not born yet, in the list or in somebody's place`() throws {
    let born = try Worked.worker("Li-1")
    let unborn = Worker(
      id: try key("N-1"), name: "Nobody", latinName: "NOBODY", birthDate: try day("2030-01-01"),
      citizenship: born.citizenship, residence: born.residence, departedFrom: born.departedFrom,
      education: "higher", occupation: "engineer")
    let granted = try Self.granted()
    #expect(throws: StepError.impossibleNumber("birthDate")) {
      try granted.answer(.fileList(try #require(NamedList([unborn]))), "2011-04-01")
    }
    let used = try Self.inEffect()
    #expect(throws: StepError.impossibleNumber("birthDate")) {
      try used.answer(
        .replace(leaving: born.id, arriving: unborn, sameCategory: true), "2011-07-01")
    }
  }

  @Test func `names no citizen of the country itself, in the list or in somebody's place`() throws {
    let born = try Worked.worker("Li-1")
    let citizen = Worker(
      id: try key("K-1"), name: "Aru", latinName: "ARU", birthDate: born.birthDate,
      citizenship: .own, residence: born.residence, departedFrom: born.departedFrom,
      education: "higher", occupation: "engineer")
    let granted = try Self.granted()
    #expect(throws: StepError.ownCitizen) {
      try granted.answer(.fileList(try #require(NamedList([citizen]))), "2011-04-01")
    }
    let used = try Self.inEffect()
    #expect(throws: StepError.ownCitizen) {
      try used.answer(
        .replace(leaving: born.id, arriving: citizen, sameCategory: true), "2011-07-01")
    }
  }

  @Test func `asks for no longer than the law lets anybody grant`() throws {
    var worked = try Worked("case-2011")
    let facts = Self.facts.merging(FactSheet(["requested_term": "13 months"]))
    try worked.take(.open(employer: try Worked.employer("karaganda"), facts: facts), "2011-02-01")
    for (channel, text) in Self.channels {
      try worked.take(
        .recordSearch(
          .init(channel: ChannelKey(channel), day: try day(text), reference: "r")), "2011-03-12")
    }
    try worked.attachAll("2011-03-14")
    let known = try #require(worked.permitCase)
    let longest = try #require(
      try worked.law.longestTerm(known.facts, on: try day("2011-03-15")))
    #expect(longest.months == 12)
    #expect(longest.grounds.first.provisions.isEmpty == false)
    let lodge = Command.lodge(facts: FactSheet(), places: 2)
    #expect(try worked.no(lodge, "2011-03-15").first == "term_longest")
    let twelve = Command.lodge(facts: FactSheet(["requested_term": "12 months"]), places: 2)
    #expect(try worked.no(twelve, "2011-03-15").isEmpty)
  }

  @Test func `was searched for when there were rules, and not tomorrow`() throws {
    var worked = try Worked("case-2011")
    try worked.take(
      .open(employer: try Worked.employer("karaganda"), facts: Self.facts), "2011-02-01")
    func search(_ text: String) throws -> Command {
      .recordSearch(
        .init(channel: ChannelKey("vacancy_date"), day: try day(text), reference: "r"))
    }
    let known = StepError.dayOutside(
      .search, first: try day("2001-01-01"), last: try day("2011-02-01"))
    for wrong in ["1800-01-01", "2000-12-31", "2011-02-02"] {
      #expect(throws: known) { try worked.answer(try search(wrong), "2011-02-01") }
    }
    for right in ["2001-01-01", "2011-02-01"] {
      #expect(throws: Never.self) { try worked.answer(try search(right), "2011-02-01") }
    }
  }

  @Test func `has no condition that ended before it was set`() throws {
    var worked = try Self.proposed()
    #expect(throws: StepError.impossibleNumber("conditions")) {
      try worked.answer(try Self.grant(through: "2011-03-20"), "2011-03-21")
    }
    try worked.take(try Self.grant(through: "2011-03-21"), "2011-03-21")
    #expect(try worked.standing.name == .granted)
  }

  static func inEffect() throws -> Worked {
    var worked = try granted()
    let list = try #require(NamedList([try Worked.worker("Li-1"), try Worked.worker("Wu-2")]))
    try worked.take(.fileList(list), "2011-04-01")
    try worked.take(.certify, "2011-04-05")
    return worked
  }

  @Test func `asks for nine papers`() throws {
    #expect(try TheLaw.get().documentsNeeded(on: try day("2011-03-15")).count == 9)
  }

  @Test func `takes effect with the certified list, without a fee`() throws {
    let worked = try Self.inEffect()
    let permit = try worked.permit
    #expect(permit.grant.fee == nil)
    #expect(permit.grant.guarantee == nil)
    #expect(permit.firstDay == (try day("2011-04-05")))
    #expect(permit.workers.count == 2)
    #expect(worked.postings.map(\.kind) == [.hold, .post])
    #expect(worked.postings.allSatisfy { $0.places == 2 })
    try worked.checkWhole()
  }

  @Test func `is not proposed to be granted with a stale search`() throws {
    var worked = try Worked("case-2011")
    try worked.take(
      .open(employer: try Worked.employer("karaganda"), facts: Self.facts), "2010-12-01")
    for (channel, text) in Self.channels where channel != "regional_search_date" {
      try worked.take(
        .recordSearch(.init(channel: ChannelKey(channel), day: try day(text), reference: "r")),
        "2011-03-12")
    }
    try worked.take(
      .recordSearch(
        .init(
          channel: ChannelKey("regional_search_date"), day: try day("2011-01-10"), reference: "r")),
      "2011-03-12")
    try worked.attachAll("2011-03-14")
    try worked.take(.lodge(facts: FactSheet(), places: 2), "2011-03-15")
    try worked.take(
      .checkCompleteness(account: try Worked.account("karaganda", nil, 2011, free: 10)),
      "2011-03-16")
    try worked.take(.propose, "2011-03-17")
    guard case .admitted(let admission) = try worked.standing else { throw Worked.Unexpected() }
    let proposal = try #require(admission.proposal)
    #expect(proposal.verdict == .refuse)
    #expect(proposal.grounds.map(\.ruling) == ["market_test_met"])
    #expect(proposal.grounds.allSatisfy { !$0.provisions.isEmpty && $0.confidence != nil })
  }

  @Test func `lapses when no list comes within three months`() throws {
    var worked = try Self.granted()
    let list = Command.fileList(try #require(NamedList([try Worked.worker("Li-1")])))
    #expect(throws: Never.self) { try worked.answer(list, "2011-06-21") }
    #expect(throws: StepError.tooLate(.list)) { try worked.answer(list, "2011-06-22") }
    #expect(throws: StepError.tooEarly(.list)) { try worked.answer(.expire, "2011-06-21") }
    try worked.take(.expire, "2011-06-22")
    #expect(worked.postings.map(\.kind) == [.hold, .expire])
  }

  @Test func `certifies no more workers than it has places`() throws {
    let worked = try Self.granted()
    let three = try ["a", "b", "c"].map { try Worked.worker($0) }
    #expect(throws: StepError.moreThanPlaces) {
      try worked.answer(.fileList(try #require(NamedList(three))), "2011-04-01")
    }
    #expect(throws: StepError.notFiled) { try worked.answer(.certify, "2011-04-01") }
    #expect(NamedList([three[0], three[0]]) == nil)
  }

  @Test func `replaces a worker by one of the same category only`() throws {
    var worked = try Self.inEffect()
    let arriving = try Worked.worker("Xu-3")
    let other = Command.replace(
      leaving: try key("Li-1"), arriving: arriving, sameCategory: false)
    #expect(
      try worked.no(other, "2011-07-01") == ["worker_replaceable", "replacement_same_category"])
    #expect(throws: StepError.unknownWorker) {
      try worked.answer(
        .replace(leaving: try key("nobody"), arriving: arriving, sameCategory: true), "2011-07-01")
    }
    #expect(throws: StepError.workerAlreadyListed) {
      try worked.answer(
        .replace(
          leaving: try key("Li-1"), arriving: try Worked.worker("Wu-2"), sameCategory: true),
        "2011-07-01")
    }
    try worked.take(
      .replace(leaving: try key("Li-1"), arriving: arriving, sameCategory: true), "2011-07-01")
    #expect(try worked.permit.workers.map(\.id.rawValue) == ["Wu-2", "Xu-3"])
    #expect(worked.postings.count == 2)
    try worked.checkWhole()
  }

  @Test func `counts what was done for a special condition`() throws {
    var worked = try Self.inEffect()
    let id: Identifier<SpecialCondition> = try key("c-1")
    let report = SpecialCondition.Report(day: try day("2011-08-01"), done: 1, proof: "order 12")
    try worked.take(.reportCondition(id, report), "2011-08-01")
    #expect(try worked.permit.conditions[0].done == 1)
    #expect(try !worked.permit.conditions[0].isBroken(on: try day("2011-12-31")))
    #expect(try worked.permit.conditions[0].isBroken(on: try day("2012-01-01")))
    let proposal = try worked.law.suspensionProposal(
      for: try worked.permit, employedForeigners: 3, allListed: true, on: try day("2012-01-10"))
    #expect(proposal.verdict == .grant)
    #expect(throws: StepError.moreThanConditioned(left: 1)) {
      try worked.answer(
        .reportCondition(id, .init(day: report.day, done: 2, proof: "order 13")), "2011-09-01")
    }
    try worked.take(.reportCondition(id, report), "2011-09-01")
    #expect(try worked.permit.conditions[0].isPerformed)
    #expect(throws: StepError.moreThanConditioned(left: 0)) {
      try worked.answer(.reportCondition(id, report), "2011-09-02")
    }
    try worked.checkWhole()
  }

  @Test func `is suspended, resumed, withdrawn`() throws {
    var worked = try Self.inEffect()
    let grounds = Grounds(Ground(ruling: "suspension_ground", provisions: []))
    #expect(throws: StepError.impossibleNumber("cureWorkingDays")) {
      try worked.answer(.suspend(grounds, cure: .days(5000)), "2011-09-01")
    }
    try worked.take(.suspend(grounds, cure: .days(30)), "2011-09-01")
    #expect(throws: StepError.outOfPlace(step: .suspend, standing: .suspended)) {
      try worked.answer(.suspend(grounds, cure: .notKnown), "2011-09-02")
    }
    try worked.take(.reportCure(text: "The list is corrected."), "2011-09-10")
    try worked.take(.reportCure(text: "So is the other one."), "2011-09-12")
    guard case .suspended(_, let suspension) = try worked.standing else {
      throw Worked.Unexpected()
    }
    #expect(
      suspension.cureReports.map(\.text) == ["The list is corrected.", "So is the other one."])
    #expect(suspension.cureReports.map(\.day) == [try day("2011-09-10"), try day("2011-09-12")])
    try worked.checkWhole()
    try worked.take(.resume(reason: "list corrected"), "2011-09-20")
    try worked.take(.withdraw(grounds), "2011-10-01")
    #expect(try worked.standing.name == .withdrawn)
    try worked.take(.appeal(statement: "The list was corrected in time."), "2011-12-30")
    try worked.take(.decideAppeal(.setAside(reason: "so it was", account: nil)), "2012-01-20")
    #expect(try worked.standing.name == .inEffect)
    try worked.checkWhole()
  }

  @Test func `comes back suspended when the withdrawal of a suspended permit is set aside`() throws
  {
    var worked = try Self.inEffect()
    let grounds = Grounds(Ground(ruling: "suspension_ground", provisions: []))
    try worked.take(.suspend(grounds, cure: .days(30)), "2011-09-01")
    guard case .suspended(_, let suspension) = try worked.standing else {
      throw Worked.Unexpected()
    }
    try worked.take(.withdraw(grounds), "2011-09-20")
    try worked.take(.appeal(statement: "There was time left."), "2011-09-25")
    let step = try worked.take(
      .decideAppeal(.setAside(reason: "so there was", account: nil)), "2011-09-26")
    #expect(step.events.map(\.name) == [.appealRestored, .suspended])
    guard case .suspended(_, let again) = try worked.standing else { throw Worked.Unexpected() }
    #expect(again == suspension, "day, grounds and cure term as they were")
    try worked.checkWhole()
  }

  /// Suspended on 1 September 2011 with 30 days to cure, and appealed against on the 5th.
  private static func suspensionUnderAppeal() throws -> Worked {
    var worked = try Self.inEffect()
    let grounds = Grounds(Ground(ruling: "suspension_ground", provisions: []))
    try worked.take(.suspend(grounds, cure: .days(30)), "2011-09-01")
    try worked.take(.appeal(statement: "Everybody stood in the list."), "2011-09-05")
    return worked
  }

  @Test func `stays suspended while the suspension is under appeal, and is cured meanwhile`() throws
  {
    var worked = try Self.suspensionUnderAppeal()
    #expect(try worked.standing.name == .underAppeal)
    let suspension = try #require(try worked.standing.suspension)
    #expect(try worked.standing.permit != nil)
    #expect(
      try worked.standing.deadlines.contains(suspension.deadline), "the time to cure runs on")
    let grounds = Grounds(Ground(ruling: "suspension_ground", provisions: []))
    #expect(throws: StepError.outOfPlace(step: .withdraw, standing: .underAppeal)) {
      try worked.answer(.withdraw(grounds), "2011-09-06")
    }
    try worked.take(.reportCure(text: "The list is corrected."), "2011-09-07")
    #expect(try worked.standing.suspension?.cureReports.count == 1)
    try worked.checkWhole()
    try worked.take(.resume(reason: "list corrected"), "2011-09-08")
    #expect(try worked.standing.name == .inEffect)
    try worked.checkWhole()
  }

  @Test func `is in effect again when the suspension is set aside`() throws {
    var worked = try Self.suspensionUnderAppeal()
    let step = try worked.take(
      .decideAppeal(.setAside(reason: "so they did", account: nil)), "2011-09-15")
    #expect(step.events.map(\.name) == [.suspensionSetAside])
    #expect(step.postings.isEmpty)
    #expect(try worked.standing.name == .inEffect)
    try worked.checkWhole()
  }

  @Test func `stays suspended when the appeal fails, which is not repeated`() throws {
    var worked = try Self.suspensionUnderAppeal()
    let before = try #require(try worked.standing.suspension)
    try worked.take(.decideAppeal(.uphold(reason: "they did not")), "2011-09-15")
    guard case .suspended(_, let after) = try worked.standing else { throw Worked.Unexpected() }
    #expect(after.deadline == before.deadline)
    #expect(after.upheldOn == (try day("2011-09-15")))
    #expect(throws: StepError.outOfPlace(step: .appeal, standing: .suspended)) {
      try worked.answer(.appeal(statement: "again"), "2011-09-16")
    }
    try worked.checkWhole()
    let grounds = Grounds(Ground(ruling: "suspension_ground", provisions: []))
    try worked.take(.withdraw(grounds), "2011-11-01")
    #expect(try worked.standing.name == .withdrawn)
  }

  @Test func `ends on its last day, also while its suspension is under appeal`() throws {
    var worked = try Self.suspensionUnderAppeal()
    let last = try #require(try worked.standing.permit?.lastDay)
    let next = try #require(last.adding(days: 1))
    #expect(throws: StepError.self) { try worked.answer(.expire, last.description) }
    try worked.take(.expire, next.description)
    guard case .closed(let closing) = try worked.standing else { throw Worked.Unexpected() }
    #expect(closing.reason == .expired)
    try worked.checkWhole()
  }

  @Test func `cannot appeal against a suspension after the time for it`() throws {
    var worked = try Self.inEffect()
    let grounds = Grounds(Ground(ruling: "suspension_ground", provisions: []))
    try worked.take(.suspend(grounds, cure: .days(30)), "2011-09-01")
    #expect(throws: StepError.tooLate(.appeal)) {
      try worked.answer(.appeal(statement: "late"), "2012-03-01")
    }
  }
}

import Casework
import Measures
import Testing

@Suite struct `An appeal against what was refused during a permit` {
  static let because = Grounds(Ground(ruling: "suspension_ground", provisions: []))

  static func account(free: Int = 3) throws -> QuotaAccount {
    try Worked.account("atyrau", "category_3", 2027, free: free)
  }

  static func setAside(_ act: Int, free: Int = 3) throws -> Command {
    .decideAppeal(
      .setAside(reason: "the plan counts", account: try account(free: free)), against: act)
  }

  /// A permit until 26 February 2027; its extension is refused on 12 January. The number of the refusal.
  static func refused() throws -> (Worked, Int) {
    var worked = try `A case of 2026`.inEffect()
    try worked.take(
      .extend(
        facts: FactSheet(["citizens_in_group": "10"]), term: .months(12), account: try account()),
      "2027-01-10")
    try worked.take(.ruleOnExtension(.refuse([], reasonForDiffering: nil)), "2027-01-12")
    return (worked, worked.events.count)
  }

  static func appealed(_ text: String = "2027-01-20") throws -> (Worked, Int) {
    var (worked, act) = try refused()
    try worked.take(.appeal(statement: "Ten citizens are hired.", against: act), text)
    return (worked, act)
  }

  private static func renewed(_ worked: inout Worked, _ text: String) throws {
    try worked.take(.ruleOnExtension(.extend(reasonForDiffering: "as decided on appeal")), text)
  }

  @Test func `leaves the permit in effect and gives the time to decide`() throws {
    let (worked, act) = try Self.appealed()
    #expect(try worked.standing.name == .inEffect)
    let appealed = try #require(try worked.permit.refusedAct(act)?.appeal)
    #expect(appealed.statement == "Ten citizens are hired.")
    let terms = worked.law.runningTerms(of: try #require(worked.permitCase))
    #expect(terms.map(\.deadline.purpose) == [.appealDecision])
    #expect(throws: StepError.outOfPlace(step: .appeal, standing: .inEffect)) {
      try worked.answer(.appeal(statement: "again", against: act), "2027-01-21")
    }
    try worked.checkWhole()
  }

  @Test func `has the months of the law, and only what was refused`() throws {
    let (worked, act) = try Self.refused()
    let refused = try #require(try worked.permit.refusedAct(act))
    #expect(worked.law.appealTerm(of: refused).lastDay == (try day("2027-04-12")))
    // The permit ended before the time to appeal did: the file is closed by then, and takes no appeal.
    var closed = worked
    try closed.take(.expire, "2027-02-27")
    #expect(throws: StepError.outOfPlace(step: .appeal, standing: .closed)) {
      try closed.answer(.appeal(statement: "s", against: act), "2027-03-01")
    }
    #expect(throws: StepError.tooLate(.appeal)) {
      try worked.answer(.appeal(statement: "s", against: act), "2027-04-13")
    }
    for (command, step) in [
      (Command.appeal(statement: "s", against: act - 1), Command.Name.appeal),
      (.decideAppeal(.uphold(reason: "r"), against: act), .decideAppeal),
    ] {
      #expect(throws: StepError.outOfPlace(step: step, standing: .inEffect)) {
        try worked.answer(command, "2027-01-20")
      }
    }
  }

  @Test func `set aside brings the extension back with places and a new term`() throws {
    var (worked, act) = try Self.appealed()
    let before = try #require(worked.postings.last)
    let step = try worked.take(try Self.setAside(act), "2027-02-01")
    #expect(step.events.map(\.name) == [.refusalSetAside])
    #expect(step.postings.map(\.kind) == [.hold] && before.kind == .void)
    #expect(worked.permitCase?.holds.map(\.places) == [1])
    let asked = try #require(try worked.permit.extensionUnderway)
    #expect(asked.decision == nil)
    #expect(asked.returnedOn == (try day("2027-02-01")))
    #expect(asked.deadline.start == (try day("2027-02-01")))
    #expect(asked.askedOn == (try day("2027-01-10")))
    #expect(asked.proposalEvent == worked.events.count)
    #expect(try worked.permit.refusedActs.isEmpty)
    try Self.renewed(&worked, "2027-02-03")
    try worked.pay("2027-02-05")
    #expect(try worked.permit.lastDay == (try day("2028-02-26")))
    #expect(worked.postings.map(\.kind) == [.hold, .post, .hold, .void, .hold, .post])
    try worked.checkWhole()
  }

  @Test func `set aside where no place is left is decided without one, and the proposal says so`()
    throws
  {
    var (worked, act) = try Self.appealed()
    let step = try worked.take(try Self.setAside(act, free: 0), "2027-02-01")
    #expect(step.postings.isEmpty && worked.permitCase?.holds.isEmpty == true)
    let asked = try #require(try worked.permit.extensionUnderway)
    #expect(asked.account == nil && asked.proposal.verdict == .refuse)
    #expect(asked.proposal.grounds.map(\.ruling).contains("quota_place_free"))
    try worked.take(.ruleOnExtension(.refuse([], reasonForDiffering: nil)), "2027-02-02")
    #expect(try worked.permit.refusedActs.count == 1, "the new refusal can be appealed against")
    try worked.checkWhole()
  }

  @Test func `upheld ends it; the permit goes on and expires on its day`() throws {
    var (worked, act) = try Self.appealed()
    try worked.take(.decideAppeal(.uphold(reason: "no"), against: act), "2027-02-01")
    #expect(try worked.standing.name == .inEffect)
    #expect(throws: StepError.outOfPlace(step: .appeal, standing: .inEffect)) {
      try worked.answer(.appeal(statement: "s", against: act), "2027-02-02")
    }
    try worked.take(.expire, "2027-02-27")
    #expect(try worked.standing.name == .closed)
    try worked.checkWhole()
  }

  @Test func `keeps the file open past the last day until it is answered`() throws {
    var (worked, act) = try Self.appealed("2027-02-20")
    #expect(throws: StepError.tooEarly(.appealDecision)) {
      try worked.answer(.expire, "2027-03-01")
    }
    let next = try day("2027-02-27")
    #expect(try !worked.permit.isInEffect(on: next), "the permit itself ended")
    var upheld = worked
    try upheld.take(.decideAppeal(.uphold(reason: "no"), against: act), "2027-03-02")
    try upheld.take(.expire, "2027-03-03")
    #expect(try upheld.standing.name == .closed)
    try worked.take(try Self.setAside(act), "2027-03-02")
    #expect(throws: StepError.tooEarly(.extensionDecision)) {
      try worked.answer(.expire, "2027-03-03")
    }
    try Self.renewed(&worked, "2027-03-04")
    #expect(throws: StepError.tooEarly(.fee)) { try worked.answer(.expire, "2027-03-05") }
    try worked.pay("2027-03-05")
    #expect(try worked.permit.lastDay == (try day("2028-02-26")), "without a gap")
    try worked.checkWhole()
  }

  @Test func `whose extension is not paid for in time after all ends with it`() throws {
    var worked = try `A case of 2026`.inEffect(months: 6)
    let account = try Worked.account("atyrau", "category_3", 2026, free: 3)
    try worked.take(
      .extend(facts: FactSheet(), term: .months(6), account: account), "2026-07-10")
    try worked.take(
      .ruleOnExtension(.refuse(Self.because.all, reasonForDiffering: "r")), "2026-07-13")
    let act = worked.events.count
    try worked.take(.appeal(statement: "s", against: act), "2026-08-20")
    try worked.take(
      .decideAppeal(.setAside(reason: "r", account: account), against: act), "2026-09-02")
    try worked.take(.ruleOnExtension(.extend(reasonForDiffering: nil)), "2026-09-03")
    #expect(throws: StepError.tooEarly(.fee)) { try worked.answer(.expire, "2026-09-04") }
    try worked.take(.expire, "2026-12-01")
    #expect(worked.events.last?.name == .extensionLapsed)
    try worked.take(.expire, "2026-12-01")
    #expect(try worked.standing.name == .closed)
    try worked.checkWhole()
  }

  @Test func `brings nothing back where another extension was asked for since`() throws {
    var (worked, act) = try Self.appealed()
    try worked.take(
      .extend(facts: FactSheet(), term: .months(12), account: try Self.account()), "2027-01-22")
    var underway = worked
    let step = try underway.take(try Self.setAside(act), "2027-01-25")
    #expect(step.postings.isEmpty)
    #expect(try underway.permit.extensionUnderway?.askedOn == (try day("2027-01-22")))
    try underway.checkWhole()
    try worked.take(.ruleOnExtension(.extend(reasonForDiffering: nil)), "2027-01-23")
    try worked.pay("2027-01-24")
    try worked.take(try Self.setAside(act), "2027-02-01")
    let permit = try worked.permit
    #expect(permit.extensionUnderway == nil && permit.extensions == 1)
    try worked.checkWhole()
  }

  @Test func `waits while the permit is withdrawn, and has its whole time when it stands again`()
    throws
  {
    var (worked, act) = try Self.appealed()
    try worked.take(.withdraw(Self.because), "2027-01-22")
    #expect(throws: StepError.outOfPlace(step: .decideAppeal, standing: .withdrawn)) {
      try worked.answer(.decideAppeal(.uphold(reason: "r"), against: act), "2027-01-23")
    }
    try worked.take(.appeal(statement: "s"), "2027-01-24")
    try worked.take(.decideAppeal(.setAside(reason: "r", account: nil)), "2027-02-10")
    let appeal = try #require(try worked.permit.refusedAct(act)?.appeal)
    #expect(appeal.day == (try day("2027-01-20")))
    #expect(appeal.deadline.start == (try day("2027-02-10")))
    try worked.take(try Self.setAside(act), "2027-02-12")
    #expect(try worked.permit.extensionUnderway != nil)
    try worked.checkWhole()
  }

  @Test func `goes on while the permit is suspended, beside the appeal against that`() throws {
    var (worked, act) = try Self.appealed()
    try worked.take(.suspend(Self.because, cure: .notKnown), "2027-01-21")
    try worked.take(.appeal(statement: "the suspension"), "2027-01-22")
    try worked.take(.decideAppeal(.uphold(reason: "r"), against: act), "2027-01-25")
    #expect(try worked.standing.name == .underAppeal)
    #expect(try worked.permit.refusedActs.isEmpty)
    try worked.checkWhole()
  }

  // MARK: A replacement

  private static func replacement() throws -> (Worked, Int) {
    var worked = try `A case of 2026`.inEffect()
    try worked.take(.fileList(try #require(NamedList([try Worked.worker("Li-1")]))), "2026-03-02")
    let arriving = try Worked.worker("Xu-3")
    try worked.take(
      .askReplacement(try key("request-1"), leaving: try key("Li-1"), arriving: arriving),
      "2026-06-01")
    try worked.take(
      .refuseReplacement(
        ReplacementRefusal(
          leaving: try key("Li-1"), arriving: arriving, reason: "r", isDifferent: false)),
      "2026-06-03")
    let act = worked.events.count
    try worked.take(.appeal(statement: "the same post", against: act), "2026-06-05")
    return (worked, act)
  }

  @Test func `of a replacement brings the request back with its clock`() throws {
    var (worked, act) = try Self.replacement()
    let step = try worked.take(
      .decideAppeal(.setAside(reason: "so it is", account: nil), against: act), "2026-06-10")
    #expect(step.postings.isEmpty)
    let request = try #require(try worked.permit.replacementRequests.first)
    #expect(request.id.rawValue == "request-1")
    #expect(request.deadline.start == (try day("2026-06-10")))
    try worked.take(
      .replace(
        leaving: request.leaving, arriving: request.arriving, sameCategory: true), "2026-06-11")
    #expect(try worked.permit.workers.map(\.id.rawValue) == ["Xu-3"])
    try worked.checkWhole()
  }

  @Test func `of a replacement brings nothing back where somebody else came meanwhile`() throws {
    var (worked, act) = try Self.replacement()
    try worked.take(
      .replace(leaving: try key("Li-1"), arriving: try Worked.worker("Xu-9"), sameCategory: true),
      "2026-06-08")
    try worked.take(
      .decideAppeal(.setAside(reason: "so it is", account: nil), against: act), "2026-06-10")
    #expect(try worked.permit.replacementRequests.isEmpty)
    try worked.checkWhole()
  }

  @Test func `of a replacement stays refused where it is upheld`() throws {
    var (worked, act) = try Self.replacement()
    try worked.take(.decideAppeal(.uphold(reason: "no"), against: act), "2026-06-10")
    let permit = try worked.permit
    #expect(permit.refusedActs.isEmpty && permit.replacementRequests.isEmpty)
    try worked.checkWhole()
  }

  // MARK: The packet

  @Test func `has a packet with the proposal of its extension, which is replayed`() throws {
    let (worked, act) = try Self.appealed()
    let permitCase = try #require(worked.permitCase)
    let packet = try #require(AppealPacket(permitCase, journal: worked.events, of: act))
    #expect(packet.statement == "Ten citizens are hired.")
    #expect(packet.decision?.isGranted == false)
    #expect(packet.proposal?.verdict == .refuse)
    #expect(packet.replay(with: worked.law.explainer) == .same)
    #expect(AppealPacket(permitCase, journal: worked.events) == packet, "what is under appeal")
    #expect(AppealPacket(permitCase, journal: worked.events, of: act - 1) == nil)
    let (named, refusal) = try Self.replacement()
    let known = try #require(named.permitCase)
    let other = try #require(AppealPacket(known, journal: named.events, of: refusal))
    #expect(other.statement == "the same post" && other.decision == nil && other.proposal == nil)
    #expect(other.replay(with: named.law.explainer) == .journalOnly)
    let plain = try `A case of 2026`.inEffect()
    let inEffect = try #require(plain.permitCase)
    #expect(AppealPacket(inEffect, journal: plain.events) == nil)
  }
}

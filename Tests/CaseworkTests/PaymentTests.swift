import Casework
import Measures
import Testing

/// A fee whose sum the law files do not know: the office says whether what was paid is enough.
@Suite struct `A payment of an unknown fee` {
  /// Granted on Wednesday 25 February; the fee is due through 12 March.
  static func granted() throws -> Worked {
    var worked = try `A case of 2026`.admitted()
    try worked.take(.propose, "2026-02-24")
    try worked.take(.rule(.grant(.init(term: .months(12)))), "2026-02-25")
    return worked
  }

  static func pay(_ text: String) throws -> Command {
    .payFee(try `A case of 2026`.payment(text))
  }

  @Test func `takes effect only with the office's word`() throws {
    var worked = try Self.granted()
    try worked.take(try Self.pay("2026-02-27"), "2026-02-27")
    guard case .granted(let grant) = try worked.standing else { throw Worked.Unexpected() }
    #expect(grant.outstanding == [.fee])
    #expect(grant.fee?.payment == nil && grant.fee?.reported != nil)
    #expect(throws: StepError.notOutstanding(.fee)) {
      try worked.answer(try Self.pay("2026-02-27"), "2026-02-27")
    }
    try worked.take(.answerPayment(refusal: nil), "2026-03-20")
    #expect(try worked.permit.firstDay == (try day("2026-03-20")))
    #expect(worked.postings.map(\.kind) == [.hold, .post])
    try worked.checkWhole()
  }

  @Test func `was made between the grant and today`() throws {
    let worked = try Self.granted()
    let days = StepError.dayOutside(
      .payment, first: try day("2026-02-25"), last: try day("2026-03-02"))
    for wrong in ["2026-02-24", "2026-03-03"] {
      #expect(throws: days) { try worked.answer(try Self.pay(wrong), "2026-03-02") }
    }
    for right in ["2026-02-25", "2026-03-02"] {
      #expect(throws: Never.self) { try worked.answer(try Self.pay(right), "2026-03-02") }
    }
  }

  @Test func `made in time is in time, whenever it is told or confirmed`() throws {
    var worked = try Self.granted()
    #expect(throws: StepError.tooLate(.fee)) {
      try worked.answer(try Self.pay("2026-03-13"), "2026-03-13")
    }
    try worked.take(try Self.pay("2026-03-12"), "2026-03-13")
    #expect(throws: StepError.self, "no term runs while the office looks") {
      try worked.answer(.expire, "2026-04-30")
    }
    #expect(worked.law.runningTerms(of: try #require(worked.permitCase)).isEmpty)
    try worked.take(.answerPayment(refusal: nil), "2026-04-30")
    #expect(try worked.standing.name == .inEffect)
  }

  @Test func `that is not enough is paid again, with the law's time after a notice`() throws {
    var worked = try Self.granted()
    try worked.take(try Self.pay("2026-03-12"), "2026-03-12")
    #expect(throws: StepError.reasonMissing) {
      try worked.answer(.answerPayment(refusal: ""), "2026-03-16")
    }
    try worked.take(.answerPayment(refusal: "100,000 tenge are missing"), "2026-03-16")
    let fee = try #require(try worked.standing.fee)
    #expect(fee.isOpen && fee.declined?.reason == "100,000 tenge are missing")
    // Ten working days after Monday 16 March; 23, 24 and 25 March are days off.
    #expect(fee.deadline.term == .through(try day("2026-04-02")))
    try worked.checkWhole()
    var lapsed = worked
    #expect(throws: StepError.tooEarly(.fee)) { try lapsed.answer(.expire, "2026-04-02") }
    try lapsed.take(.expire, "2026-04-03")
    try worked.pay("2026-03-18")
    #expect(try worked.standing.name == .inEffect)
    try worked.checkWhole()
  }

  @Test func `of an extension keeps the permit while the office looks`() throws {
    var worked = try `A case of 2026`.inEffect()
    try worked.take(
      .extend(
        facts: FactSheet(), term: .months(12),
        account: try Worked.account("atyrau", "category_3", 2027, free: 3)), "2027-01-20")
    try worked.take(.ruleOnExtension(.extend(reasonForDiffering: nil)), "2027-02-22")
    try worked.take(try Self.pay("2027-02-26"), "2027-02-26")
    #expect(throws: StepError.tooEarly(.fee)) { try worked.answer(.expire, "2027-03-01") }
    try worked.take(.answerPayment(refusal: nil), "2027-03-02")
    #expect(try worked.permit.extensions == 1)
    #expect(try worked.permit.lastDay == (try day("2028-02-26")))
    try worked.checkWhole()
  }

  /// Journals of earlier releases have payments that nobody confirmed: they stay paid.
  @Test func `of an earlier release is paid`() throws {
    let worked = try Self.granted()
    let known = try #require(worked.permitCase)
    let paid = CaseEvent(
      permitCase: known.id, number: known.version + 1, day: try day("2026-02-27"),
      by: Party(role: .employer, key: try key("e-1")),
      what: .feePaid(try `A case of 2026`.payment("2026-02-27")))
    let after = try PermitCase(events: worked.events + [paid])
    #expect(after.standing.fee?.payment != nil && after.standing.fee?.reported == nil)
  }

  @Test func `tells the officers, and their word the employer`() throws {
    var worked = try Self.granted()
    try worked.take(try Self.pay("2026-02-27"), "2026-02-27")
    try worked.take(.answerPayment(refusal: "nothing came in"), "2026-03-02")
    let after = try #require(worked.permitCase)
    let told = worked.events.suffix(2).flatMap { $0.addressees(after: after) }
    #expect(told.map(\.phrase) == ["notice.desk.feeReported", "notice.feeDeclined"])
  }
}

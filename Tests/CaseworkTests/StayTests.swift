import Casework
import Measures
import Testing

@Suite struct `A stay, a complaint, an accident` {
  static func stay() throws -> StayRecord {
    StayRecord(
      id: try key("s-1"), person: try key("w-1"), citizenship: CountryKey("UZB"),
      entryDay: try day("2026-05-04"),
      facts: FactSheet([
        "visitor.citizenship": "UZB", "entry_date": "2026-05-04", "stay_basis": "without_visa",
        "exit_date": "none", "earlier_days": "0",
      ]))
  }

  @Test func `has the days that the law counts`() throws {
    let law = try TheLaw.get()
    let days = try law.days(of: try Self.stay(), on: try day("2026-06-10"))
    #expect(days.lastLawfulDay != nil)
    #expect(days.hostNoticeLastDay != nil)
  }

  @Test func `takes notices until the exit`() throws {
    let notice = StayRecord.Notice(
      kind: .arrival, day: try day("2026-05-06"),
      by: Party(role: .employer, key: try key("host-1")), address: "Abai 1")
    let left = try Self.stay().noting(notice).left(on: try day("2026-06-01"))
    #expect(left.notices.count == 1)
    #expect(throws: StepError.notNow) { try left.noting(notice) }
    #expect(throws: StepError.notNow) { try left.left(on: try day("2026-06-02")) }
    #expect(throws: StepError.beforeLastStep) {
      try Self.stay().left(on: try day("2026-05-03"))
    }
  }

  @Test func `sends a complaint to the body that the law names`() throws {
    let law = try TheLaw.get()
    func complaint(_ trouble: String) throws -> Complaint {
      Complaint(
        id: try key("k-1"), worker: try key("w-1"), receivedOn: try day("2026-05-04"),
        statement: "no pay since March", facts: FactSheet(["trouble": trouble]))
    }
    let late = try law.forward(try complaint("wages_late"), on: try day("2026-05-05"))
    #expect(late.standing == .forwarded(to: "to_labour_inspection", answerDue: nil))
    let kept = try law.forward(try complaint("papers_kept"), on: try day("2026-05-05"))
    #expect(kept.standing == .forwarded(to: "to_police", answerDue: nil))
    #expect(throws: StepError.notNow) { try law.forward(kept, on: try day("2026-05-05")) }
    #expect(throws: Never.self) { try kept.answered("paid", on: try day("2026-05-20")) }
    #expect(throws: StepError.notNow) {
      try late.takenBack(on: try day("2026-05-06")).takenBack(on: try day("2026-05-07"))
    }
  }

  @Test func `claims from the insurer whose policy covered the day`() throws {
    func accident(_ policy: InsurancePolicy?) throws -> Accident {
      Accident(
        id: try key("a-1"), employer: try key("employer-1"), worker: try key("w-1"),
        day: try day("2026-05-04"), severity: .grave, description: "fall", policy: policy)
    }
    let policy = try #require(
      InsurancePolicy(
        number: "P-9", insurer: "Insurer", first: try day("2026-01-01"),
        last: try day("2026-12-31")))
    let finding = try accident(policy).investigated("on duty", on: try day("2026-05-10"))
    let claimed = try finding.claimed(on: try day("2026-05-12"))
    #expect(throws: Never.self) {
      try claimed.settled(Money(tiyn: 100, currency: .tenge), on: try day("2026-06-12"))
    }
    #expect(throws: StepError.notNow) {
      try accident(nil).investigated("on duty", on: try day("2026-05-10"))
        .claimed(on: try day("2026-05-12"))
    }
  }
}

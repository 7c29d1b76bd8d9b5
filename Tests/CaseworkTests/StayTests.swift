import Casework
import Foundation
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

  @Test func `is registered on a basis, and asked for its last day where the basis has one`()
    throws
  {
    let law = try TheLaw.get()
    let party = Party(role: .migrationPolice, key: try key("p-1"))
    let occasion = Occasion(day: try day("2026-05-20"), by: party)
    let stay = try Self.stay()
    #expect(throws: StepError.unreadableFact("permitted_until")) {
      try law.register(stay, basis: "visa", through: nil, on: occasion)
    }
    #expect(throws: StepError.unknownKey("by_right")) {
      try law.register(stay, basis: "by_right", through: nil, on: occasion)
    }
    let until = try day("2026-08-01")
    let registered = try law.register(stay, basis: "visa", through: until, on: occasion)
    #expect(try law.days(of: registered, on: occasion.day).lastLawfulDay == until)
    let settled = try law.register(
      registered, basis: "permanent_residence", through: nil, on: occasion)
    #expect(try law.days(of: settled, on: occasion.day).lastLawfulDay == nil)
    #expect(try law.lawfulEnd(of: settled, on: occasion.day).needs == [])
    #expect(settled.registrations.count == 2)
  }

  @Test func `keeps days past its end when it is registered: a case comes first, or a reason`()
    throws
  {
    let law = try TheLaw.get()
    let party = Party(role: .migrationPolice, key: try key("p-1"))
    let late = Occasion(day: try day("2026-06-10"), by: party)
    let until = try day("2026-12-31")
    let stay = try Self.stay()
    for reason in [nil, ""] {
      #expect(throws: StepError.overstayWithoutCase) {
        try law.register(stay, basis: "visa", through: until, whyNoCase: reason, on: late)
      }
    }
    let excused = try law.register(
      stay, basis: "visa", through: until, whyNoCase: "flight cancelled", on: late)
    #expect(excused.registrations.last?.whyNoCase == "flight cancelled")
    let (charged, violation) = try law.overstayCase(
      of: stay, key: try key("v-1"), region: RegionKey("atyrau"), facts: FactSheet(), on: late.day)
    let registered = try law.register(
      charged, basis: "visa", through: until, latest: violation, on: late)
    #expect(registered.registrations.last?.whyNoCase == nil)
    #expect(violation.facts["permitted_until"] == nil, "the case keeps its own facts")
  }

  @Test func `tells how long before and for how long, but nothing else, when it is registered`()
    throws
  {
    let law = try TheLaw.get()
    let party = Party(role: .migrationPolice, key: try key("p-1"))
    let occasion = Occasion(day: try day("2026-05-20"), by: party)
    let stay = try Self.stay()
    let short = try law.register(
      stay, basis: "without_visa", through: nil, facts: FactSheet(["earlier_days": "80 days"]),
      on: occasion)
    #expect(try law.days(of: short, on: occasion.day).lastLawfulDay == day("2026-05-13"))
    #expect(throws: StepError.unreadableFact("entry_date")) {
      try law.register(
        stay, basis: "without_visa", through: nil, facts: FactSheet(["entry_date": "2026-05-19"]),
        on: occasion)
    }
  }

  @Test func `has a second case once the first was decided and the person stayed on`() throws {
    let law = try TheLaw.get()
    let region = RegionKey("atyrau")
    let (stay, first) = try law.overstayCase(
      of: try Self.stay(), key: try key("v-1"), region: region, facts: FactSheet(),
      on: try day("2026-06-10"))
    let later = try day("2026-08-10")
    #expect(!law.hasUnchargedDays(stay, latest: first, on: later), "the first is open")
    let screened = try law.screen(
      first, facts: `A violation case`.noSigns, referral: nil,
      on: Occasion(
        day: try day("2026-06-10"), by: Party(role: .migrationPolice, key: try key("p-1"))))
    let decided = try screened.dropped(reason: "minor", on: try day("2026-06-11"))
    #expect(!law.hasUnchargedDays(stay, latest: decided, on: try day("2026-06-11")))
    #expect(law.hasUnchargedDays(stay, latest: decided, on: later))
    let (again, second) = try law.overstayCase(
      of: stay, latest: decided, key: try key("v-2"), region: region, facts: FactSheet(), on: later)
    #expect(again.overstayCase == second.id && again.earlierOverstayCases == [first.id])
    let read = try JSONDecoder().decode(StayRecord.self, from: try JSONEncoder().encode(again))
    #expect(read == again)
    let gone = try stay.left(on: try day("2026-06-12"))
    #expect(!law.hasUnchargedDays(gone, latest: decided, on: later), "left meanwhile")
  }

  @Test func `is read as it was kept before registrations were`() throws {
    let kept = #"""
      {"id":"s-1","person":"w-1","citizenship":"UZB","entryDay":"2026-05-04","facts":{},"notices":[]}
      """#
    let stay = try JSONDecoder().decode(StayRecord.self, from: Data(kept.utf8))
    #expect(stay.registrations.isEmpty && stay.overstayCase == nil)
    let again = try JSONDecoder().decode(StayRecord.self, from: JSONEncoder().encode(stay))
    #expect(again == stay)
  }

  @Test func `opens one case about its overstay, with the facts of the record`() throws {
    let law = try TheLaw.get()
    let region = RegionKey("atyrau")
    let late = try day("2026-06-10")
    let facts = FactSheet(["earlier_overstay": "never", "entry_date": "2026-06-09"])
    let (stay, violation) = try law.overstayCase(
      of: try Self.stay(), key: try key("v-1"), region: region, facts: facts, on: late)
    #expect(violation.facts["entry_date"] == "2026-05-04", "the record counts")
    #expect(violation.facts["earlier_overstay"] == "never")
    #expect(stay.overstayCase == violation.id)
    #expect(throws: StepError.notNow) {
      try law.overstayCase(
        of: stay, key: try key("v-2"), region: region, facts: facts, on: late)
    }
    #expect(throws: StepError.notNow) {
      try law.overstayCase(
        of: try Self.stay(), key: try key("v-3"), region: region, facts: facts,
        on: try day("2026-05-20"))
    }
  }

  @Test func `opens one case against the host who gave notice late, also after a move`() throws {
    let law = try TheLaw.get()
    let region = RegionKey("atyrau")
    let today = try day("2026-06-10")
    let police = Party(role: .migrationPolice, key: try key("p-1"))
    func stay(_ notice: String, host: Identifier<Employer>?) throws -> StayRecord {
      StayRecord(
        id: try key("s-9"), person: try key("w-9"), citizenship: CountryKey("DEU"),
        entryDay: try day("2026-06-01"), facts: FactSheet(),
        notices: [.init(kind: .arrival, day: try day(notice), by: police, address: "Abay 1")],
        region: region, host: host)
    }
    func opened(_ stay: StayRecord) throws -> (StayRecord, ViolationCase) {
      let told = FactSheet([
        "papers_or_exit_missing": "no", "housed_or_helped_evade": "no", "host_kind": "medium",
        "host_penalty_ended_on": "none", "notice_given_on": "none",
      ])
      return try law.hostCase(of: stay, key: try key("v-9"), region: region, facts: told, on: today)
    }
    // Monday 1 June 2026 and three working days.
    let host: Identifier<Employer> = try key("employer-1")
    let inTime = try stay("2026-06-04", host: host)
    #expect(!law.hasLateNotice(inTime, on: today))
    #expect(throws: StepError.notNow) { try opened(inTime) }
    let late = try stay("2026-06-05", host: host)
    #expect(law.hasLateNotice(late, on: today))
    #expect(try !law.hasLateNotice(stay("2026-06-05", host: nil), on: today))
    let moved = try late.moved(
      .init(kind: .newAddress, day: today, by: police, address: "Abay 2"), region: region,
      host: try key("employer-2"))
    #expect(law.hasLateNotice(moved, on: today))
    #expect(try opened(moved).1.employer == host, "the later host gave no notice late")
    let unknown = try stay("2026-06-05", host: nil).moved(
      .init(kind: .newAddress, day: today, by: police, address: "Abay 2"), region: region,
      host: host)
    #expect(!law.hasLateNotice(unknown, on: today), "nobody knows who had them on arrival")
    let read = try JSONDecoder().decode(StayRecord.self, from: try JSONEncoder().encode(moved))
    #expect(read == moved && read.arrivalHost?.employer == host)
    let (kept, violation) = try opened(late)
    #expect(violation.employer == host && violation.subject == .host)
    #expect(violation.facts["notice_given_on"] == "2026-06-05", "the record counts")
    #expect(throws: StepError.notNow) { try opened(kept) }
    let reread = try JSONDecoder().decode(StayRecord.self, from: try JSONEncoder().encode(kept))
    #expect(reread == kept && reread.hostCase == violation.id)
    let screened = try law.screen(
      violation, facts: `A violation case`.noSigns, referral: nil,
      on: Occasion(day: today, by: police))
    guard
      case .penaltyComputed(_, let penalty) =
        try law.computePenalty(of: screened, on: today).standing
    else { throw Worked.Unexpected() }
    // 15 indices of 4,325 tenge.
    #expect(penalty.fine == Money(tiyn: 6_487_500, currency: .tenge))
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
    #expect(kept.isDelivered && kept.awaitsPolice && !late.isDelivered)
    let answered = try kept.answered("given back", on: try day("2026-05-20"))
    #expect(answered.isDelivered && !answered.awaitsPolice)
    #expect(throws: StepError.notNow) { try law.forward(kept, on: try day("2026-05-05")) }
    #expect(throws: Never.self) { try kept.answered("paid", on: try day("2026-05-20")) }
    #expect(throws: StepError.notNow) {
      try late.takenBack(on: try day("2026-05-06")).takenBack(on: try day("2026-05-07"))
    }
  }

  @Test func `names the court or the prosecutor who is open besides, as far as the facts say`()
    throws
  {
    let (law, today) = (try TheLaw.get(), try day("2026-05-05"))
    func also(_ facts: [String: String]) throws -> String? {
      law.alsoOpen(
        to: Complaint(
          id: try key("k-1"), worker: try key("w-1"), receivedOn: today, statement: "no pay",
          facts: FactSheet(facts)), on: today)
    }
    #expect(try also([:]) == nil)
    #expect(try also(["trouble": "papers_kept"]) == "to_prosecutor")
    #expect(try also(["trouble": "housing_missing"]) != nil)
    let household = ["trouble": "wages_late", "works_in_household": "yes"]
    #expect(try also(household) == "to_court")
    #expect(
      try law.alsoOpenNeeds(FactSheet(["trouble": "wages_late"]), on: today) == [
        "works_in_household"
      ])
  }

  @Test func `says what the employer owes, and that an accident was reported late`() throws {
    let law = try TheLaw.get()
    let policy = try #require(
      InsurancePolicy(
        number: "P-9", insurer: "Insurer", first: try day("2026-01-01"),
        last: try day("2026-12-31")))
    func accident(_ reported: String?, _ policy: InsurancePolicy?) throws -> Accident {
      let made = Accident(
        id: try key("a-1"), employer: try key("employer-1"), worker: try key("w-1"),
        day: try day("2026-03-02"), severity: .grave, description: "fall", policy: policy,
        reportedOn: try reported.map { try day($0) })
      return try law.stating(
        FactSheet([
          "happened_on_duty": "yes", "harm_total": "500000 KZT", "insurer_paid": "200000 KZT",
        ]), of: made)
    }
    let uninsured = try law.consequences(of: try accident("2026-03-09", nil))
    #expect(uninsured.employerAnswers == true)
    #expect(uninsured.employerOwes == Money(tiyn: 50_000_000, currency: .tenge))
    let insured = try law.consequences(of: try accident("2026-03-09", policy))
    #expect(insured.employerOwes == Money(tiyn: 30_000_000, currency: .tenge))
    // Three working days after Monday 2 March 2026.
    #expect(try insured.insurerToldBy == day("2026-03-05"))
    #expect(try !accident("2026-03-05", policy).isLate(by: insured))
    #expect(try accident("2026-03-06", policy).isLate(by: insured))
    #expect(try !accident("2026-03-09", nil).isLate(by: uninsured), "nobody has to be told")
    #expect(try !accident(nil, policy).isLate(by: insured), "kept before the day was")
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
    let settled = try claimed.settled(
      Money(tiyn: 100, currency: .tenge), on: try day("2026-06-12"))
    #expect(settled.passed == [finding.standing, claimed.standing])
    let read = try JSONDecoder().decode(Accident.self, from: try JSONEncoder().encode(settled))
    #expect(read == settled)
    #expect(throws: StepError.notNow) {
      try accident(nil).investigated("on duty", on: try day("2026-05-10"))
        .claimed(on: try day("2026-05-12"))
    }
  }
}

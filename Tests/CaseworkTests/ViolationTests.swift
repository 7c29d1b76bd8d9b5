import Casework
import Foundation
import Measures
import Testing

@Suite struct `A violation case` {
  static let noSigns = FactSheet([
    "papers_withheld": "no", "kept_from_leaving": "no", "deceived_about_work": "no",
    "works_off_debt": "no", "passed_on_to_another": "no", "pay_withheld_to_hold": "no",
  ])
  static let work = FactSheet([
    "permit_held": "no_permit", "visa_purpose": "tourist_visa",
    "earlier_work_penalty_ended_on": "none", "work_case_opened_on": "none",
    "request.worker.citizenship": "UZB", "request.worker.permanent_resident": "no",
    "request.worker.immigrant_status": "no_special_status", "request.purpose_is_work": "yes",
    "request.post": "skilled_worker", "request.exempt_ground": "none_of_these",
    "request.worker.sex": "male", "request.worker.birth_date": "1990-05-01",
    "request.worker.has_child_under_14": "no", "request.worker.disability_1_or_2": "no",
    "request.worker.lone_father": "no", "worker_reports_crime": "no",
  ])

  static func occasion() throws -> Occasion {
    Occasion(
      day: try day("2026-05-20"),
      by: Party(role: .migrationPolice, key: try key("inspector-1")))
  }

  static func opened(_ facts: FactSheet = work) throws -> ViolationCase {
    ViolationCase(
      id: try key("v-1"), subject: .work, inspection: nil, openedOn: try day("2026-05-20"),
      facts: facts)
  }

  /// Screened without signs, with its penalty as the law gives it on the day.
  static func computed(
    _ violation: ViolationCase
  ) throws -> (ViolationCase, ViolationCase.Penalty) {
    let law = try TheLaw.get()
    let screened = try law.screen(violation, facts: noSigns, referral: nil, on: try occasion())
    let computed = try law.computePenalty(of: screened, on: try day("2026-05-20"))
    guard case .penaltyComputed(_, let penalty) = computed.standing else {
      throw Worked.Unexpected()
    }
    return (computed, penalty)
  }

  @Test func `computes the penalty of the day after screening`() throws {
    let (computed, penalty) = try Self.computed(try Self.opened())
    // 25 indices of 4,325 tenge.
    #expect(penalty.fine == Money(tiyn: 10_812_500, currency: .tenge))
    #expect(penalty.sanction == "fine_arrest_or_expulsion")
    #expect(penalty.arrestDays == 10)
    #expect(penalty.expulsionPossible == true)
    #expect(penalty.byCourt == true)
    #expect(penalty.oneOfSeveral == true)
    #expect(penalty.kinds == [.fine, .arrest, .expulsion])
    let imposed = try computed.imposed(
      Self.fined(penalty, order: "Court of Almaty, No 5, 21.05.2026"), differs: nil,
      on: try day("2026-05-21"))
    let payment = Fee.Payment(
      sum: Money(tiyn: 10_812_500, currency: .tenge), day: try day("2026-05-25"), reference: "p")
    let today = try day("2026-05-26")
    #expect(throws: Never.self) { try imposed.paid(payment, by: today) }
    for wrong in ["2026-05-20", "2026-05-27"] {
      let odd = Fee.Payment(sum: payment.sum, day: try day(wrong), reference: "p")
      #expect(
        throws: StepError.dayOutside(.fine, first: try day("2026-05-21"), last: today)
      ) { try imposed.paid(odd, by: today) }
    }
  }

  static func fined(_ penalty: ViolationCase.Penalty, order: String?) -> ViolationCase.Penalty {
    ViolationCase.Penalty(
      sanction: penalty.sanction, fine: penalty.fine, halfFine: nil, arrestDays: 0,
      expulsionPossible: false, decidedBy: penalty.decidedBy, byCourt: penalty.byCourt,
      oneOfSeveral: penalty.oneOfSeveral, order: order, proposal: penalty.proposal)
  }

  @Test func `is imposed by a court's order alone where a court decides, and one penalty only`()
    throws
  {
    let (computed, penalty) = try Self.computed(try Self.opened())
    func impose(_ penalty: ViolationCase.Penalty?) throws -> ViolationCase {
      try computed.imposed(penalty, differs: "because", on: try day("2026-05-21"))
    }
    #expect(throws: StepError.courtOrderMissing) { try impose(nil) }
    #expect(throws: StepError.courtOrderMissing) { try impose(Self.fined(penalty, order: nil)) }
    #expect(throws: StepError.courtOrderMissing) { try impose(Self.fined(penalty, order: "")) }
    let all = ViolationCase.Penalty(
      sanction: penalty.sanction, fine: penalty.fine, halfFine: nil,
      arrestDays: penalty.arrestDays, expulsionPossible: true, decidedBy: penalty.decidedBy,
      byCourt: true, oneOfSeveral: true, order: "No 5", proposal: penalty.proposal)
    #expect(throws: StepError.onlyOnePenalty) { try impose(all) }
    #expect(throws: Never.self) { try impose(Self.fined(penalty, order: "No 5")) }
  }

  @Test func `the time to appeal runs from the day on which the letter was handed over`() throws {
    let (computed, penalty) = try Self.computed(try Self.opened())
    let (law, today) = (try TheLaw.get(), try day("2026-06-02"))
    #expect(law.appealDeadline(of: computed) == nil && !computed.awaitsHandover)
    let imposed = try computed.imposed(
      Self.fined(penalty, order: "Court of Almaty, No 5"), differs: nil,
      on: try day("2026-05-21"))
    func last(_ violation: ViolationCase) -> Day? {
      law.appealDeadline(of: violation).flatMap { law.reckoner([]).lastDay(of: $0) }
    }
    #expect(try last(imposed) == day("2026-05-31"))
    for impossible in ["2026-05-20", "2026-06-03"] {
      #expect(
        throws: StepError.dayOutside(.handover, first: try day("2026-05-21"), last: today)
      ) { try imposed.handedOver(on: try day(impossible), by: today) }
    }
    let handed = try imposed.handedOver(on: try day("2026-05-25"), by: today)
    #expect(try last(handed) == day("2026-06-04") && !handed.awaitsHandover)
    #expect(throws: StepError.notNow) { try handed.handedOver(on: today, by: today) }
    let paid = try imposed.paid(
      Fee.Payment(sum: try #require(penalty.fine), day: today, reference: "1"), by: today)
    #expect(paid.awaitsHandover, "whoever paid at once may appeal all the same")
    #expect(try last(paid.handedOver(on: today, by: today)) == day("2026-06-12"))
  }

  @Test func `an expulsion is carried out once, after the decision and not ahead`() throws {
    let (computed, penalty) = try Self.computed(try Self.opened())
    func imposed(_ expulsion: Bool) throws -> ViolationCase {
      let ordered = ViolationCase.Penalty(
        sanction: penalty.sanction, fine: Money(tiyn: 0, currency: .tenge), halfFine: nil,
        arrestDays: 0, expulsionPossible: expulsion, decidedBy: penalty.decidedBy, byCourt: true,
        oneOfSeveral: true, order: "No 5", proposal: penalty.proposal)
      return try computed.imposed(ordered, differs: nil, on: try day("2026-05-21"))
    }
    let today = try day("2026-05-25")
    let decided = try imposed(true)
    #expect(decided.awaitsExpulsion)
    let outside = StepError.dayOutside(.expulsion, first: try day("2026-05-21"), last: today)
    for wrong in ["2026-05-20", "2026-05-26"] {
      #expect(throws: outside) { try decided.expelled(on: try day(wrong), by: today) }
    }
    let gone = try decided.expelled(on: try day("2026-05-21"), by: today)
    #expect(try gone.expelledOn == day("2026-05-21"))
    let read = try JSONDecoder().decode(ViolationCase.self, from: JSONEncoder().encode(gone))
    #expect(read == gone)
    #expect(throws: StepError.notNow) { try gone.expelled(on: today, by: today) }
    #expect(throws: StepError.notNow) { try computed.expelled(on: today, by: today) }
    #expect(throws: StepError.notNow, "no expulsion was ordered") {
      try imposed(false).expelled(on: today, by: today)
    }
  }

  @Test func `signs found in the inspection count, whatever is answered later`() throws {
    let law = try TheLaw.get()
    let found = try Self.opened(Self.work.merging(FactSheet(["papers_taken": "yes"])))
    #expect(law.showedExploitation(found, on: try day("2026-05-20")))
    #expect(try !law.showedExploitation(Self.opened(), on: day("2026-05-20")))
    let screened = try law.screen(
      found, facts: Self.noSigns, referral: "line 116 16", on: try Self.occasion())
    guard case .referred(let screening) = screened.standing else { throw Worked.Unexpected() }
    #expect(screening.outcome == .signs)
    #expect(screening.proposal.facts["papers_taken"] == "yes", "the reasons are of what was found")
  }

  @Test func `imposes nothing before screening`() throws {
    let law = try TheLaw.get()
    #expect(throws: StepError.notScreened) {
      try law.computePenalty(of: try Self.opened(), on: try day("2026-05-20"))
    }
    #expect(throws: StepError.notScreened) {
      try Self.opened().imposed(nil, differs: nil, on: try day("2026-05-20"))
    }
  }

  @Test func `keeps a screening that does not decide, and goes on from it`() throws {
    let law = try TheLaw.get()
    var answers = Self.noSigns
    answers["papers_withheld"] = nil
    let open = try law.screen(
      try Self.opened(), facts: answers, referral: nil, on: try Self.occasion())
    let undecided = try #require(open.undecided)
    #expect(undecided.answers == answers && open.awaitsScreening)
    #expect(undecided.proposal.needs == ["papers_withheld"])
    #expect(throws: StepError.notScreened) {
      try law.computePenalty(of: open, on: try day("2026-05-20"))
    }
    #expect(throws: Never.self) { try open.dropped(reason: "left", on: try day("2026-05-20")) }
    let read = try JSONDecoder().decode(ViolationCase.self, from: try JSONEncoder().encode(open))
    #expect(read == open)
    let decided = try law.screen(open, facts: Self.noSigns, referral: nil, on: try Self.occasion())
    #expect(!decided.awaitsScreening && decided.undecided == nil)
    #expect(throws: Never.self) { try law.computePenalty(of: decided, on: try day("2026-05-20")) }
    #expect(throws: StepError.notNow) {
      try law.screen(decided, facts: answers, referral: nil, on: try Self.occasion())
    }
  }

  @Test func `with signs of trafficking protects the person and ends in no sanction`() throws {
    let law = try TheLaw.get()
    let signs = Self.noSigns.merging(FactSheet(["papers_withheld": "yes"]))
    let referred = try law.screen(
      try Self.opened(), facts: signs, referral: "line 116 16", on: try Self.occasion())
    guard case .referred(let screening) = referred.standing else { throw Worked.Unexpected() }
    #expect(screening.outcome == .signs)
    #expect(throws: StepError.notScreened) {
      try law.computePenalty(of: referred, on: try day("2026-05-20"))
    }
    #expect(throws: Never.self) { try referred.dropped(reason: "victim", on: screening.day) }
  }

  @Test func `against the employer goes on where the worker is a victim`() throws {
    let law = try TheLaw.get()
    let violation = ViolationCase(
      id: try key("v-2"), subject: .employer, inspection: nil, openedOn: try day("2026-05-20"),
      facts: Self.work)
    let signs = Self.noSigns.merging(FactSheet(["papers_withheld": "yes"]))
    let screened = try law.screen(
      violation, facts: signs, referral: nil, on: try Self.occasion())
    #expect(throws: Never.self) {
      try law.computePenalty(of: screened, on: try day("2026-05-20"))
    }
  }

  @Test func `another penalty than computed keeps the reason`() throws {
    let late = FactSheet([
      "visitor.citizenship": "DEU", "entry_date": "2026-04-01", "stay_basis": "without_visa",
      "earlier_days": "0 days", "exit_date": "2026-05-07", "earlier_overstay": "never",
      "case_opened_on": "2026-05-20",
    ])
    let opened = ViolationCase(
      id: try key("v-3"), subject: .stay, inspection: nil, openedOn: try day("2026-05-20"),
      facts: late)
    let (computed, penalty) = try Self.computed(opened)
    #expect(penalty.byCourt == false)
    let mild = ViolationCase.Penalty(
      sanction: penalty.sanction, fine: Money(tiyn: 0, currency: .tenge), halfFine: nil,
      arrestDays: penalty.arrestDays, expulsionPossible: penalty.expulsionPossible,
      decidedBy: penalty.decidedBy, byCourt: penalty.byCourt, oneOfSeveral: penalty.oneOfSeveral,
      proposal: penalty.proposal)
    #expect(throws: StepError.reasonMissing) {
      try computed.imposed(mild, differs: nil, on: try day("2026-05-21"))
    }
    let ordered = Self.fined(penalty, order: "No 5")
    #expect(throws: StepError.reasonMissing, "an order is a reason only where a court decides") {
      try computed.imposed(ordered, differs: nil, on: try day("2026-05-21"))
    }
    #expect(throws: Never.self) {
      try computed.imposed(mild, differs: "first breach", on: try day("2026-05-21"))
    }
  }

  @Test func `comes out of each finding of an inspection`() throws {
    let planned = Inspection(
      id: try key("i-1"), employer: try key("employer-1"), region: RegionKey("atyrau"),
      by: try Self.occasion().by, plannedOn: try day("2026-05-20"))
    let finding = Inspection.Finding(subject: .work, facts: Self.work, note: "two without permit")
    #expect(throws: StepError.notNow) { try planned.finding(finding) }
    let open = try planned.begun(on: try day("2026-05-20")).finding(finding)
    let (closed, cases) = try open.closed(on: try day("2026-05-20"), keys: [try key("v-7")])
    #expect(cases.map(\.inspection) == [closed.id])
    #expect(throws: StepError.notNow) { try closed.finding(finding) }
  }
}

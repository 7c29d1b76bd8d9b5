import Casework
import Measures
import Register
import Testing

@testable import Office

@Suite struct `The field` {
  static let noSigns = FactSheet([
    "papers_withheld": "no", "kept_from_leaving": "no", "deceived_about_work": "no",
    "works_off_debt": "no", "passed_on_to_another": "no", "pay_withheld_to_hold": "no",
  ])
  static let work = FactSheet([
    "visa_purpose": "tourist_visa", "earlier_work_penalty_ended_on": "none",
    "work_case_opened_on": "none", "request.worker.citizenship": "UZB",
    "request.worker.permanent_resident": "no",
    "request.worker.immigrant_status": "no_special_status", "request.purpose_is_work": "yes",
    "request.post": "skilled_worker", "request.exempt_ground": "none_of_these",
    "request.worker.sex": "male", "request.worker.birth_date": "1990-05-01",
    "request.worker.has_child_under_14": "no", "request.worker.disability_1_or_2": "no",
    "request.worker.lone_father": "no", "worker_reports_crime": "no",
  ])

  /// Seven days late in May 2026: the police decide.
  static let late = FactSheet([
    "visitor.citizenship": "DEU", "entry_date": "2026-04-01", "stay_basis": "without_visa",
    "earlier_days": "0 days", "exit_date": "2026-05-07", "earlier_overstay": "never",
    "case_opened_on": "2026-05-20",
  ])

  @Test func `finds unlawful work, screens, computes and imposes`() async throws {
    let world = try OfficeWorld("2026-05-20")
    try await world.enterEmployer()
    let police = try world.actor(.migrationPolice)
    let office = world.office
    let planned = try await office.planInspection(
      of: try key("employer-1"), on: world.office.today, police)
    let id = planned.record.id
    _ = try await office.beginInspection(id, police)
    let found = WorkerFound(
      permit: try key("2026-NONE0-NONE0"), worker: nil, occupation: "cook", facts: Self.work)
    let look = try await office.lookAtWorker(found, in: id, police.actor)
    #expect(look.isUnlawful == true && !look.permitIsKnown)
    #expect(look.facts["permit_held"] == "no_permit")
    _ = try await office.addFinding(
      id, .init(subject: .work, facts: look.facts, note: "in the kitchen"), police)
    let (_, opened) = try await office.closeInspection(id, police)
    let violation = try #require(opened.first)
    let early = await world.refusal { try await office.computePenalty(violation.id, police) }
    #expect(early == .outOfPlace(.notScreened))
    _ = try await office.screen(violation.id, facts: Self.noSigns, referral: nil, police)
    let computed = try await office.computePenalty(violation.id, police)
    guard case .penaltyComputed(_, let penalty) = computed.record.standing else {
      Issue.record("no penalty")
      return
    }
    #expect(penalty.fine == Money(tiyn: 10_812_500, currency: .tenge))
    let alone = await world.refusal {
      try await office.imposePenalty(violation.id, differs: nil, police)
    }
    #expect(alone == .outOfPlace(.courtOrderMissing))
    let ordered = DifferentPenalty(
      arrestDays: 0, expulsionPossible: false, order: "Court of Almaty, No 5, 20.05.2026")
    let imposed = try await office.imposePenalty(violation.id, ordered, reason: "", police)
    #expect(imposed.version == 4)
    guard case .penaltyImposed(let final, _, nil) = imposed.record.standing else {
      Issue.record("not imposed")
      return
    }
    #expect(final.kinds == [.fine] && final.order?.contains("No 5") == true)
    let other = try world.actor(.migrationPolice, "astana")
    #expect(
      await world.refusal { try await office.violation(violation.id, other.actor) } == .notAllowed)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `protects whoever shows signs of trafficking`() async throws {
    let world = try OfficeWorld("2026-05-20")
    let police = try world.actor(.migrationPolice)
    let violation = try await world.office.openViolation(
      .work, facts: Self.work.merging(FactSheet(["permit_held": "no_permit"])), employer: nil,
      person: nil, police)
    let signs = Self.noSigns.merging(FactSheet(["papers_withheld": "yes"]))
    let referred = try await world.office.screen(
      violation.record.id, facts: signs, referral: "11616", police)
    guard case .referred = referred.record.standing else {
      Issue.record("not referred")
      return
    }
    let sanction = await world.refusal {
      try await world.office.computePenalty(violation.record.id, police)
    }
    #expect(sanction == .outOfPlace(.notScreened))
  }

  @Test func `leaves the penalty of a person to the police, and that of an employer to both`()
    async throws
  {
    let world = try OfficeWorld("2026-05-20")
    let office = world.office
    let police = try world.actor(.migrationPolice)
    func refusals(_ id: Identifier<ViolationCase>, _ role: Role) async throws -> [OfficeRefusal?] {
      let actor = try world.actor(role)
      let sum = Money(tiyn: 100, currency: .tenge)
      return [
        await world.refusal { try await office.computePenalty(id, actor) },
        await world.refusal { try await office.imposePenalty(id, differs: nil, actor) },
        await world.refusal {
          try await office.recordPayment(
            id, sum: sum, day: office.today, reference: "p", actor)
        },
      ]
    }
    for subject in ViolationCase.Subject.allCases {
      let opened = try await office.openViolation(
        subject, facts: FactSheet(), employer: nil, person: nil, Asked(police.actor))
      let (id, isOpen) = (opened.record.id, subject == .employer)
      // Out of place is the answer to whoever may do it: nothing was screened yet.
      let inspection = try await refusals(id, .labourInspection)
      #expect(inspection.allSatisfy { ($0 == .notAllowed) == !isOpen }, "\(subject)")
      #expect(try await refusals(id, .migrationPolice).allSatisfy { $0 != .notAllowed })
      let inspector = try world.actor(.labourInspection)
      _ = try await office.screen(id, facts: Self.noSigns, referral: nil, inspector)
      _ = try await office.dropViolation(id, reason: "left", inspector)
    }
  }

  @Test func `an accident lies between birth and death`() async throws {
    let world = try OfficeWorld("2026-05-20")
    let clerk = try world.actor(.employerClerk)
    let stay = try await world.office.noteArrival(try notice(), clerk).stay
    let police = try world.actor(.migrationPolice).actor
    let worker = try await world.office.stay(stay, police).stay.record.person
    func report(_ on: String, _ severity: Accident.Severity) async throws {
      _ = try await world.office.reportAccident(
        employer: try key("employer-1"), worker: worker, day: try day(on), severity: severity,
        description: "Fell", policy: nil, Asked(clerk.actor))
    }
    func outside(_ last: String) throws -> OfficeRefusal {
      .outOfPlace(.dayOutside(.accident, first: try day("1990-01-01"), last: try day(last)))
    }
    for wrong in ["1989-12-31", "2026-05-21"] {
      let refusal = await world.refusal { try await report(wrong, .light) }
      #expect(try refusal == outside("2026-05-20"))
    }
    try await report("2026-05-19", .fatal)
    let after = await world.refusal { try await report("2026-05-20", .light) }
    #expect(try after == outside("2026-05-19"))
    try await report("2026-05-18", .light)
  }

  @Test func `an accident of a worker whose permit ended lies in its time`() async throws {
    let world = try OfficeWorld("2026-01-10")
    try await world.enterEmployer()
    try await world.allot(5)
    let id = try await world.inEffect()
    let china = CountryKey("CHN")
    let worker = Worker(
      id: try key("W-7"), name: "Ли Вэй", latinName: "LI WEI", birthDate: try day("1990-01-01"),
      citizenship: china, residence: china, departedFrom: china, education: "higher",
      occupation: "engineer")
    let signatory = try world.actor(.employerSignatory)
    _ = try await world.office.fileList(id, workers: [worker], Asked(signatory.actor))
    let permit = try await world.office.permitCase(id, .seeCase, signatory.actor)
    let first = try #require(permit.standing.permit?.firstDay)
    try world.today("2026-06-01")
    _ = try await world.office.giveBack(id, Asked(signatory.actor))
    try world.today("2026-06-10")
    func report(_ on: String) async throws -> Accident {
      try await world.office.reportAccident(
        employer: try key("employer-1"), worker: worker.id, day: try day(on), severity: .light,
        description: "Fell", policy: nil, Asked(signatory.actor)
      ).record
    }
    let named = try await world.office.namedWorkers(
      of: try key("employer-1"), signatory.actor)
    #expect(named.map(\.id) == [worker.id])
    for wrong in ["2026-02-01", "2026-06-02"] {
      let refusal = await world.refusal { try await report(wrong) }
      let outside = StepError.dayOutside(.accident, first: first, last: try day("2026-06-01"))
      #expect(refusal == .outOfPlace(outside), "\(wrong)")
    }
    let kept = try await report("2026-06-01")
    #expect(try kept.reportedOn == day("2026-06-10"))
    #expect(try await world.office.workerName(in: kept, signatory.actor) == "Ли Вэй")
  }

  @Test func `an accident of somebody who stands in no permit is reported by name`() async throws {
    let world = try OfficeWorld("2026-05-20")
    try await world.enterEmployer()
    let office = world.office
    let inspector = try world.actor(.labourInspection)
    func report(
      _ name: String, _ born: String, on happened: String, _ asked: Asked
    ) async throws -> Accident {
      try await office.reportAccident(
        employer: try key("employer-1"), person: .init(name: name, birthDate: try day(born)),
        day: try day(happened), severity: .grave, description: "Fell", policy: nil, asked
      ).record
    }
    let kept = try await report("Каримов Азиз", "1991-02-03", on: "2026-05-19", inspector)
    #expect(kept.person?.name == "Каримов Азиз")
    #expect(try await office.workerName(in: kept, inspector.actor) == "Каримов Азиз")
    let signatory = try world.actor(.employerSignatory).actor
    #expect(try await office.accident(kept.id, signatory).record == kept, "the employer sees it")
    for wrong in ["1991-02-02", "2026-05-21"] {
      let refusal = await world.refusal {
        try await report("Каримов Азиз", "1991-02-03", on: wrong, Asked(inspector.actor))
      }
      let outside = StepError.dayOutside(
        .accident, first: try day("1991-02-03"), last: try day("2026-05-20"))
      #expect(refusal == .outOfPlace(outside), "\(wrong)")
    }
    #expect(
      await world.refusal {
        try await report("", "1991-02-03", on: "2026-05-19", Asked(inspector.actor))
      } == .unfit("person/name"))
    let stranger = try world.actor(.employerSignatory, "atyrau", "employer-2")
    #expect(
      await world.refusal { try await report("A", "1991-02-03", on: "2026-05-19", stranger) }
        == .notAllowed)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `takes notices of arrival in, row by row`() async throws {
    let world = try OfficeWorld("2026-05-20")
    try await world.enterEmployer()
    let clerk = Asked(try world.actor(.employerClerk).actor, key: "arrivals-1")
    func notice(_ number: String, _ country: String, _ entry: String = "2026-05-18") throws
      -> ArrivalNotice
    {
      ArrivalNotice(
        name: "Ли Вэй", latinName: "LI WEI", birthDate: try day("1990-01-01"),
        citizenship: CountryKey(country), documentNumber: number, entryDay: try day(entry),
        region: RegionKey("atyrau"), address: "Satpayev 1", host: try key("employer-1"),
        facts: FactSheet())
    }
    let rows = [
      try notice("E1", "CHN"), try notice("E2", "QQQ"), try notice("E3", "CHN", "2026-05-21"),
      try notice("E1", "CHN"),
    ]
    let answers = try await world.office.noteArrivals(rows, clerk)
    #expect(answers.map(\.unfit) == [nil, "citizenship", "entryDay", nil])
    #expect(try await world.office.noteArrivals(rows, clerk) == answers)
    let police = try world.actor(.migrationPolice).actor
    let stays = try await world.office.stays(size: PageSize(10), police)
    #expect(stays.items.count == 1)
    #expect(answers.map(\.isKnown) == [false, false, false, true])
    #expect(answers[3].stay == answers[0].stay)
    let foreign = try world.actor(.employerClerk, "atyrau", "employer-2").actor
    #expect(
      await world.refusal { try await world.office.noteArrivals(rows, Asked(foreign)) }
        == .notAllowed)
  }

  /// A notice of somebody who entered on 18 May.
  private func notice(
    latin: String = "LI WEI", born: String = "1990-01-01", country: String = "CHN",
    number: String = "E1", entry: String = "2026-05-18", address: String = "Satpayev 1",
    host: String = "employer-1"
  ) throws -> ArrivalNotice {
    ArrivalNotice(
      name: "Ли Вэй", latinName: latin, birthDate: try day(born),
      citizenship: CountryKey(country), documentNumber: number, entryDay: try day(entry),
      region: RegionKey("atyrau"), address: address, host: try key(host), facts: FactSheet())
  }

  @Test func `hangs no notice on somebody else who has the passport on record`() async throws {
    let world = try OfficeWorld("2026-05-20")
    let clerk = try world.actor(.employerClerk)
    _ = try await world.office.noteArrival(try notice(), clerk)
    let stranger = Asked(try world.actor(.employerClerk, "atyrau", "employer-2").actor)
    for other in [
      try notice(latin: "ANY BODY", host: "employer-2"),
      try notice(born: "1990-01-02", host: "employer-2"),
    ] {
      let refusal = await world.refusal { try await world.office.noteArrival(other, stranger) }
      #expect(refusal == .unfit("otherPerson"))
    }
    let rows = [
      try notice(number: "E2"), try notice(latin: "ANY BODY", number: "E2"),
      try notice(latin: "li-wei", number: "e1", entry: "2026-05-19"),
    ]
    let answers = try await world.office.noteArrivals(rows, clerk)
    #expect(answers.map(\.unfit) == [nil, "otherPerson", nil])
    #expect(answers[1].stay == nil)
    let police = try world.actor(.migrationPolice).actor
    let stays = try await world.office.stays(size: PageSize(10), police).items
    #expect(stays.count == 3)
    #expect(Set(stays.map(\.stay.record.person)).count == 2)
    #expect(Set(stays.compactMap(\.person?.latinName)) == ["LI WEI"])
  }

  @Test func `one entry is one stay, and another host of it is a move`() async throws {
    let world = try OfficeWorld("2026-05-20")
    let clerk = try world.actor(.employerClerk)
    let other = try world.actor(.employerClerk, "atyrau", "employer-2")
    let first = try await world.office.noteArrival(try notice(), clerk)
    #expect(!first.isKnown)
    let again = try await world.office.noteArrival(try notice(), Asked(clerk.actor))
    #expect(again.isKnown && again.stay == first.stay)
    let moved = try await world.office.noteArrival(
      try notice(address: "Abay 2", host: "employer-2"), Asked(other.actor, key: "move"))
    #expect(moved.isKnown && moved.stay == first.stay)
    let police = try world.actor(.migrationPolice)
    let stays = try await world.office.stays(size: PageSize(10), police.actor).items
    let stay = try #require(stays.first?.stay.record)
    #expect(stays.count == 1 && stay.host?.rawValue == "employer-2")
    #expect(stay.notices.map(\.kind) == [.arrival, .newAddress])
    #expect(stay.notices.last?.address == "Abay 2")
    let left = try await world.office.earlierHostings(size: PageSize(10), clerk.actor).items
    #expect(left.map(\.hosting.address) == ["Satpayev 1"] && left.first?.name == "Ли Вэй")
    #expect(left.map(\.hosting.until) == [world.office.today])
    #expect(
      try await world.office.earlierHostings(size: PageSize(10), other.actor).items.isEmpty)
    #expect(
      await world.refusal { try await world.office.stay(stay.id, clerk.actor) } == .notAllowed)
    let back = try await world.office.noteArrival(try notice(), Asked(clerk.actor))
    let third = try await world.office.noteArrival(
      try notice(address: "Abay 3", host: "employer-2"), Asked(other.actor, key: "third"))
    #expect(back.stay == third.stay)
    let twice = try await world.office.earlierHostings(size: PageSize(10), clerk.actor).items
    #expect(twice.count == 2, "each time at the place is one of its own")
    _ = try await world.office.noteExit(stay.id, on: try day("2026-05-20"), Asked(police.actor))
    let late = await world.refusal {
      try await world.office.noteArrival(try notice(), Asked(clerk.actor))
    }
    #expect(late == .unfit("left"))
    #expect(try await world.register.verify().isClean)
  }

  @Test func `a notice is about a foreigner, with a name and a number as passports write them`()
    async throws
  {
    let world = try OfficeWorld("2026-05-20")
    let clerk = try world.actor(.employerClerk)
    let wrongs: [(ArrivalNotice, String)] = [
      (try notice(country: "KAZ"), "citizen"), (try notice(latin: "Ли Вэй"), "latinName"),
      (try notice(latin: "- ."), "latinName"), (try notice(number: "???"), "documentNumber"),
      (try notice(number: "Е1"), "documentNumber"), (try notice(number: "E 1"), "documentNumber"),
      (try notice(born: "1906-05-19"), "birthDate"), (try notice(born: "2026-05-19"), "birthDate"),
    ]
    for (wrong, part) in wrongs {
      let refusal = await world.refusal { try await world.office.noteArrival(wrong, clerk) }
      #expect(refusal == .unfit(part), "\(part)")
    }
    let oldest = try await world.office.noteArrival(try notice(born: "1906-05-20"), clerk)
    #expect(!oldest.isKnown)
  }

  @Test func `forwards a complaint of somebody without an account`() async throws {
    let world = try OfficeWorld("2026-05-20")
    let made = try await world.office.complain(
      statement: "Not paid for three months", facts: FactSheet(), Asked(.visitor(), key: "c-1"))
    let again = try await world.office.complain(
      statement: "Not paid for three months", facts: FactSheet(), Asked(.visitor(), key: "c-1"))
    #expect(again.record.id == made.record.id)
    let seen = try await world.office.complaints(
      size: PageSize(10), try world.actor(.labourInspection).actor)
    #expect(seen.items.map(\.record.id) == [made.record.id])
    #expect(
      await world.refusal {
        try await world.office.complaint(made.record.id, Actor.visitor())
      } == .notAllowed)
  }

  @Test func `whoever has the number of a complaint learns what became of it`() async throws {
    let world = try OfficeWorld("2026-05-20")
    let asked = Asked(.visitor(), key: "c-1")
    let statement = "They keep my passport"
    let made = try await world.office.complain(statement: statement, facts: FactSheet(), asked)
    let number = try #require(world.office.complaintNumber(statement: statement, asked))
    #expect(ComplaintNumber(" " + number.description.lowercased()) == number)
    #expect(!"\(made.record)".contains(number.description), "the number itself is not kept")
    let other = try #require(
      world.office.complaintNumber(statement: statement, Asked(.visitor(), key: "c-2")))
    #expect(try await world.office.fate(of: other, .visitor()) == nil)
    let worker = try world.actor(.worker)
    #expect(
      world.office.complaintNumber(statement: statement, Asked(worker.actor, key: "w")) == nil)

    let inspector = try world.actor(.labourInspection)
    let police = try world.actor(.migrationPolice)
    #expect(try await world.office.complaints(size: PageSize(10), police.actor).items.isEmpty)
    #expect(
      await world.refusal {
        try await world.office.answerComplaint(made.record.id, answer: "no", Asked(police.actor))
      } == .outOfPlace(.notNow))
    _ = try await world.office.forwardComplaint(
      made.record.id, facts: FactSheet(["trouble": "papers_kept"]), Asked(inspector.actor))
    let inbox = try await world.office.complaints(size: PageSize(10), police.actor).items
    #expect(inbox.map(\.record.id) == [made.record.id])
    _ = try await world.office.answerComplaint(
      made.record.id, answer: "Given back", Asked(police.actor))
    #expect(try await world.office.complaints(size: PageSize(10), police.actor).items.isEmpty)
    #expect(
      try await world.office.complaint(made.record.id, police.actor).record.body == "to_police")
    let fate = try await world.office.fate(of: number, .visitor())
    #expect(try fate?.standing == .answered("Given back", on: day("2026-05-20")))
    #expect(fate?.body == "to_police")
    #expect(try await world.register.verify().isClean)
  }

  @Test func `a complaint for another body than the police is none of theirs`() async throws {
    let world = try OfficeWorld("2026-05-20")
    let made = try await world.office.complain(
      statement: "Not paid", facts: FactSheet(), Asked(.visitor(), key: "c-1"))
    _ = try await world.office.forwardComplaint(
      made.record.id, facts: FactSheet(["trouble": "wages_late"]),
      Asked(try world.actor(.labourInspection).actor))
    let police = try world.actor(.migrationPolice)
    #expect(try await world.office.complaints(size: PageSize(10), police.actor).items.isEmpty)
    #expect(
      await world.refusal { try await world.office.complaint(made.record.id, police.actor) }
        == .notFound)
    #expect(
      await world.refusal {
        try await world.office.answerComplaint(made.record.id, answer: "x", Asked(police.actor))
      } == .outOfPlace(.notNow))
  }

  @Test func `an employer who is penalised is told, and nobody else sees it`() async throws {
    let world = try OfficeWorld("2026-05-20")
    try await world.enterEmployer()
    let office = world.office
    let inspection = try world.actor(.labourInspection)
    let employer = try world.actor(.employerSignatory)
    let planned = try await office.planInspection(
      of: try key("employer-1"), on: office.today, inspection)
    _ = try await office.beginInspection(planned.record.id, inspection)
    for subject in [ViolationCase.Subject.employer, .work] {
      _ = try await office.addFinding(
        planned.record.id, .init(subject: subject, facts: FactSheet(), note: "seen"), inspection)
    }
    let (_, opened) = try await office.closeInspection(planned.record.id, inspection)
    let id = try #require(opened.first { $0.subject == .employer }?.id)
    _ = try await office.screen(id, facts: Self.noSigns, referral: nil, inspection)
    _ = try await office.computePenalty(id, inspection)
    let fine = DifferentPenalty(fine: Money(tiyn: 43_250_000, currency: .tenge))
    let before = try await office.notices(size: PageSize(10), employer.actor).items.count
    #expect(try await office.penalties(employer.actor).isEmpty)
    #expect(await world.refusal { try await office.penalty(id, employer.actor) } == .notFound)
    _ = try await office.imposePenalty(id, fine, reason: "as told", inspection)
    let told = try await office.notices(size: PageSize(10), employer.actor).items
    #expect(told.count == before + 1 && told.first?.notice.phrase == "notice.penalty")
    #expect(told.first?.notice.parts == ["violation": id.rawValue])
    #expect(try await office.penalties(employer.actor).map(\.record.id) == [id])
    let seen = try await office.penalty(id, employer.actor).record
    #expect(seen.imposedBy?.role == .labourInspection)
    #expect(try await office.addressee(of: seen).employer?.id == key("employer-1"))
    // What was found about a worker at the same place is no matter of the employer's.
    let work = try #require(opened.first { $0.subject == .work }?.id)
    #expect(await world.refusal { try await office.penalty(work, employer.actor) } != nil)
    let stranger = try world.actor(.employerSignatory, "atyrau", "employer-2").actor
    #expect(await world.refusal { try await office.penalty(id, stranger) } != nil)
    #expect(await world.refusal { try await office.penalty(id, inspection.actor) } != nil)
    #expect(
      await world.refusal {
        try await office.recordHandover(id, on: office.today, employer)
      } == .notAllowed)
    let handed = try await office.recordHandover(id, on: office.today, inspection)
    #expect(handed.record.handedOn == office.today)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `the police write down that an expulsion was carried out`() async throws {
    let world = try OfficeWorld("2026-05-20")
    let police = try world.actor(.migrationPolice)
    let office = world.office
    let id = try await office.openViolation(
      .work, facts: Self.work.merging(FactSheet(["permit_held": "no_permit"])), employer: nil,
      person: nil, Asked(police.actor)
    ).record.id
    _ = try await office.screen(id, facts: Self.noSigns, referral: nil, Asked(police.actor))
    _ = try await office.computePenalty(id, Asked(police.actor))
    func carriedOut(_ on: String, _ role: Role) async throws -> ViolationCase {
      try await office.recordExpulsion(
        id, on: try day(on), Asked(try world.actor(role).actor)
      ).record
    }
    let early = await world.refusal { try await carriedOut("2026-05-20", .migrationPolice) }
    #expect(early == .outOfPlace(.notNow))
    let order = DifferentPenalty(
      fine: Money(tiyn: 0, currency: .tenge), arrestDays: 0, expulsionPossible: true,
      order: "Court of Atyrau, No 5")
    _ = try await office.imposePenalty(id, order, reason: "", Asked(police.actor))
    #expect(
      await world.refusal { try await carriedOut("2026-05-20", .labourInspection) } == .notAllowed)
    #expect(try await carriedOut("2026-05-20", .migrationPolice).expelledOn == office.today)
    #expect(try await world.register.verify().isClean)
  }
}

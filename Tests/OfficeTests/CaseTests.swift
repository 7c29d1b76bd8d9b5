import Casework
import Measures
import Register
import Testing

@testable import Office

@Suite struct `A case in the office` {
  @Test func `goes from the vacancy into effect, with places, notices and tasks`() async throws {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    try await world.allot(5)
    let id = try await world.lodged()
    let officer = try world.actor(.officer)
    let tasks = try await world.office.tasks(of: id, officer.actor)
    let check = try #require(tasks.first { $0.name == .checkCompleteness })
    #expect(check.state == .now && check.side == .office)
    try await world.complete(id)
    let board = try await world.office.quotaBoard(year: 2026, officer.actor)
    #expect(board.held == 1 && board.used == 0)
    _ = try await world.office.propose(id, officer)
    try world.today("2026-02-25")
    _ = try await world.office.grant(id, .init(term: .months(12)), officer)
    let fee = try #require(
      try await world.office.tasks(of: id, officer.actor).first { $0.name == .fee })
    #expect(fee.lastDay == (try day("2026-03-12")))
    _ = try await world.office.payFee(
      id, sum: Money(tiyn: 70_000_000, currency: .tenge), day: try day("2026-02-25"),
      reference: "P-1", try world.actor(.employerClerk))
    let waiting = try await world.office.tasks(of: id, officer.actor)
    #expect(waiting.first { $0.name == .fee }?.state == .done)
    #expect(waiting.first { $0.name == .feeConfirmation }?.side == .office)
    let reports = try await world.office.feeReports(
      isWaiting: true, size: PageSize(5), officer.actor)
    #expect(reports.items.map(\.record.permitCase) == [id])
    let stranger = try world.actor(.officer, "aktobe")
    let elsewhere = try await world.office.feeReports(size: PageSize(5), stranger.actor)
    #expect(elsewhere.items.isEmpty)
    let clerk = try world.actor(.employerClerk)
    #expect(
      await world.refusal { try await world.office.answerPayment(id, refusal: nil, clerk) }
        == .notAllowed)
    _ = try await world.office.answerPayment(id, refusal: nil, officer)
    let answered = try await world.office.feeReports(
      isWaiting: true, size: PageSize(5), officer.actor)
    #expect(answered.items.isEmpty)
    let file = try await world.office.caseFile(id, officer.actor)
    #expect(file.permitCase.standing.name == .inEffect)
    #expect(try await world.office.quotaBoard(year: 2026, officer.actor).used == 1)
    let status = try #require(try await world.office.verifyPermit(" " + id.rawValue + " "))
    #expect(status.state == .inEffect)
    let inbox = try await world.office.notices(
      size: PageSize(50), try world.actor(.employerSignatory).actor)
    #expect(
      Set(inbox.items.map(\.notice.phrase)) == [
        "notice.admitted", "notice.granted", "notice.feeConfirmed", "notice.tookEffect",
      ])
    #expect(try await world.register.verify().isClean)
  }

  @Test func `that was never filed is its employer's alone, and the auditor's`() async throws {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    let (office, signatory) = (world.office, try world.actor(.employerSignatory))
    let id = try await office.openCase(for: try key("employer-1"), facts: specialist, signatory)
      .permitCase.id
    let officer = try world.actor(.officer)
    for role in [Role.officer, .supervisor, .ministry, .migrationPolice, .appealBody] {
      let other = try world.actor(role)
      #expect(await world.refusal { try await office.caseFile(id, other.actor) } == .notAllowed)
      let listed = try await office.cases(CaseQueue(), size: PageSize(5), other.actor)
      #expect(listed.items.isEmpty, "\(role)")
      let found = try await office.searchCases(
        CaseSearch(words: "Kurylys"), size: PageSize(5), other.actor)
      #expect(found.items.isEmpty, "\(role)")
    }
    #expect(await world.refusal { try await office.expire(id, officer) } == .notAllowed)
    let auditor = try world.actor(.auditor)
    #expect(try await office.caseFile(id, auditor.actor).permitCase.id == id)
    #expect(try await office.caseFile(id, signatory.actor).permitCase.id == id)
    _ = try await office.takeBack(id, signatory)
    #expect(await world.refusal { try await office.caseFile(id, officer.actor) } == .notAllowed)
    let filed = try await world.lodged()
    #expect(try await office.caseFile(filed, officer.actor).permitCase.id == filed)
    _ = try await office.takeBack(filed, signatory)
    #expect(try await office.caseFile(filed, officer.actor).permitCase.id == filed)
  }

  @Test func `is nobody else's business, and nobody is told that it exists`() async throws {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    try await world.allot(5)
    let id = try await world.lodged()
    let none: Identifier<PermitCase> = try key("2026-AAAAA-AAAAA")
    for asked in [
      try world.actor(.officer, "astana"),
      try world.actor(.employerSignatory, "atyrau", "employer-2"),
      try world.actor(.worker), try world.actor(.administrator), Asked(.visitor()),
    ] {
      let other = await world.refusal { try await world.office.caseFile(id, asked.actor) }
      let absent = await world.refusal { try await world.office.caseFile(none, asked.actor) }
      #expect(other == .notAllowed && absent == .notAllowed, "\(asked.actor.role)")
      let step = await world.refusal { try await world.office.checkCompleteness(id, asked) }
      #expect(step == .notAllowed, "\(asked.actor.role)")
    }
    let auditor = try world.actor(.auditor)
    #expect(
      await world.refusal { try await world.office.caseFile(none, auditor.actor) } == .notFound)
    #expect(await world.refusal { try await world.office.propose(id, auditor) } == .notAllowed)
  }

  @Test func `takes a request once for its key, and refuses what was seen too early`() async throws
  {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    let signatory = try world.actor(.employerSignatory).actor
    let asked = Asked(signatory, key: "k-1")
    let first = try await world.office.openCase(
      for: try key("employer-1"), facts: specialist, asked)
    let again = try await world.office.openCase(
      for: try key("employer-1"), facts: specialist, asked)
    #expect(again.receipt == first.receipt && again.isRepeated && !first.isRepeated)
    let other = await world.refusal {
      try await world.office.openCase(for: try key("employer-1"), facts: FactSheet(), asked)
    }
    #expect(other == .keyUsedOtherwise)
    let id = first.permitCase.id
    let back = Asked(signatory, key: "k-2", version: 1)
    let done = try await world.office.takeBack(id, back)
    // Out of place by now, and yet answered as the first time.
    #expect(try await world.office.takeBack(id, back).receipt == done.receipt)
    let stale = await world.refusal {
      try await world.office.takeBack(id, Asked(signatory, key: "k-3", version: 1))
    }
    #expect(stale == .stale(version: 2))
    #expect(try await world.register.events(of: id).count == 2)
  }

  @Test func `that is refused can be appealed and replayed`() async throws {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    try await world.allot(5)
    let facts = specialist.merging(FactSheet(["citizens_in_group": "20"]))
    let id = try await world.proposed(facts: facts)
    let (officer, signatory) = (try world.actor(.officer), try world.actor(.employerSignatory))
    _ = try await world.office.offerHearing(id, grounds: [], officer)
    _ = try await world.office.hear(id, answer: "We will hire.", signatory)
    _ = try await world.office.refuse(id, reasonForDiffering: nil, officer)
    let packet = try await world.office.appealPacket(id, signatory.actor)
    #expect(packet.replay(with: try world.office.law().explainer) == .same)
    _ = try await world.office.appeal(id, statement: "The branch counts too.", signatory)
    let body = try world.actor(.appealBody)
    let returned = try await world.office.setActAside(id, reason: "It does.", body)
    #expect(returned.permitCase.standing.name == .admitted)
    #expect(try await world.office.quotaBoard(year: 2026, officer.actor).held == 1)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `finds no place when the quota is exhausted`() async throws {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    try await world.allot(1)
    let first = try await world.proposed()
    let second = try await world.proposed()
    let officer = try world.actor(.officer)
    _ = try await world.office.grant(first, .init(term: .months(12)), officer)
    guard
      case .lawSaysNo(let refusal)? = await world.refusal({
        try await world.office.grant(
          second, .init(term: .months(12), reasonForDiffering: "needed"), officer)
      })
    else {
      Issue.record("granted without a place")
      return
    }
    #expect(refusal.grounds.first.ruling == "quota_place_free")
  }

  @Test func `ends by itself when its term has passed`() async throws {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    try await world.allot(5)
    let paid = try await world.inEffect()
    let unpaid = try await world.proposed()
    try world.today("2026-02-27")
    _ = try await world.office.grant(unpaid, .init(term: .months(12)), try world.actor(.officer))
    try world.today("2026-03-10")
    #expect(try await world.office.sweepTerms().ended.isEmpty)
    try world.today("2026-04-10")
    #expect(try await world.office.sweepTerms().ended == [unpaid])
    try world.today("2027-02-27")
    #expect(try await world.office.sweepTerms().ended == [paid])
    #expect(try await world.office.verifyPermit(paid.rawValue)?.state == .expired)
    let board = try await world.office.quotaBoard(year: 2026, try world.actor(.ministry).actor)
    #expect(board.held == 0 && board.used == 1)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `gets a last day where an earlier release kept none`() async throws {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    let id = try await world.lodged()
    let term = try #require(try await world.register.line(of: id)?.due)
    let write = Write(
      at: world.office.world.now(), day: world.office.today,
      by: try world.actor(.officer).actor.party,
      changes: [.due(id, version: try #require(await world.register.line(of: id)?.version), nil)])
    _ = try await world.register.commit(write)
    #expect(try await world.register.line(of: id)?.due == nil)
    #expect(try await world.office.reckonTerms() == 1)
    #expect(try await world.register.line(of: id)?.due == term)
    #expect(try await world.office.reckonTerms() == 0)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `counts as refused when nobody opened it in time`() async throws {
    let world = try OfficeWorld("2026-01-20")
    try await world.enterEmployer()
    let id = try await world.lodged()
    let officer = try world.actor(.officer)
    let line = try #require(try await world.register.line(of: id))
    #expect(line.due == (try day("2026-03-16")), "what the queue is ordered by")
    try world.today("2026-03-16")
    #expect(try await world.office.sweepTerms().ended.isEmpty)
    try world.today("2026-03-17")
    let late = try await world.office.caseFile(id, officer.actor)
    #expect(late.tasks.contains { $0.name == .decision && $0.state == .late })
    #expect(try await world.office.sweepTerms().ended == [id])
    let file = try await world.office.caseFile(id, officer.actor)
    #expect(file.permitCase.standing.name == .refusedBySilence)
    let missed = file.tasks.filter { $0.state == .missed }.map(\.name)
    #expect(missed == [.checkCompleteness, .proposal, .decision])
    let signatory = try world.actor(.employerSignatory)
    _ = try await world.office.appeal(id, statement: "Nobody looked.", signatory)
    let again = try await world.office.setActAside(
      id, reason: "So it is.", try world.actor(.appealBody))
    #expect(again.permitCase.standing.name == .lodged)
    #expect(try await world.office.sweepTerms().ended.isEmpty, "the term runs anew")
    #expect(try await world.register.verify().isClean)
  }
}

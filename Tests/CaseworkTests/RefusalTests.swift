import Casework
import Foundation
import LawExplain
import LawLanguage
import Measures
import Testing

@Suite struct `A refusal` {
  /// Too few citizens among the staff.
  static func proposed(_ changed: [String: String] = ["citizens_in_group": "20"]) throws -> Worked {
    var worked = try Worked("case-no")
    let facts = specialist.merging(FactSheet(changed))
    try worked.take(.open(employer: try Worked.employer("atyrau"), facts: facts), "2026-01-20")
    try worked.take(
      .recordSearch(
        .init(channel: ChannelKey("vacancy_date"), day: try day("2026-02-02"), reference: "V-77")),
      "2026-02-02")
    try worked.attachAll("2026-02-10")
    try worked.take(.lodge(facts: FactSheet(), places: 1), "2026-02-20")
    try worked.take(
      .checkCompleteness(account: try Worked.account("atyrau", "category_3", 2026, free: 5)),
      "2026-02-23")
    try worked.take(.propose, "2026-02-24")
    return worked
  }

  static func refused() throws -> Worked {
    var worked = try proposed()
    let grounds = try #require(Grounds([Ground(ruling: "local_content_met", provisions: [])]))
    try worked.take(.offerHearing(grounds), "2026-02-25")
    try worked.take(.hear(answer: "We will hire four citizens."), "2026-02-27")
    try worked.take(.rule(.refuse([], reasonForDiffering: nil)), "2026-03-02")
    return worked
  }

  @Test func `has the grounds of the law with their provisions`() throws {
    let worked = try Self.refused()
    guard case .refused(_, let decision, let appeal) = try worked.standing else {
      throw Worked.Unexpected()
    }
    let grounds = try #require(decision.grounds).all
    #expect(grounds.map(\.ruling) == ["local_content_met"])
    #expect(grounds[0].provisions.contains { $0.hasPrefix("kz/foreign-labour-rules-2023#") })
    #expect(grounds[0].confidence == "sure")
    #expect(appeal.term == .months(3))
    #expect(worked.postings.map(\.kind) == [.hold, .void])
    try worked.checkWhole()
  }

  @Test func `names every ground`() throws {
    let worked = try Self.proposed(["citizens_in_group": "20", "qualification_matches": "no"])
    guard case .admitted(let admission) = try worked.standing else { throw Worked.Unexpected() }
    #expect(
      Set(try #require(admission.proposal).grounds.map(\.ruling))
        == ["local_content_met", "qualification_met"])
  }

  @Test func `comes after the employer was heard`() throws {
    var worked = try Self.proposed()
    let refuse = Command.rule(.refuse([], reasonForDiffering: nil))
    #expect(throws: StepError.notHeard) { try worked.answer(refuse, "2026-02-25") }
    try worked.take(
      .offerHearing(Grounds(Ground(ruling: "local_content_met", provisions: []))), "2026-02-25")
    let first = try day("2026-03-03")
    for early in ["2026-02-25", "2026-02-28", "2026-03-02"] {
      #expect(throws: StepError.answerAwaited(first: first)) { try worked.answer(refuse, early) }
    }
    #expect(throws: Never.self) { try worked.answer(refuse, "2026-03-03") }
    worked.outages = [
      try #require(Outage(first: try day("2026-03-02"), last: try day("2026-03-02"), cause: "disk"))
    ]
    #expect(throws: StepError.answerAwaited(first: try day("2026-03-04"))) {
      try worked.answer(refuse, "2026-03-03")
    }
  }

  @Test func `waits for no answer that has come, and hears a late one`() throws {
    var worked = try Self.proposed()
    try worked.take(
      .offerHearing(Grounds(Ground(ruling: "local_content_met", provisions: []))), "2026-02-25")
    guard case .heard(_, let hearing) = try worked.standing else { throw Worked.Unexpected() }
    #expect(hearing.deadline.term == .workingDays(2))
    let refuse = Command.rule(.refuse([], reasonForDiffering: nil))
    var soon = worked
    try soon.take(.hear(answer: "Four citizens were hired."), "2026-02-25")
    #expect(throws: Never.self) { try soon.answer(refuse, "2026-02-25") }
    try worked.take(.hear(answer: "We were away."), "2026-03-05")
    try worked.take(refuse, "2026-03-05")
    try worked.checkWhole()
  }

  @Test func `waits as long as the law files say, and for nothing before the Code`() throws {
    let law = try TheLaw.get()
    #expect(
      law.firstRefusalDay(noticed: try day("2021-06-30"), outages: []) == (try day("2021-06-30")))
    #expect(law.firstRefusalDay(noticed: try day("2026-12-29"), outages: []) == nil, "no 2027 yet")
    let record = try #require(law.book.record(named: LawNames.Record.application.rawValue)).id
    let (path, told) = try (
      law.book.path("unanswered_refusal_first_day", from: record),
      law.book.path("hearing_notice_date", from: record)
    )
    var noticed = try day("2021-07-01")
    while noticed <= (try day("2026-12-20")) {
      var facts = CaseFacts(about: record, day: noticed)
      facts.answers[told] = try law.book.answer(from: noticed.description, for: told)
      let first = law.firstRefusalDay(noticed: noticed, outages: [])
      let said = law.explainer.outcomes(facts, [path])[0]
      guard case .value(let bits) = said, first == Day(exactly: Int(bits)) else {
        Issue.record("\(noticed): \(String(describing: first)), the law files \(said)")
        return
      }
      noticed = try #require(noticed.adding(days: 1))
    }
  }

  @Test func `without an answer is asked again of an earlier release's notice`() throws {
    let law = try TheLaw.get()
    let noticed = try day("2026-02-25")
    let hearing = Hearing(
      offeredOn: noticed, intended: Grounds(Ground(ruling: "local_content_met", provisions: [])),
      deadline: Deadline(purpose: .hearing, start: noticed, term: .notKnown))
    #expect(law.firstRefusalDay(after: hearing, outages: []) == (try day("2026-03-03")))
  }

  @Test func `against what the law proposes keeps the officer's reason`() throws {
    var worked = try Self.proposed([:])
    try worked.take(
      .offerHearing(Grounds(Ground(ruling: "security", provisions: []))), "2026-02-25")
    let own = [Ground(ruling: "security", provisions: [])]
    #expect(throws: StepError.reasonMissing) {
      try worked.answer(.rule(.refuse(own, reasonForDiffering: nil)), "2026-03-03")
    }
    #expect(throws: StepError.groundsMissing) {
      try worked.answer(.rule(.refuse([], reasonForDiffering: "because")), "2026-03-03")
    }
    try worked.take(.rule(.refuse(own, reasonForDiffering: "letter of 20 February")), "2026-03-03")
    #expect(worked.permitCase?.decisions.last?.reasonForDiffering == "letter of 20 February")
    #expect(worked.permitCase?.decisions.last?.proposal.verdict == .grant)
  }

  @Test func `that the law proposes can be overruled with a reason`() throws {
    var worked = try Self.proposed()
    #expect(throws: StepError.reasonMissing) {
      try worked.answer(.rule(.grant(.init(term: .months(12)))), "2026-02-26")
    }
    try worked.take(
      .rule(.grant(.init(term: .months(12), reasonForDiffering: "four citizens were hired"))),
      "2026-02-26")
    #expect(worked.permitCase?.decisions.last?.isGranted == true)
  }

  @Test func `is appealed with a packet that replays to the same bytes`() throws {
    var worked = try Self.refused()
    #expect(throws: StepError.tooLate(.appeal)) {
      try worked.answer(.appeal(statement: "late"), "2026-06-03")
    }
    try worked.take(.appeal(statement: "The share was counted wrongly."), "2026-06-02")
    let packet = try worked.packet()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = try encoder.encode(packet)
    let read = try JSONDecoder().decode(AppealPacket.self, from: bytes)
    #expect(read == packet)
    #expect(try encoder.encode(read) == bytes)
    #expect(read.replay(with: worked.law.explainer) == .same)
  }

  @Test func `replayed with another book or another journal is told apart`() throws {
    var worked = try Self.refused()
    try worked.take(.appeal(statement: "The share was counted wrongly."), "2026-06-02")
    let packet = try worked.packet()
    let other = packet.replay(with: Explainer(book: .init()))
    guard case .refused(.otherBook) = other else {
      Issue.record("\(other)")
      return
    }
    let whole = try #require(worked.permitCase)
    #expect(AppealPacket(whole, journal: worked.events.dropLast()) == nil)
  }

  @Test func `notes where the journal and the reasons rest on other facts`() throws {
    var worked = try Self.refused()
    try worked.take(.appeal(statement: "The share was counted wrongly."), "2026-06-02")
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let written = String(decoding: try encoder.encode(try worked.packet()), as: UTF8.self)
    let name = "citizens_in_group"
    let stated = try #require(worked.permitCase?.facts[name])
    func replay(_ text: String) throws -> AppealPacket.Verdict {
      try JSONDecoder().decode(AppealPacket.self, from: Data(text.utf8))
        .replay(with: worked.law.explainer)
    }
    let (kept, forged) = ("\"\(name)\":\"\(stated)\"", "\"\(name)\":\"999\"")
    #expect(written.contains(kept))
    let everywhere = written.replacingOccurrences(of: kept, with: forged)
    #expect(try replay(everywhere) == .otherFacts([name]), "the reasons tell of other facts")
    let lodged = try #require(written.range(of: "\"lodgement\":"))
    let first = try #require(written.range(of: kept, range: lodged.upperBound..<written.endIndex))
    let once = written.replacingCharacters(in: first, with: forged)
    #expect(try replay(once) == .otherFacts([name]))
    let words = "The share was counted wrongly."
    let said = try #require(written.range(of: words, options: .backwards))
    let other = written.replacingCharacters(in: said, with: "I agree.")
    #expect(try replay(other) == .otherDecision, "the employer's words are in the journal too")
  }

  @Test func `set aside goes back to decision with a place`() throws {
    var worked = try Self.refused()
    try worked.take(.appeal(statement: "The share was counted wrongly."), "2026-03-10")
    try worked.take(
      .decideAppeal(
        .setAside(
          reason: "the branch counts too",
          account: try Worked.account("atyrau", "category_3", 2026, free: 1))), "2026-03-20")
    #expect(try worked.standing.name == .admitted)
    #expect(worked.postings.map(\.kind) == [.hold, .void, .hold])
    #expect(Set(worked.postings.map(\.key)).count == 3)
    try worked.checkWhole()
  }

  @Test func `upheld or not appealed ends the case`() throws {
    var upheld = try Self.refused()
    try upheld.take(.appeal(statement: "no"), "2026-03-10")
    try upheld.take(.decideAppeal(.uphold(reason: "right")), "2026-03-20")
    #expect(try upheld.standing == .closed(Closing(reason: .refused, day: try day("2026-03-20"))))
    var silent = try Self.refused()
    #expect(throws: StepError.tooEarly(.appeal)) { try silent.answer(.expire, "2026-06-02") }
    try silent.take(.expire, "2026-06-03")
    try silent.checkWhole()
  }

  @Test func `follows from a quota that is used up, whatever the officer wants`() throws {
    var worked = try `A case of 2026`.lodged()
    try worked.take(
      .checkCompleteness(account: try Worked.account("atyrau", "category_3", 2026, free: 0)),
      "2026-02-23")
    #expect(worked.postings.isEmpty)
    try worked.take(.propose, "2026-02-24")
    guard case .admitted(let admission) = try worked.standing else { throw Worked.Unexpected() }
    #expect(admission.proposal?.grounds.map(\.ruling) == ["quota_place_free"])
    let grant = Command.rule(.grant(.init(term: .months(12), reasonForDiffering: "needed")))
    #expect(try worked.no(grant, "2026-02-25").first == "quota_place_free")
  }

  @Test func `needs the account of the region, the year and the category`() throws {
    var worked = try `A case of 2026`.lodged()
    try worked.checkAll("2026-02-23")
    for (region, line, year) in [
      ("astana", "category_3", 2026), ("atyrau", "category_2", 2026),
      ("atyrau", "category_3", 2025),
    ] {
      #expect(throws: StepError.wrongAccount) {
        try worked.answer(
          .checkCompleteness(account: try Worked.account(region, line, year, free: 5)), "2026-02-23"
        )
      }
    }
    #expect(throws: StepError.wrongAccount) {
      try worked.answer(.checkCompleteness(account: nil), "2026-02-23")
    }
  }
}

extension Worked {
  /// The packet of the case as it stands.
  func packet() throws -> AppealPacket {
    let whole = try #require(permitCase)
    return try #require(AppealPacket(whole, journal: events))
  }
}

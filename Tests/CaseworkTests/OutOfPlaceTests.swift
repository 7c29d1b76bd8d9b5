import Casework
import Measures
import Testing

@Suite struct `A step out of place` {
  /// One command of each name, as far as it needs no state.
  static func commands() throws -> [Command] {
    let grounds = Grounds(Ground(ruling: "x", provisions: []))
    let worker = try Worked.worker("Xu-9")
    let sum = Money(tiyn: 100, currency: .tenge)
    return [
      .lodge(facts: FactSheet(), places: 1), .supplement(facts: FactSheet(), documents: []),
      .checkCompleteness(account: nil), .propose, .offerHearing(grounds), .hear(answer: "a"),
      .rule(.grant(.init(term: .months(1)))), .rule(.refuse([], reasonForDiffering: "r")),
      .payFee(.init(sum: sum, day: try day("2026-06-01"), reference: "r")),
      .placeGuarantee(.init(sum: sum, bank: "b", reference: "r", day: try day("2026-06-01"))),
      .fileList(try #require(NamedList([worker]))), .certify,
      .replace(leaving: worker.id, arriving: worker, sameCategory: true),
      .askReplacement(try key("r"), leaving: worker.id, arriving: worker),
      .refuseReplacement(
        ReplacementRefusal(leaving: worker.id, arriving: worker, reason: "r", isDifferent: false)),
      .reportCondition(try key("c"), .init(day: try day("2026-06-01"), done: 1, proof: "p")),
      .extend(facts: FactSheet(), term: .months(1), account: nil),
      .ruleOnExtension(.extend(reasonForDiffering: nil)), .suspend(grounds, cure: .days(1)),
      .reportCure(text: "t"), .resume(reason: "r"), .withdraw(grounds), .takeBack, .giveBack,
      .appeal(statement: "s"),
      .decideAppeal(.uphold(reason: "r")), .noteSilence, .expire,
      .answerRegion(RegionKey("aktobe"), refusal: "r", account: nil),
      .answerPayment(refusal: nil),
    ]
  }

  static let allowed: [Standing.Name: Set<Command.Name>] = [
    .preparing: [.lodge, .takeBack],
    .lodged: [.checkCompleteness, .takeBack, .noteSilence],
    .admitted: [.propose, .offerHearing, .rule, .noteSilence, .takeBack, .answerRegion],
    .granted: [.payFee, .answerPayment, .placeGuarantee, .fileList, .certify, .expire],
    .inEffect: [
      .payFee, .fileList, .replace, .askReplacement, .refuseReplacement, .reportCondition, .extend,
      .ruleOnExtension, .suspend,
      .withdraw,
      .giveBack,
      .expire,
    ],
    .refused: [.appeal, .expire],
    .underAppeal: [.decideAppeal],
    .closed: [],
  ]

  static func cases() throws -> [Worked] {
    var granted = try `A case of 2026`.admitted()
    try granted.take(.propose, "2026-02-24")
    try granted.take(.rule(.grant(.init(term: .months(12)))), "2026-02-25")
    var appealed = try RefusalCase.refused()
    try appealed.take(.appeal(statement: "s"), "2026-03-10")
    var closed = try `A case of 2026`.lodged()
    try closed.take(.takeBack, "2026-02-21")
    var preparing = try Worked()
    try preparing.take(
      .open(employer: try Worked.employer("atyrau"), facts: specialist), "2026-01-20")
    return [
      preparing, try `A case of 2026`.lodged(), try `A case of 2026`.admitted(), granted,
      try `A case of 2026`.inEffect(), try RefusalCase.refused(), appealed, closed,
    ]
  }

  typealias RefusalCase = `A refusal`

  @Test func `is refused by name in every standing`() throws {
    for worked in try Self.cases() {
      let standing = try worked.standing.name
      let allowed = try #require(Self.allowed[standing])
      for command in try Self.commands() where !allowed.contains(command.name) {
        #expect(throws: StepError.outOfPlace(step: command.name, standing: standing)) {
          try worked.answer(command, "2026-06-01")
        }
      }
    }
  }

  @Test func `does not open a case twice nor work one that is not there`() throws {
    let worked = try `A case of 2026`.lodged()
    let open = Command.open(employer: try Worked.employer("atyrau"), facts: FactSheet())
    #expect(throws: StepError.alreadyOpen) { try worked.answer(open, "2026-06-01") }
    #expect(throws: StepError.notOpen) { try Worked().answer(.propose, "2026-06-01") }
  }

  @Test func `is not dated before the last one`() throws {
    let worked = try `A case of 2026`.lodged()
    #expect(throws: StepError.beforeLastStep) { try worked.answer(.takeBack, "2026-02-19") }
  }

  @Test func `names facts and keys the law does not know`() throws {
    var worked = try Worked()
    let stranger = FactSheet(["worker.shoe_size": "44"])
    #expect(throws: StepError.unreadableFact("worker.shoe_size")) {
      try worked.answer(
        .open(employer: try Worked.employer("atyrau"), facts: stranger), "2026-01-20")
    }
    #expect(throws: StepError.unreadableFact("worker.citizenship")) {
      try worked.answer(
        .open(
          employer: try Worked.employer("atyrau"), facts: FactSheet(["worker.citizenship": "QQQ"])),
        "2026-01-20")
    }
    #expect(throws: StepError.unknownKey("atlantis")) {
      try worked.answer(
        .open(employer: try Worked.employer("atlantis"), facts: FactSheet()), "2026-01-20")
    }
    try worked.take(
      .open(employer: try Worked.employer("atyrau"), facts: specialist), "2026-01-20")
    #expect(throws: StepError.unknownKey("radio")) {
      try worked.answer(
        .recordSearch(
          .init(channel: ChannelKey("radio"), day: try day("2026-01-20"), reference: "r")),
        "2026-01-20")
    }
    #expect(throws: StepError.unknownKey("poem")) {
      try worked.answer(
        .attach(.init(kind: DocumentKey("poem"), day: try day("2026-01-20"), fingerprint: "f")),
        "2026-01-20")
    }
    #expect(throws: StepError.impossibleNumber("requested_workers")) {
      try worked.answer(.lodge(facts: FactSheet(), places: 0), "2026-02-20")
    }
  }

  @Test func `in a journal is found by its number`() throws {
    let worked = try `A case of 2026`.inEffect()
    let events = worked.events
    #expect(throws: FoldFault.empty) { try PermitCase(events: []) }
    #expect(throws: FoldFault.notOpened) { try PermitCase(events: events.dropFirst()) }
    #expect(throws: FoldFault.wrongNumber(expected: 2, found: 3)) {
      try PermitCase(events: [events[0], events[2]])
    }
    let swapped = CaseEvent(
      permitCase: events[0].permitCase, number: 2, day: events[1].day, by: events[1].by,
      what: .listCertified)
    #expect(throws: FoldFault.outOfPlace(.listCertified, .preparing)) {
      try PermitCase(events: [events[0], swapped])
    }
    let other = CaseEvent(
      permitCase: try key("case-9"), number: 2, day: events[1].day, by: events[1].by,
      what: events[1].what)
    #expect(throws: FoldFault.otherCase(number: 2)) { try PermitCase(events: [events[0], other]) }
  }
}

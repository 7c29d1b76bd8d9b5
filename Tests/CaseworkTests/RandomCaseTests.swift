import Casework
import Measures
import Testing

/// A generator with a seed, so that every failure can be run again.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(count))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }
}

@Suite struct `Random steps` {
  /// Several cases against one small account.
  struct Office {
    var dice: Dice
    var ledger: QuotaLedger
    var cases: [Worked] = []
    var postings: [Posting] = []
    var today: Day

    init(seed: UInt64) throws {
      dice = Dice(seed: seed)
      ledger = try `The quota ledger`.ledger(3)
      today = try day("2026-02-20")
      for number in 1...4 { cases.append(try Worked("case-\(number)")) }
    }

    /// One command on one case; the ledger takes its postings or the test fails.
    mutating func work() throws -> Bool {
      today = today.adding(days: dice.next(4)) ?? today
      let index = dice.next(cases.count)
      let command = try command(for: cases[index])
      let answer: StepAnswer
      do { answer = try cases[index].answer(command, today.description) } catch is StepError {
        return false
      }
      guard case .done(let step) = answer else { return false }
      for posting in step.postings { try ledger.take(posting) }
      postings += step.postings
      cases[index].take(step)
      return true
    }

    private mutating func command(for worked: Worked) throws -> Command {
      guard let permitCase = worked.permitCase else {
        let changed = dice.next(3) == 0 ? ["citizens_in_group": "10"] : [:]
        return .open(
          employer: try Worked.employer("atyrau"),
          facts: specialist.merging(FactSheet(changed)))
      }
      let all = try `A step out of place`.commands() + (try fitting(permitCase))
      let likely = try fitting(permitCase) + reviewing(permitCase)
      return dice.next(10) < 8 && !likely.isEmpty ? dice.pick(likely) : dice.pick(all)
    }

    private func fitting(_ permitCase: PermitCase) throws -> [Command] {
      let account = ledger[`The quota ledger`.atyrau]
      let grounds = Grounds(Ground(ruling: "x", provisions: []))
      switch permitCase.standing {
      case .preparing:
        let missing = permitCase.package.missing(
          of: try TheLaw.get().documentsNeeded(on: try day("2026-02-20")))
        guard !missing.isEmpty else {
          return [
            .recordSearch(
              .init(
                channel: ChannelKey("vacancy_date"), day: try day("2026-02-02"), reference: "v")),
            .lodge(facts: FactSheet(["vacancy_date": "2026-02-02"]), places: 1),
            .lodge(facts: FactSheet(["vacancy_date": "2026-02-02"]), places: 2),
          ]
        }
        return missing.map { .attach(.init(kind: $0, day: today, fingerprint: "f")) }
      case .lodged:
        let unchecked = permitCase.package.unchecked
        return unchecked.isEmpty
          ? [.checkCompleteness(account: account)]
          : unchecked.map { .checkDocument($0, .accepted) }
      case .admitted(let admission) where admission.proposal == nil: return [.propose]
      case .admitted:
        return [
          .rule(.grant(.init(term: .months(6)))), .offerHearing(grounds),
          .rule(.grant(.init(term: .months(6), reasonForDiffering: "r"))),
        ]
      case .heard:
        return [
          .hear(answer: "a"), .rule(.refuse([], reasonForDiffering: nil)),
          .rule(.refuse(grounds.all, reasonForDiffering: "r")), .noteSilence,
        ]
      case .granted:
        return [
          .payFee(
            .init(sum: Money(tiyn: 5, currency: .tenge), day: today, reference: "p")), .expire,
          .answerPayment(refusal: nil), .answerPayment(refusal: "r"),
        ]
      case .inEffect(let permit) where permit.extensionUnderway == nil:
        return [
          .extend(facts: FactSheet(), term: .months(6), account: account), .withdraw(grounds),
          .suspend(grounds, cure: .workingDays(5)),
        ]
      case .suspended:
        return [
          .appeal(statement: "s"), .reportCure(text: "t"), .resume(reason: "r"), .withdraw(grounds),
        ]
      case .inEffect:
        return [
          .ruleOnExtension(.extend(reasonForDiffering: "r")),
          .ruleOnExtension(.refuse(grounds.all, reasonForDiffering: "r")),
          .payFee(.init(sum: Money(tiyn: 5, currency: .tenge), day: today, reference: "p")),
          .answerPayment(refusal: nil), .answerPayment(refusal: "r"),
        ]
      case .refused, .refusedBySilence, .withdrawn: return [.appeal(statement: "s"), .expire]
      case .underAppeal:
        return [
          .decideAppeal(.uphold(reason: "r")),
          .decideAppeal(.setAside(reason: "r", account: account)),
        ]
      default: return []
      }
    }

    /// Appeals against what was refused during the permit.
    private func reviewing(_ permitCase: PermitCase) -> [Command] {
      let account = ledger[`The quota ledger`.atyrau]
      return (permitCase.standing.permit?.refusedActs ?? []).flatMap { act -> [Command] in
        guard act.appeal != nil else { return [.appeal(statement: "s", against: act.number)] }
        return [
          .decideAppeal(.uphold(reason: "r"), against: act.number),
          .decideAppeal(.setAside(reason: "r", account: account), against: act.number),
        ]
      }
    }

    /// What is held is what the cases hold; nothing is overdrawn, nothing has drifted.
    func check() {
      #expect(ledger.breaches.isEmpty)
      #expect(ledger.drift(from: postings).isEmpty)
      #expect(Set(postings.map(\.key)).count == postings.count)
      let held = cases.compactMap { $0.permitCase?.hold?.places }.reduce(0, +)
      #expect(ledger[`The quota ledger`.atyrau]?.held == held)
      #expect(ledger.allotted(2026) + ledger.unsplit(2026) == 100)
    }
  }

  @Test(arguments: 1...24)
  func `never break the quota, and the events always make the case`(_ seed: Int) throws {
    var office = try Office(seed: UInt64(seed))
    var done = 0
    for _ in 0..<250 {
      if try office.work() { done += 1 }
      office.check()
    }
    #expect(done > 40, "too few steps were done to show anything")
    for worked in office.cases where worked.permitCase != nil { try worked.checkWhole() }
  }

  @Test func `give the same answers again`() throws {
    var first = try Office(seed: 77)
    var second = try Office(seed: 77)
    for _ in 0..<150 {
      _ = try first.work()
      _ = try second.work()
    }
    #expect(first.cases.map(\.events) == second.cases.map(\.events))
    #expect(first.ledger == second.ledger)
  }
}

import Casework
import Measures
import Office
import Register

/// Deeds of employers and of the office about permit cases. Each says whether the deed was one of its own.
extension TalePlay {
  func known(
    _ about: String
  ) async throws(OfficeRefusal) -> (Identifier<PermitCase>, Employer) {
    guard let id = cases[about] else { throw .unfit("about \(about)") }
    let permitCase = try await office.permitCase(id, .seeCase, asked(.auditor).actor)
    return (id, permitCase.employer)
  }

  mutating func prepare(_ step: TaleStep) async throws(OfficeRefusal) -> Bool {
    if case .open(let key, let sheet, let more) = step.deed {
      let employer = try employer(key)
      guard let facts = tale.factSheets[sheet] else { throw .unfit("facts \(sheet)") }
      cases[step.about] = try await office.openCase(
        for: employer.id, facts: FactSheet(facts).merging(FactSheet(more)),
        asked(.employerSignatory, employer)
      ).permitCase.id
      return true
    }
    guard cases[step.about] != nil else { return false }
    let (id, employer) = try await known(step.about)
    let who = asked(.employerSignatory, employer)
    switch step.deed {
    case .search(let channel, let reference):
      _ = try await office.recordSearch(
        id, channel: ChannelKey(channel), day: step.day, reference: reference, who)
    case .interview(let candidate, let reason):
      _ = try await office.recordInterview(
        id, candidate: candidate, day: step.day,
        outcome: reason.map { .refused(reason: $0) } ?? .invited, who)
    case .papers(let without): try await layIn(id, without, step.day, who)
    case .lodge(let places, let facts, let regions):
      _ = try await office.lodge(
        id, facts: FactSheet(facts), places: places, regions: regions.map { RegionKey($0) }, who)
    case .supplement: _ = try await office.supplement(id, facts: FactSheet(), who)
    case .takeBack: _ = try await office.takeBack(id, who)
    case .hear(let text): _ = try await office.hear(id, answer: text, who)
    case .appeal(let text): _ = try await office.appeal(id, statement: text, who)
    case .giveBack: _ = try await office.giveBack(id, who)
    default: return false
    }
    return true
  }

  /// Every paper the law asks for on the day, without some.
  private func layIn(
    _ id: Identifier<PermitCase>, _ without: [String], _ day: Day, _ who: Asked
  ) async throws(OfficeRefusal) {
    let laid = try await office.permitCase(id, .seeCase, who.actor).package
    for kind in try office.law().documentsNeeded(on: day)
    where !without.contains(kind.name) && laid[kind] == nil {
      _ = try await office.attachDocument(
        id, kind: kind, mediaType: "application/pdf", bytes: paper, who)
    }
  }

  func decide(_ step: TaleStep) async throws(OfficeRefusal) -> Bool {
    guard cases[step.about] != nil else { return false }
    let (id, employer) = try await known(step.about)
    let officer = asked(.officer, employer)
    switch step.deed {
    case .findFaulty(let paper, let reason):
      _ = try await office.checkDocument(
        id, kind: DocumentKey(paper), .faulty(reason: reason), officer)
    case .answerRegion(let region, let refusal): try await answer(id, RegionKey(region), refusal)
    case .check:
      let papers = try await office.permitCase(id, .seeCase, officer.actor).package
      _ = try await office.checkCompleteness(id, accepted: papers.unchecked, officer)
    case .propose: _ = try await office.propose(id, officer)
    case .offerHearing: _ = try await office.offerHearing(id, grounds: [], officer)
    case .grant(let months, let condition, let demandList, let reason):
      let terms = Command.GrantTerms(
        term: .months(months), conditions: try conditions(condition),
        demanded: demandList ? [.list] : [], reasonForDiffering: reason)
      _ = try await office.grant(id, terms, officer)
    case .refuse: _ = try await office.refuse(id, reasonForDiffering: nil, officer)
    case .certify: _ = try await office.certify(id, officer)
    case .replace(let leaving, let arriving):
      _ = try await office.replaceWorker(
        id, leaving: try worker(leaving).id, arriving: try worker(arriving), sameCategory: true,
        officer)
    case .suspend(let ruling, let days):
      _ = try await office.suspend(
        id, grounds: Grounds(Ground(ruling: ruling, provisions: [])), cureWorkingDays: days,
        officer)
    case .withdraw(let ruling):
      _ = try await office.withdraw(
        id, grounds: Grounds(Ground(ruling: ruling, provisions: [])),
        asked(.supervisor, employer))
    case .setAside(let text):
      _ = try await office.setActAside(id, reason: text, asked(.appealBody))
    case .uphold(let text): _ = try await office.upholdAct(id, reason: text, asked(.appealBody))
    default: return false
    }
    return true
  }

  /// An officer of the further region finds the request and answers it.
  private func answer(
    _ id: Identifier<PermitCase>, _ region: RegionKey, _ refusal: String?
  ) async throws(OfficeRefusal) {
    let officer = Asked(
      Actor(account: Identifier("tale-officer-\(region)"), role: .officer, region: region))
    let waiting = try await office.regionRequests(
      isWaiting: true, size: PageSize(PageSize.most), officer.actor)
    guard let request = waiting.items.first(where: { $0.record.permitCase == id }) else {
      throw .unfit("region \(region)")
    }
    _ = try await office.answerRegion(request.record.id, refusal: refusal, officer)
  }

  private func conditions(
    _ told: Deed.Condition?
  ) throws(OfficeRefusal) -> [SpecialCondition] {
    guard let told else { return [] }
    guard
      let condition = office.condition(
        ConditionKey(told.kind), number: told.number, through: told.through)
    else { throw .unfit("condition") }
    return [condition]
  }

  func hold(_ step: TaleStep) async throws(OfficeRefusal) -> Bool {
    guard cases[step.about] != nil else { return false }
    let (id, employer) = try await known(step.about)
    let who = asked(.employerSignatory, employer)
    switch step.deed {
    case .pay(let tenge):
      let paid = try await office.payFee(
        id, sum: Self.money(tenge), day: step.day, reference: "P-\(step.day)", who)
      if paid.permitCase.standing.fee?.reported != nil {
        _ = try await office.answerPayment(id, refusal: nil, asked(.officer, employer))
      }
    case .guarantee(let tenge):
      _ = try await office.placeGuarantee(
        id, sum: Self.money(tenge), bank: "Bank", reference: "P-\(step.day)", day: step.day, who)
    case .list(let keys):
      var named: [Worker] = []
      for key in keys { named.append(try worker(key)) }
      _ = try await office.fileList(id, workers: named, who)
    case .askReplacement(let leaving, let arriving):
      _ = try await office.askReplacement(
        id, leaving: try worker(leaving).id, arriving: try worker(arriving), who)
    case .trip(let key, let region, let last):
      _ = try await office.recordTrip(
        id, worker: try worker(key).id, region: RegionKey(region), first: step.day, last: last,
        who)
    case .report(let done, let proof): try await report(id, done, proof, who)
    case .extend(let months):
      _ = try await office.extend(id, facts: FactSheet(), months: months, who)
    default: return false
    }
    return true
  }

  /// Reports about the first special condition of the permit.
  private func report(
    _ id: Identifier<PermitCase>, _ done: Int, _ proof: String, _ who: Asked
  ) async throws(OfficeRefusal) {
    let permit = try await office.permitCase(id, .seeCase, who.actor).standing.permit
    guard let condition = permit?.conditions.first else { throw .unfit("condition") }
    _ = try await office.reportCondition(id, condition: condition.id, done: done, proof: proof, who)
  }

  static func money(_ tenge: Int64) -> Money { Money(tiyn: tenge * 100, currency: .tenge) }
}

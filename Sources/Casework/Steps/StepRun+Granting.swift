import LawExplain
import LawLanguage
import Measures

/// The ruling that grants, with everything that comes with it.
extension StepRun {
  mutating func grant(_ terms: Command.GrantTerms) throws(StepError) -> Refusal? {
    let admission: Admission
    switch standing {
    case .admitted(let admitted), .heard(let admitted, _): admission = admitted
    default: throw outOfPlace
    }
    guard let proposal = admission.proposal else { throw .notProposed }
    let facts = permitCase.decisive(admission).with(terms.term)
    let answers = try law.answers(Self.questions, facts, on: admission.lodgement.day)
    if let refusal = try objection(terms, admission, answers) { return refusal }
    let decision = try decision(
      .granted, proposal, at: admission.proposalEvent, terms.reasonForDiffering)
    guard let category = answers[.category]?.name else {
      throw .unreadableFact(LawNames.Ruling.category.rawValue)
    }
    let regions = admission.regionWords.filter(\.consents).map(\.region)
    var grant = Grant(
      decision: decision, category: CategoryKey(category), places: admission.lodgement.places,
      term: terms.term, conditions: terms.conditions, furtherRegions: regions)
    // Each region named has its own fee.
    grant.fee = try fee(answers[.fee], admission.lodgement.places * (1 + regions.count))
    grant.guarantee = guarantee(answers, terms)
    grant.list = try listDuty(answers[.listRequired], terms)
    try record(.granted(grant))
    try takeEffectIfReady()
    return nil
  }

  private static var questions: [LawNames.Ruling] {
    [
      .category, .quotaApplies, .quotaPlaceFree, .requestedTermAllowed, .termLongest,
      .conditionsAllowed, .fee, .guaranteeRequired, .guaranteeLeast, .listRequired,
      .severalRegionsAllowed,
    ]
  }

  /// What the law says against these terms; an officer cannot differ from it.
  private func objection(
    _ terms: Command.GrantTerms, _ admission: Admission,
    _ answers: Answers
  ) throws(StepError) -> Refusal? {
    guard let months = terms.term.months, months >= 1 else {
      throw .impossibleNumber(LawNames.Fact.requestedTerm.rawValue)
    }
    guard terms.conditions.allSatisfy({ $0.through >= day }) else {
      throw .impossibleNumber("conditions")
    }
    // Whatever is proposed: no place, no permit.
    if let applies = answers[.quotaApplies], applies.isYes, admission.account == nil,
      let free = answers[.quotaPlaceFree]
    {
      return law.refusal(free)
    }
    if let allowed = answers[.requestedTermAllowed], allowed.isNo { return law.refusal(allowed) }
    if let longest = answers[.termLongest], let most = longest.number, months > most {
      return law.refusal(longest)
    }
    if !admission.regionWords.isEmpty, let several = answers[.severalRegionsAllowed], several.isNo {
      return law.refusal(several)
    }
    return objection(terms.conditions, admission.lodgement.day, answers[.conditionsAllowed])
  }

  private func objection(
    _ conditions: [SpecialCondition], _ lawDay: Day, _ allowed: Answered?
  ) -> Refusal? {
    guard !conditions.isEmpty else { return nil }
    if let allowed, allowed.isNo { return law.refusal(allowed) }
    let barred = conditions.contains { !law.allows($0.kind, on: lawDay) }
    return barred ? Refusal(Grounds(law.ground(.conditionKindAllowed, on: lawDay))) : nil
  }

  /// A fee unless the law says that there is none; its sum may be a hole of the law files.
  func fee(_ answered: Answered?, _ places: Int) throws(StepError) -> Fee? {
    guard let answered, !answered.doesNotArise, answered.number != 0 else { return nil }
    return Fee(
      sum: answered.money.flatMap { $0.multiplied(by: Int64(places)) },
      deadline: try feeDeadline(answered.facts))
  }

  /// The time to pay after a notice of today.
  func feeDeadline(_ facts: CaseFacts) throws(StepError) -> Deadline {
    let facts = try law.facts(facts, and: .feeNotice, day.description, on: day)
    let due = law.answer(.feeDue, facts).day
    return deadline(.fee, due.map { .through($0) } ?? .notKnown)
  }

  private func guarantee(
    _ answers: Answers, _ terms: Command.GrantTerms
  ) -> ReturnGuarantee? {
    guard isDue(answers[.guaranteeRequired], terms.demanded.contains(.guarantee)) else {
      return nil
    }
    return ReturnGuarantee(
      least: answers[.guaranteeLeast]?.money,
      deadline: deadline(.guarantee, law.workingDays(.guaranteeTerm, on: day)))
  }

  private func listDuty(
    _ answered: Answered?, _ terms: Command.GrantTerms
  ) throws(StepError) -> ListDuty? {
    guard let answered, isDue(answered, terms.demanded.contains(.list)) else { return nil }
    let facts = try law.facts(answered.facts, and: .permitIssued, day.description, on: day)
    let last = law.answer(.listLastDay, facts).day
    return ListDuty(deadline: deadline(.list, last.map { .through($0) } ?? .notKnown))
  }

  /// What the law says; where it is a hole, what the officer demands.
  private func isDue(_ answered: Answered?, _ isDemanded: Bool) -> Bool {
    guard let answered, !answered.isDecided, !answered.doesNotArise else {
      return answered?.isYes ?? isDemanded
    }
    return isDemanded
  }

  /// The permit takes effect as soon as nothing is outstanding.
  mutating func takeEffectIfReady() throws(StepError) {
    guard case .granted(let grant) = standing, grant.outstanding.isEmpty else { return }
    let holds = permitCase.holds
    let lastDay = try law.lastDay(of: grant.term, from: day)
    try record(.tookEffect(firstDay: day, lastDay: lastDay))
    move(.post, holds)
  }
}

extension FactSheet {
  /// With the term asked for, where it is in months.
  func with(_ term: LegalTerm) -> FactSheet {
    var sheet = self
    if let months = term.months {
      sheet[LawNames.Fact.requestedTerm.rawValue] = "\(months) months"
    }
    return sheet
  }
}

extension FactSheet {
  /// The term asked for, where it is said in months.
  var requestedMonths: Int? {
    self[LawNames.Fact.requestedTerm.rawValue].flatMap { Int($0.prefix { $0.isNumber }) }
  }
}

extension LegalTerm {
  var months: Int? { if case .months(let count) = self { count } else { nil } }
}

extension PermitLaw {
  /// The last day of a permit of so many months that begins on a day.
  func lastDay(of term: LegalTerm, from first: Day) throws(StepError) -> Day {
    var sheet = FactSheet().with(term)
    sheet[LawNames.Fact.permitStart.rawValue] = first.description
    guard let last = try answer(.permitLastDay, sheet, on: first).day else {
      throw .impossibleNumber(LawNames.Fact.requestedTerm.rawValue)
    }
    return last
  }
}

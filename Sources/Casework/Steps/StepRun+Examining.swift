import LawExplain
import LawLanguage
import Measures

/// The officer's look at the papers.
extension StepRun {
  mutating func examine(_ command: Command) throws(StepError) -> Refusal? {
    switch command {
    case .checkDocument(let kind, let check): try checkDocument(kind, check)
    case .checkCompleteness(let account, let isAtOnce):
      return try checkCompleteness(account, isAtOnce)
    case .answerRegion(let region, let refusal, let account):
      return try answer(region, refusal, account)
    default: throw outOfPlace
    }
    return nil
  }

  private mutating func checkDocument(
    _ kind: DocumentKey, _ check: DocumentPackage.Check
  ) throws(StepError) {
    guard permitCase.package[kind] != nil else { throw .unknownKey(kind.name) }
    try record(.documentChecked(kind, check))
  }

  /// Sends a deficiency notice, or admits the application and holds its places, once every paper was looked at.
  private mutating func checkCompleteness(
    _ account: QuotaAccount?, _ isAtOnce: Bool
  ) throws(StepError) -> Refusal? {
    guard case .lodged(let lodgement) = standing else { throw outOfPlace }
    let missing = permitCase.package.missing(
      of: try law.documentsNeeded(for: lodgement.facts, on: lodgement.day))
    let faulty = permitCase.package.faulty
    if !missing.isEmpty || !faulty.isEmpty {
      let term = law.workingDays(.supplementTerm, on: day)
      let notice = DeficiencyNotice(
        day: day, missing: missing, faulty: faulty, deadline: deadline(.supplement, term))
      try record(.deficiencyNoted(notice))
      return nil
    }
    let unchecked = permitCase.package.unchecked
    guard isAtOnce || unchecked.isEmpty else { throw .documentsUnchecked(unchecked) }
    try admit(lodgement, account)
    return nil
  }

  /// Admits an application; too few free places leave it without a hold, and the decision will say so.
  mutating func admit(_ lodgement: Lodgement, _ account: QuotaAccount?) throws(StepError) {
    let admission = try admission(lodgement, account)
    try record(.admitted(admission))
    move(.hold, permitCase.holds)
  }

  func admission(
    _ lodgement: Lodgement, _ account: QuotaAccount?
  ) throws(StepError) -> Admission {
    let answers = try law.answers(
      [.quotaApplies, .category], lodgement.facts, on: lodgement.day)
    let account = try fitting(account, permitCase.employer.region, answers)
    let category = answers[.category]?.name
    let isEnough = (account?.free ?? 0) >= lodgement.places
    return Admission(
      lodgement: lodgement, day: day, account: isEnough ? account?.key : nil,
      category: category.map { CategoryKey($0) },
      freePlaces: account?.free, deadline: law.decisionDeadline(of: lodgement))
  }

  /// The word of a further region; a consent takes places of its own quota.
  private mutating func answer(
    _ region: RegionKey, _ refusal: String?, _ account: QuotaAccount?
  ) throws(StepError) -> Refusal? {
    guard let admission else { throw outOfPlace }
    guard admission.unansweredRegions.contains(region) else { throw .regionNotAsked }
    guard refusal?.isEmpty != true else { throw .reasonMissing }
    var held: QuotaAccount?
    if refusal == nil {
      let lodgement = admission.lodgement
      held = try fitting(
        account, region,
        try law.answers([.quotaApplies, .category], lodgement.facts, on: lodgement.day))
      if let held, held.free < lodgement.places {
        return try noPlace(held, lodgement.facts, lodgement.day)
      }
    }
    try record(
      .regionAnswered(
        RegionWord(
          region: region, day: day, by: occasion.by, account: held?.key, refusal: refusal)))
    move(.hold, held.map { [.init(account: $0.key, places: admission.lodgement.places)] } ?? [])
    return nil
  }

  /// The law's no where an account has too few free places.
  func noPlace(
    _ account: QuotaAccount, _ facts: FactSheet, _ lawDay: Day
  ) throws(StepError) -> Refusal {
    var facts = facts
    facts[LawNames.Fact.region.rawValue] = account.key.region.name
    facts[LawNames.Fact.freePlaces.rawValue] = String(account.free)
    return law.refusal(try law.answer(.quotaPlaceFree, facts, on: lawDay))
  }

  /// The account if a quota applies: of the region, of this year, of the worker's category.
  ///
  /// - Parameter answers: at least whether a quota applies, and the category.
  func fitting(
    _ account: QuotaAccount?, _ region: RegionKey, _ answers: Answers
  ) throws(StepError) -> QuotaAccount? {
    guard let applies = answers[.quotaApplies], !applies.isNo, !applies.doesNotArise else {
      return nil
    }
    guard let account else {
      if applies.isYes { throw .wrongAccount }
      return nil
    }
    let line = account.key.line
    guard account.key.region == region, account.key.year == day.year,
      line == nil || line?.name == answers[.category]?.name
    else { throw .wrongAccount }
    return account
  }
}

extension PermitLaw {
  /// The papers that an application with these facts needs, in the order of the law files: those of the list of the day,
  /// but none of which the law says no or does not know. What only a missing answer leaves open is asked for.
  public func documentsNeeded(
    for facts: FactSheet, on day: Day
  ) throws(StepError) -> [DocumentKey] {
    let listed = documentsNeeded(on: day)
    let stated = try caseFacts(facts, about: .application, on: day)
    let outcomes = explainer.outcomes(stated, listed.map(need))
    return zip(listed, outcomes).filter { !$0.1.isNo && $0.1 != .notKnown }.map(\.0)
  }

  /// The papers of which the law files do not know whether an application with these facts needs them, in their order.
  func documentsInDoubt(for facts: FactSheet, on day: Day) throws(StepError) -> [DocumentKey] {
    let all = cases(of: .document).map(DocumentKey.init)
    let stated = try caseFacts(facts, about: .application, on: day)
    let outcomes = explainer.outcomes(stated, all.map(need))
    return zip(all, outcomes).filter { $0.1 == .notKnown }.map(\.0)
  }

  /// The list of papers of a day, in the order of the law files.
  public func documentsNeeded(on day: Day) -> [DocumentKey] {
    let needed = value(.documentNeeded)
    return zip(cases(of: .document), needed.series)
      .filter { entry(in: $0.1, on: day) == 1 }.map { DocumentKey($0.0) }
  }
}

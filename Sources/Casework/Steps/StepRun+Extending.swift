import LawExplain
import Measures

/// Asking for an extension, ruling on it, paying for it.
extension StepRun {
  mutating func prolong(_ command: Command) throws(StepError) -> Refusal? {
    guard case .inEffect(let permit) = standing else { throw outOfPlace }
    switch command {
    case .extend(let facts, let term, let account, let further):
      return try extend(permit, facts, term, [account].compactMap(\.self) + further)
    case .ruleOnExtension(let ruling): return try rule(permit, ruling)
    default: throw outOfPlace
    }
  }

  private mutating func extend(
    _ permit: Permit, _ added: FactSheet, _ term: LegalTerm, _ known: [QuotaAccount]
  ) throws(StepError) -> Refusal? {
    guard permit.extensionUnderway == nil else { throw .extensionUnderway }
    guard day <= permit.lastDay else { throw .tooLate(.decision) }
    guard let months = term.months, months >= 1 else {
      throw .impossibleNumber(LawNames.Fact.requestedTerm.rawValue)
    }
    var facts = permitCase.facts(extending: permit, added, term)
    let answers = try law.answers(
      [
        .extensionPossible, .extensionInTime, .requestedTermAllowed, .quotaPlaceFree,
        .extensionDays,
      ],
      facts, on: day)
    for question in [LawNames.Ruling.extensionPossible, .extensionInTime, .requestedTermAllowed] {
      if let answered = answers[question], answered.isNo { return law.refusal(answered) }
    }
    let accounts = try places(of: permit, known, facts)
    if let own = accounts.first { facts[LawNames.Fact.freePlaces.rawValue] = String(own.free) }
    if let full = accounts.first(where: { $0.free < permit.grant.places }) {
      return try noPlace(full, facts, day)
    }
    let proposal = try law.extensionProposal(facts, on: day)
    let days = answers[.extensionDays]?.number
    let due = deadline(.extensionDecision, days.map { .workingDays($0) } ?? .notKnown)
    try record(
      .extensionAsked(
        Permit.Extension(
          askedOn: day, term: term, proposal: proposal, deadline: due,
          account: accounts.first?.key, furtherAccounts: accounts.dropFirst().map(\.key))))
    move(.hold, permitCase.holds)
    return nil
  }

  /// The accounts whose places the extension takes, where the law counts extensions: one of each region named.
  func places(
    of permit: Permit, _ known: [QuotaAccount], _ facts: FactSheet
  ) throws(StepError) -> [QuotaAccount] {
    guard law.entry(.extensionTakesPlace, on: day) == 1 else { return [] }
    let answers = try law.answers([.quotaApplies, .category], facts, on: day)
    var accounts: [QuotaAccount] = []
    for region in permit.regions {
      let account = known.first { $0.key.region == region }
      if let fitting = try fitting(account, region, answers) { accounts.append(fitting) }
    }
    return accounts
  }

  private mutating func rule(
    _ permit: Permit, _ ruling: Command.ExtensionRuling
  ) throws(StepError) -> Refusal? {
    guard let asked = permit.extensionUnderway, asked.decision == nil else {
      throw .noExtensionUnderway
    }
    let holds = permitCase.holds
    switch ruling {
    case .extend(let reason):
      let decision = try decision(.granted, asked.proposal, at: asked.proposalEvent, reason)
      let price = try law.answer(.fee, asked.proposal.facts, on: asked.askedOn)
      let fee = try fee(price, permit.grant.places * permit.regions.count)
      try record(.extensionGranted(decision, fee: fee))
      if fee == nil { try finishExtension(asked) }
    case .refuse(let own, let reason):
      guard let grounds = Grounds(own.isEmpty ? asked.proposal.grounds : own) else {
        throw .groundsMissing
      }
      try record(
        .extensionRefused(
          try decision(
            .refused(grounds), asked.proposal, at: asked.proposalEvent, reason)))
      move(.void, holds)
    }
    return nil
  }

  mutating func payExtension(_ permit: Permit, _ payment: Fee.Payment) throws(StepError) {
    guard let asked = permit.extensionUnderway, let decision = asked.decision else {
      throw .notOutstanding(.fee)
    }
    try record(try paid(asked.fee, payment, since: decision.day))
    try finishExtensionIfPaid()
  }

  /// The permit runs on as soon as its extension is paid for.
  mutating func finishExtensionIfPaid() throws(StepError) {
    guard let asked = standing.permit?.extensionUnderway, asked.fee?.payment != nil else { return }
    try finishExtension(asked)
  }

  private mutating func finishExtension(_ asked: Permit.Extension) throws(StepError) {
    guard let permit = standing.permit, let next = permit.lastDay.adding(days: 1) else {
      throw outOfPlace
    }
    let holds = permitCase.holds
    try record(.extended(lastDay: try law.lastDay(of: asked.term, from: next)))
    move(.post, holds)
  }
}

extension PermitLaw {
  func extensionProposal(_ facts: FactSheet, on day: Day) throws(StepError) -> Proposal {
    try proposal(.grantable, also: [.extensionPossible, .extensionInTime], for: facts, on: day)
  }
}

extension PermitCase {
  /// The facts of an extension: those of the application, what is new, and where the permit stands.
  func facts(extending permit: Permit, _ added: FactSheet, _ term: LegalTerm) -> FactSheet {
    var sheet = facts.merging(added).with(term)
    sheet[LawNames.Fact.requestedWorkers.rawValue] = String(permit.grant.places)
    sheet[LawNames.Fact.permitExpiry.rawValue] = permit.lastDay.description
    sheet[LawNames.Fact.extensionsSoFar.rawValue] = String(permit.extensions)
    if sheet[LawNames.Fact.packageComplete.rawValue] == nil {
      sheet[LawNames.Fact.packageComplete.rawValue] = package.faulty.isEmpty ? "yes" : "no"
    }
    return sheet
  }
}

import LawExplain
import Measures

/// Asking for an extension, ruling on it, paying for it.
extension StepRun {
  mutating func prolong(_ command: Command) throws(StepError) -> Refusal? {
    guard case .inEffect(let permit) = standing else { throw outOfPlace }
    switch command {
    case .extend(let facts, let term, let account): return try extend(permit, facts, term, account)
    case .ruleOnExtension(let ruling): return try rule(permit, ruling)
    default: throw outOfPlace
    }
  }

  private mutating func extend(
    _ permit: Permit, _ added: FactSheet, _ term: LegalTerm, _ account: QuotaAccount?
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
    let account = try places(of: permit, account, facts)
    if let account { facts[LawNames.Fact.freePlaces.rawValue] = String(account.free) }
    if let account, account.free < permit.grant.places {
      return law.refusal(try law.answer(.quotaPlaceFree, facts, on: day))
    }
    let proposal = try law.proposal(
      .grantable, also: [.extensionPossible, .extensionInTime], for: facts, on: day)
    let days = answers[.extensionDays]?.number
    let due = deadline(.extensionDecision, days.map { .workingDays($0) } ?? .notKnown)
    try record(
      .extensionAsked(
        Permit.Extension(
          askedOn: day, term: term, proposal: proposal, deadline: due, account: account?.key)))
    move(.hold, permitCase.hold)
    return nil
  }

  /// The account whose places the extension takes, where the law counts extensions.
  private func places(
    of permit: Permit, _ account: QuotaAccount?, _ facts: FactSheet
  ) throws(StepError) -> QuotaAccount? {
    guard law.entry(.extensionTakesPlace, on: day) == 1 else { return nil }
    return try fitting(account, facts, day)
  }

  private mutating func rule(
    _ permit: Permit, _ ruling: Command.ExtensionRuling
  ) throws(StepError) -> Refusal? {
    guard let asked = permit.extensionUnderway, asked.decision == nil else {
      throw .noExtensionUnderway
    }
    let hold = permitCase.hold
    switch ruling {
    case .extend(let reason):
      let decision = try decision(.granted, asked.proposal, at: asked.proposalEvent, reason)
      let price = try law.answer(.fee, asked.proposal.facts, on: asked.askedOn)
      let fee = try fee(price, asked.proposal.facts, permit.grant.places)
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
      move(.void, hold)
    }
    return nil
  }

  mutating func payExtension(_ permit: Permit, _ payment: Fee.Payment) throws(StepError) {
    guard let asked = permit.extensionUnderway, let fee = asked.fee, fee.payment == nil else {
      throw .notOutstanding(.fee)
    }
    try check(payment.sum, atLeast: fee.sum, .fee)
    try mustBeInTime(fee.deadline)
    try record(.feePaid(payment))
    try finishExtension(asked)
  }

  private mutating func finishExtension(_ asked: Permit.Extension) throws(StepError) {
    guard let permit = standing.permit, let next = permit.lastDay.adding(days: 1) else {
      throw outOfPlace
    }
    let hold = permitCase.hold
    try record(.extended(lastDay: try law.lastDay(of: asked.term, from: next)))
    move(.post, hold)
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

import Casework
import Measures
import Register

extension Office {
  /// The command with the quota account that it needs, as the account is now.
  func withAccount(
    _ command: Command, _ known: PermitCase?, _ law: PermitLaw, _ day: Day
  ) async throws(OfficeRefusal) -> Command {
    guard let known else { return command }
    switch command {
    case .checkCompleteness(_, let isAtOnce):
      guard case .lodged(let lodgement) = known.standing else { return command }
      return .checkCompleteness(
        account: try await account(known, lodgement.facts, law, lodgement.day),
        isAtOnce: isAtOnce)
    case .answerRegion(let region, nil, _):
      guard let lodgement = known.standing.admission?.lodgement else { return command }
      return .answerRegion(
        region, refusal: nil,
        account: try await account(known, in: region, lodgement.facts, law, lodgement.day))
    case .extend(let facts, let term, _, _):
      let all = known.facts.merging(facts)
      return .extend(
        facts: facts, term: term, account: try await account(known, all, law, day),
        further: try await furtherAccounts(known, all, law, day))
    case .decideAppeal(.setAside(let reason, _, _), let number?):
      guard case .extension(let asked, _)? = known.standing.permit?.refusedAct(number)?.matter
      else { return command }
      let facts = asked.proposal.facts
      return .decideAppeal(
        .setAside(
          reason: reason, account: try await account(known, facts, law, day),
          further: try await furtherAccounts(known, facts, law, day)), against: number)
    case .decideAppeal(.setAside(let reason, _, _), nil):
      guard let lodgement = known.standing.appealedLodgement else { return command }
      return .decideAppeal(
        .setAside(
          reason: reason, account: try await account(known, lodgement.facts, law, lodgement.day)))
    default: return command
    }
  }

  /// The accounts of the regions that the case names beside the employer's own.
  private func furtherAccounts(
    _ known: PermitCase, _ facts: FactSheet, _ law: PermitLaw, _ day: Day
  ) async throws(OfficeRefusal) -> [QuotaAccount] {
    var further: [QuotaAccount] = []
    for region in known.standing.furtherRegions {
      let account = try await account(known, in: region, facts, law, day)
      if let account { further.append(account) }
    }
    return further
  }

  /// The account of a region in the year of today: of the case's category, or of the undivided line.
  ///
  /// Where a quota applies and the region has no account, there are no places.
  ///
  /// - Parameter region: nil for the employer's own
  private func account(
    _ known: PermitCase, in region: RegionKey? = nil, _ facts: FactSheet, _ law: PermitLaw,
    _ lawDay: Day
  ) async throws(OfficeRefusal) -> QuotaAccount? {
    let region = region ?? known.employer.region
    let need: QuotaNeed
    do { need = try law.quotaNeed(facts, on: lawDay) } catch { throw .outOfPlace(error) }
    if need.applies == false { return nil }
    let lines = [need.category, nil].reduce(into: [CategoryKey?]()) { lines, line in
      if !lines.contains(line) { lines.append(line) }
    }
    for line in lines {
      let key = QuotaAccount.Key(region: region, line: line, year: today.year)
      let account = try await kept { () async throws(RegisterFault) in
        try await register.quotaAccount(key)
      }
      if let account { return account }
    }
    guard need.applies == true else { return nil }
    return QuotaAccount(
      key: .init(region: region, line: nil, year: today.year), allotted: 0)
  }
}

extension Standing {
  /// The application that an appeal may bring back to decision.
  var appealedLodgement: Lodgement? {
    switch self {
    case .underAppeal(.refusal(let admission, _), _),
      .underAppeal(.silence(.admitted(let admission), _), _):
      admission.lodgement
    default: nil
    }
  }
}

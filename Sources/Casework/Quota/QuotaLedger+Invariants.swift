/// What must be true of the quota at every instant.
public enum QuotaBreach: Hashable, Codable, Sendable {
  case heldBelowZero(QuotaAccount.Key)
  case usedBelowZero(QuotaAccount.Key)
  /// held + used > allotted
  case overdrawn(QuotaAccount.Key)
  /// The accounts of a year have more than its national figure.
  case moreThanNational(year: Int)
  /// An account is not what its cases make it.
  case drift(QuotaAccount.Key, held: Int, used: Int)
}

extension QuotaAccount {
  /// What is wrong with this account on its own.
  public var breaches: [QuotaBreach] {
    var found: [QuotaBreach] = []
    if held < 0 { found.append(.heldBelowZero(key)) }
    if used < 0 { found.append(.usedBelowZero(key)) }
    if held + used > allotted { found.append(.overdrawn(key)) }
    return found
  }
}

extension QuotaLedger {
  /// What is wrong with the ledger on its own; empty when all is well.
  public var breaches: [QuotaBreach] {
    let years = Set(national.keys).union(accounts.map(\.key.year)).sorted()
    return accounts.flatMap(\.breaches)
      + years.filter { unsplit($0) < 0 }.map { .moreThanNational(year: $0) }
  }

  /// Accounts whose held or used places are not the ones these postings make.
  public func drift(from postings: some Sequence<Posting>) -> [QuotaBreach] {
    var sums: [QuotaAccount.Key: (held: Int, used: Int)] = [:]
    for posting in postings {
      let sign = posting.kind == .hold ? 1 : -1
      sums[posting.account, default: (0, 0)].held += sign * posting.places
      if posting.kind == .post { sums[posting.account, default: (0, 0)].used += posting.places }
    }
    return accounts.compactMap { account in
      let sum = sums[account.key] ?? (0, 0)
      if sum == (account.held, account.used) { return nil }
      return .drift(account.key, held: sum.held, used: sum.used)
    }
  }
}

/// The quota of all years: national figures, accounts, and every movement that made them.
///
/// Nothing changes an account but a posting, and nothing an allotment but a transfer or a national figure. Each
/// counts once by its key.
public struct QuotaLedger: Hashable, Sendable {
  /// Why a movement cannot be taken in.
  public enum Fault: Error, Hashable, Codable, Sendable {
    /// Fewer places are free than are to be held; how many are.
    case notFree(account: QuotaAccount.Key, free: Int)
    /// Fewer places are held than are to be posted or given back.
    case notHeld(account: QuotaAccount.Key, held: Int)
    /// Fewer places are unsplit than the transfer takes.
    case notUnsplit(year: Int, unsplit: Int)
    case noAccount(QuotaAccount.Key)
    /// A movement with this key was taken in and said something else.
    case otherMovement(key: String)
    /// More places are split than the national figure would hold.
    case belowAllotted(year: Int, allotted: Int)
  }

  /// Places by order of the ministry, by year.
  public private(set) var national: [Int: Int] = [:]
  private var byKey: [QuotaAccount.Key: QuotaAccount] = [:]
  private var movements: [String: Movement] = [:]

  /// What was taken in under a key.
  enum Movement: Hashable, Codable, Sendable {
    case posting(Posting)
    case transfer(QuotaTransfer)
    case national(NationalQuota)
  }

  public init() {}

  public subscript(key: QuotaAccount.Key) -> QuotaAccount? { byKey[key] }

  /// Accounts in the order of their keys.
  public var accounts: [QuotaAccount] { byKey.values.sorted { $0.key < $1.key } }

  /// Places of the national figure that no account has.
  public func unsplit(_ year: Int) -> Int { (national[year] ?? 0) - allotted(year) }

  /// Places of all accounts of a year.
  public func allotted(_ year: Int) -> Int {
    byKey.values.reduce(0) { $0 + ($1.key.year == year ? $1.allotted : 0) }
  }
}

extension QuotaLedger {
  /// Takes in a movement of places; one with a known key changes nothing.
  public mutating func take(_ posting: Posting) throws(Fault) {
    if try isKnown(posting.key, .posting(posting)) { return }
    guard var account = byKey[posting.account] else { throw .noAccount(posting.account) }
    try account.take(posting)
    byKey[posting.account] = account
    movements[posting.key] = .posting(posting)
  }

  /// Sets the national figure of a year; never below what is split already.
  public mutating func take(_ figure: NationalQuota) throws(Fault) {
    if try isKnown(figure.key, .national(figure)) { return }
    let allotted = allotted(figure.year)
    guard figure.places >= allotted else {
      throw .belowAllotted(year: figure.year, allotted: allotted)
    }
    national[figure.year] = figure.places
    movements[figure.key] = .national(figure)
  }

  /// Moves allotments between two sides; the national figure stays.
  public mutating func take(_ transfer: QuotaTransfer) throws(Fault) {
    if try isKnown(transfer.key, .transfer(transfer)) { return }
    var later = self
    try later.add(-transfer.places, to: transfer.from)
    try later.add(transfer.places, to: transfer.to)
    later.movements[transfer.key] = .transfer(transfer)
    self = later
  }

  private func isKnown(_ key: String, _ movement: Movement) throws(Fault) -> Bool {
    guard let known = movements[key] else { return false }
    guard known == movement else { throw .otherMovement(key: key) }
    return true
  }

  private mutating func add(_ places: Int, to holder: QuotaTransfer.Holder) throws(Fault) {
    switch holder {
    case .national(let year):
      let unsplit = unsplit(year)
      // The unsplit rest follows from the accounts: only its size is looked at.
      guard places > 0 || unsplit + places >= 0 else {
        throw .notUnsplit(year: year, unsplit: unsplit)
      }
    case .account(let key):
      if byKey[key] == nil, places > 0 { byKey[key] = QuotaAccount(key: key, allotted: 0) }
      guard var account = byKey[key] else { throw .noAccount(key) }
      account.allotted += places
      guard account.isSound else { throw .notFree(account: key, free: account.free - places) }
      byKey[key] = account
    }
  }
}

extension QuotaAccount {
  /// Moves places; the account stays as it is when they are not there.
  mutating func take(_ posting: Posting) throws(QuotaLedger.Fault) {
    switch posting.kind {
    case .hold:
      guard free >= posting.places else { throw .notFree(account: key, free: free) }
      held += posting.places
    case .post, .void, .expire:
      guard held >= posting.places else { throw .notHeld(account: key, held: held) }
      held -= posting.places
      if posting.kind == .post { used += posting.places }
    }
  }
}

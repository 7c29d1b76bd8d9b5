import Register

/// Slows down whoever tries many passwords: by login, and by the address the attempts come from.
public actor SignInGuard {
  private var logins: AttemptLedger
  private var addresses: AttemptLedger

  public init(
    logins: AttemptLedger.Patience = .init(free: 5),
    addresses: AttemptLedger.Patience = .init(free: 40)
  ) {
    self.logins = AttemptLedger(patience: logins)
    self.addresses = AttemptLedger(patience: addresses)
  }

  /// Counts an attempt, or says how many seconds to wait and counts nothing.
  func attempt(_ login: String, from address: String, at moment: Moment)
    throws(EntranceRefusal)
  {
    let wait = max(
      logins.waitInSeconds(for: login, at: moment),
      addresses.waitInSeconds(for: address, at: moment))
    guard wait == 0 else { throw .wait(seconds: wait) }
    logins.count(login, at: moment)
    addresses.count(address, at: moment)
  }

  /// The attempt was right, and there is nothing more to prove.
  func succeeded(_ login: String, from address: String) {
    logins.clear(login)
    addresses.takeBack(address)
  }

  /// The attempt was right so far.
  func passed(_ login: String, from address: String) {
    logins.takeBack(login)
    addresses.takeBack(address)
  }
}

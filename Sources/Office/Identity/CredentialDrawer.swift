import Casework
import Register

/// Reads and changes credentials, one at a time for each account: a code is used up before anybody else tries it.
actor CredentialDrawer {
  private let register: any Register
  /// Nil: secrets are kept as they are.
  private let secretLock: SecretLock?
  private var held: Set<Identifier<Account>> = []
  private var waiting: [Identifier<Account>: [CheckedContinuation<Void, Never>]] = [:]

  init(register: any Register, lock: SecretLock? = nil) {
    self.register = register
    secretLock = lock
  }

  nonisolated func credential(of account: Identifier<Account>)
    async throws(RegisterFault) -> Credential
  {
    guard let bytes = try await register.credential(of: account) else { return .none }
    return try opened(try Credential(bytes: bytes), of: account)
  }

  private nonisolated func opened(_ kept: Credential, of account: Identifier<Account>)
    throws(RegisterFault) -> Credential
  {
    if let secretLock { return try secretLock.opened(kept, of: account) }
    if let mark = kept.lockedWith { throw SecretLock.unknownKey(mark) }
    return kept
  }

  private func keep(_ credential: Credential, of account: Identifier<Account>)
    async throws(RegisterFault)
  {
    let kept = try secretLock?.locked(credential, of: account) ?? credential
    try await register.tend([.credential(account, try kept.bytes())])
  }

  /// Locks the secrets of the account with the key in use; false where they are, or there are none.
  func lock(_ account: Identifier<Account>) async throws(RegisterFault) -> Bool {
    await take(account)
    defer { give(account) }
    guard let bytes = try await register.credential(of: account) else { return false }
    let kept = try Credential(bytes: bytes)
    let plain = try opened(kept, of: account)
    guard let secretLock, secretLock.isToLock(kept) else { return false }
    try await keep(plain, of: account)
    return true
  }

  /// Changes the credential; nothing is kept when the change throws.
  func change<Value: Sendable>(
    _ account: Identifier<Account>,
    _ change: @Sendable (inout Credential) throws(EntranceRefusal) -> Value
  ) async throws(EntranceRefusal) -> Value {
    await take(account)
    defer { give(account) }
    do {
      var credential = try await credential(of: account)
      let before = credential
      let value = try change(&credential)
      if credential != before {
        try await keep(credential, of: account)
      }
      return value
    } catch let fault as RegisterFault {
      throw .fault(fault)
    } catch let refusal as EntranceRefusal {
      throw refusal
    } catch {
      preconditionFailure("no other error is thrown above")
    }
  }

  private func take(_ account: Identifier<Account>) async {
    if held.insert(account).inserted { return }
    await withCheckedContinuation { waiting[account, default: []].append($0) }
  }

  private func give(_ account: Identifier<Account>) {
    guard var queue = waiting[account], !queue.isEmpty else {
      held.remove(account)
      return
    }
    let next = queue.removeFirst()
    waiting[account] = queue.isEmpty ? nil : queue
    next.resume()
  }
}

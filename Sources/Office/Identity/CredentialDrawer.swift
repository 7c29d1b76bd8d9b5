import Casework
import Register

/// Reads and changes credentials, one at a time for each account: a code is used up before anybody else tries it.
actor CredentialDrawer {
  private let register: any Register
  private var held: Set<Identifier<Account>> = []
  private var waiting: [Identifier<Account>: [CheckedContinuation<Void, Never>]] = [:]

  init(register: any Register) { self.register = register }

  nonisolated func credential(of account: Identifier<Account>)
    async throws(RegisterFault) -> Credential
  {
    guard let bytes = try await register.credential(of: account) else { return .none }
    return try Credential(bytes: bytes)
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
        try await register.tend([.credential(account, try credential.bytes())])
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

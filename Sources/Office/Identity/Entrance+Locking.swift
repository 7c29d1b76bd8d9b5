import Casework
import Register

extension Entrance {
  /// Locks with the key in use what another key locked, or none: what earlier releases kept, and after a change of keys.
  ///
  /// Called once before anybody comes in. Throws when something is locked with a key that is not at hand: then nobody
  /// with a second factor could come in.
  /// - Returns: how many accounts were changed
  @discardableResult
  public func lockSecrets() async throws(EntranceRefusal) -> Int {
    var changed = 0
    var after: Cursor?
    repeat {
      let cursor = after
      let page = try await kept { () async throws(RegisterFault) in
        try await register.records(
          Account.self, RecordQuery(), after: cursor, size: PageSize(PageSize.most))
      }
      for account in page.items {
        if try await kept({ () async throws(RegisterFault) in
          try await drawer.lock(account.record.id)
        }) {
          changed += 1
        }
      }
      after = page.next
    } while after != nil
    return changed
  }
}

import Casework
import Register

extension Office {
  private static var signing: [Party.Role] {
    [.officer, .supervisor, .appealBody, .migrationPolice, .labourInspection]
  }

  /// The name of whoever signed for an office, as the account has it.
  ///
  /// Nil where there is no such account: an act from before the register, or one that no person signed.
  public func nameOfSigner(_ party: Party) async -> String? {
    guard Self.signing.contains(party.role), let id = Identifier<Account>(party.key.rawValue)
    else { return nil }
    return try? await register.record(id)?.record.name
  }
}

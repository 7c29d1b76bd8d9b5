import Measures

/// Who did a step: a role, and the key of the one who holds it.
///
/// Whether the role may do the step is decided by the office, not here.
public struct Party: Hashable, Codable, Sendable {
  public enum Role: String, Hashable, Codable, JSONWritten, Sendable, CaseIterable {
    case employer, representative, officer, supervisor, ministry
    case migrationPolice, labourInspection, appealBody, worker, auditor, administrator
    /// Somebody who did not sign in.
    case visitor
    /// A step that the law itself brings about when a term ends.
    case term
  }

  public let role: Role
  public let key: Identifier<Party>

  public init(role: Role, key: Identifier<Party>) {
    self.role = role
    self.key = key
  }
}

extension Party: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("key", key)
    try sheet.put("role", role)
    sheet.close()
  }
}

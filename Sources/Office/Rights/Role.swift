import Casework

/// What somebody is to the office. The raw value is what accounts keep.
public enum Role: String, Hashable, Codable, Sendable, CaseIterable {
  case employerClerk, employerSignatory, representative
  case officer, supervisor, ministry, migrationPolice, labourInspection, appealBody
  case worker, auditor, administrator
  /// Everybody who has not signed in.
  case visitor

  /// To what a role is bound: what "own" means for it.
  public enum Binding: String, Hashable, Codable, Sendable, CaseIterable {
    case region, employer, person
    /// To nothing: the whole country, or nobody's matter.
    case nothing
  }

  public var binding: Binding {
    switch self {
    case .employerClerk, .employerSignatory, .representative: .employer
    case .officer, .supervisor, .migrationPolice, .labourInspection: .region
    case .worker: .person
    case .ministry, .appealBody, .auditor, .administrator, .visitor: .nothing
    }
  }

  /// How the journal names the role.
  public var party: Party.Role {
    switch self {
    case .employerClerk, .employerSignatory: .employer
    case .representative: .representative
    case .officer: .officer
    case .supervisor: .supervisor
    case .ministry: .ministry
    case .migrationPolice: .migrationPolice
    case .labourInspection: .labourInspection
    case .appealBody: .appealBody
    case .worker: .worker
    case .auditor: .auditor
    case .administrator: .administrator
    case .visitor: .visitor
    }
  }
}

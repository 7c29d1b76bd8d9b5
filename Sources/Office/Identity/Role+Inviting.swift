extension Role {
  /// Whom somebody in this role may give an account, and close it again: an employer's signatory their own people, a
  /// supervisor officers of the own region, the administrator everybody. Whether at all is for `Rights` to say.
  var invites: Set<Role> {
    if Rights.reach(of: self, for: .manageAccounts) != nil {
      return Set(Role.allCases).subtracting([.visitor])
    }
    guard Rights.reach(of: self, for: .inviteColleague) != nil else { return [] }
    switch self {
    case .employerSignatory: return [.employerClerk, .employerSignatory, .representative]
    case .supervisor: return [.officer, .supervisor]
    default: return []
    }
  }
}

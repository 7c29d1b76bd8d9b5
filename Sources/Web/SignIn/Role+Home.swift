import Office

extension Role {
  /// The first page of somebody in this role, without its language.
  var home: String {
    switch self {
    case .officer, .supervisor, .ministry, .appealBody, .auditor: officeHome
    case .employerClerk, .employerSignatory, .representative: EmployerAddress.home
    case .migrationPolice, .labourInspection: FieldAddress.home
    case .worker: FieldAddress.own
    default: SignInAddress.account
    }
  }
}

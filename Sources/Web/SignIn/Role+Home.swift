import Office

extension Role {
  /// The first page of somebody in this role, without its language.
  var home: String {
    switch self {
    default: SignInAddress.account
    }
  }
}

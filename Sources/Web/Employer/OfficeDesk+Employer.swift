extension OfficeDesk {
  /// The pages of the employer's side.
  public var employerGroups: [any RouteGroup] {
    [
      EmployerHomePages(desk: self), EmployerCasePages(desk: self), EmployerStepPages(desk: self),
      LayInPages(desk: self), QuotaWishPages(desk: self),
    ]
  }
}

extension OfficeDesk {
  /// The pages of the office's side: officers, ministry, appeal body, auditor.
  ///
  /// - Parameter verifier: nil where the register cannot be verified from here
  public func officerGroups(verifier: RegisterVerifier? = nil) -> [any RouteGroup] {
    [
      OfficerCasePages(desk: self), StepPages(desk: self), ReplacementPages(desk: self),
      RegionPages(desk: self), PaymentPages(desk: self),
      QuotaPages(desk: self), RequestPages(desk: self), AppealPages(desk: self),
      RefusalAppealPages(desk: self),
      AuditPages(desk: self, verifier: verifier), OutboxPages(desk: self),
    ]
  }
}

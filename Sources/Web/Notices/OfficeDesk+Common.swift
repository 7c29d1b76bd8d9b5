extension OfficeDesk {
  /// Pages that people of several sides have.
  public var commonGroups: [any RouteGroup] {
    [NoticePages(desk: self), OpenRegisterPages(desk: self), PermitPaperPages(desk: self)]
  }
}

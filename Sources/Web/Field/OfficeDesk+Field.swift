extension OfficeDesk {
  /// The pages of inspectors and of workers.
  public var fieldGroups: [any RouteGroup] {
    [
      InspectorPages(desk: self), ViolationPages(desk: self), PenaltyPages(desk: self),
      WorkerPages(desk: self),
      StayPages(desk: self), ArrivalPages(desk: self), ComplaintPages(desk: self),
      AccidentPages(desk: self), ScanPages(desk: self),
    ]
  }
}

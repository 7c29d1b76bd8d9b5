import Casework
import Measures
import Register

extension Office {
  /// Payments for the office to confirm, as far as the actor may know of them.
  ///
  /// - Parameter isWaiting: only those without an answer
  public func feeReports(
    isWaiting: Bool = false, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<FeeReport>> {
    try await records(
      FeeReport.self, RecordQuery(isWaiting: isWaiting), .listCases, after: after, size: size,
      actor)
  }

  /// A payment that waits from now on, or waits no more.
  func feeChanges(
    from before: PermitCase?, by step: Step
  ) async throws(OfficeRefusal) -> [Change] {
    let (then, now) = (before?.standing.fee?.reported, step.after.standing.fee?.reported)
    guard then != now else { return [] }
    let known = try await kept { () async throws(RegisterFault) in
      try await register.record(FeeReport.key(step.after.id))
    }
    var report = now.map { FeeReport(step.after, $0, on: today) } ?? known?.record
    report?.isWaiting = now != nil
    return try report.map { report throws(OfficeRefusal) in
      [try .keeping(report, expecting: known?.version ?? 0)]
    } ?? []
  }
}

import Measures

/// A permit whose case is closed: the workers it named in the end, and the days on which it stood.
public struct EndedPermit: Hashable, Sendable {
  public let workers: [Worker]
  public let days: ClosedRange<Day>

  /// Nil for a case that goes on or never came to a permit.
  ///
  /// - Parameter events: all events of the case, in their order
  public init?(_ events: [CaseEvent]) throws(FoldFault) {
    guard let opening = events.first else { throw .empty }
    var folded = try PermitCase(opening: opening)
    var last: (permit: Permit, end: Day?)?
    for event in events.dropFirst() {
      try folded.apply(event)
      if let permit = folded.standing.permit {
        last = (permit, nil)
      } else if last?.end == nil {
        last?.end = event.day
      }
    }
    guard folded.standing.name == .closed, let last else { return nil }
    workers = last.permit.workers
    let end = min(last.permit.lastDay, last.end ?? last.permit.lastDay)
    days = last.permit.firstDay...max(last.permit.firstDay, end)
  }
}

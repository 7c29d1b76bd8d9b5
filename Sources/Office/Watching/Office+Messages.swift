import Casework
import Measures
import Register

/// A notice with whether it was read.
public struct InboxNotice: Hashable, Sendable {
  public let notice: Notice
  public let readAt: Moment?
}

extension Office {
  /// The inbox of the actor's employer or own record, newest first.
  public func notices(
    after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<InboxNotice> {
    let page = try await records(
      Notice.self, RecordQuery(), .seeNotices, after: after, size: size, actor)
    var items: [InboxNotice] = []
    for item in page.items {
      let readAt = try await kept { () async throws(RegisterFault) in
        try await register.readMoment(of: item.record.id)
      }
      items.append(InboxNotice(notice: item.record, readAt: readAt))
    }
    return Page(items: items, next: page.next)
  }

  /// Marks a notice as read.
  public func readNotice(
    _ id: Identifier<Notice>, _ actor: Actor
  ) async throws(OfficeRefusal) {
    _ = try await record(id, .seeNotices, actor)
    let now = world.now()
    try await kept { () async throws(RegisterFault) in
      try await register.tend([.noticeRead(id, now)])
    }
  }

  /// Records days on which the service could not be used, and moves the last days of running terms.
  public func recordOutage(
    first: Day, last: Day, cause: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<OutageRecord> {
    try authorise(.recordOutage, .nobodys, asked.actor)
    guard let outage = Outage(first: first, last: last, cause: cause) else { throw .unfit("last") }
    guard !cause.isEmpty else { throw .unfit("cause") }
    let record = try await put(
      OutageRecord(id: keyed(asked), outage: outage), expecting: 0, asked)
    outages.forget()
    try await moveTerms(asked)
    return record
  }

  /// Counts the last days of all running terms anew.
  private func moveTerms(_ asked: Asked) async throws(OfficeRefusal) {
    let (law, outages) = (try law(), try await recordedOutages())
    var after: Cursor?
    repeat {
      let cursor = after
      let page = try await kept { () async throws(RegisterFault) in
        try await register.cases(CaseQueue(), after: cursor, size: PageSize(PageSize.most))
      }
      var moved: [Change] = []
      for line in page.items where line.due != nil {
        let known = try await kept { () async throws(RegisterFault) in
          try await register.permitCase(line.id)
        }
        guard let known else { continue }
        let due = law.due(after: known, outages: outages)
        if due != line.due { moved.append(.due(line.id, due)) }
      }
      if !moved.isEmpty { try await commit(moved, Asked(asked.actor)) }
      after = page.next
    } while after != nil
  }
}

import Casework
import Measures
import Register

/// A notice with whether it was read.
public struct InboxNotice: Hashable, Sendable {
  public let notice: Notice
  public let readAt: Moment?
}

extension Office {
  /// As many unread notices are counted; one more is "many".
  public static var mostUnread: Int { 100 }

  /// The inbox of the actor's employer, region, appeal body or own record, newest first.
  public func notices(
    after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<InboxNotice> {
    let (inbox, reader) = try inbox(of: actor)
    let page = try await kept { () async throws(RegisterFault) in
      try await register.notices(inbox, after: after, size: size)
    }
    let notices = page.items
    let read = try await kept { () async throws(RegisterFault) in
      try await register.readMoments(of: notices.map(\.id), by: reader)
    }
    return Page(
      items: notices.map { InboxNotice(notice: $0, readAt: read[$0.id]) }, next: page.next)
  }

  /// One notice of the actor's inbox.
  public func notice(
    _ id: Identifier<Notice>, _ actor: Actor
  ) async throws(OfficeRefusal) -> InboxNotice {
    let (inbox, reader) = try inbox(of: actor)
    let (known, read) = try await kept { () async throws(RegisterFault) in
      (
        try await register.notice(id),
        try await register.readMoments(of: [id], by: reader)
      )
    }
    guard let known, known.reader == inbox else { throw .notFound }
    return InboxNotice(notice: known, readAt: read[id])
  }

  /// How many notices the actor has not read, of the newest `mostUnread`.
  public func unreadNotices(_ actor: Actor) async throws(OfficeRefusal) -> Int {
    let (inbox, reader) = try inbox(of: actor)
    return try await kept { () async throws(RegisterFault) in
      try await register.unreadNotices(inbox, by: reader, most: Self.mostUnread)
    }
  }

  /// Marks a notice as read by the actor; colleagues still have it to read.
  public func readNotice(
    _ id: Identifier<Notice>, _ actor: Actor
  ) async throws(OfficeRefusal) {
    _ = try await notice(id, actor)
    try await read([id], try inbox(of: actor).1)
  }

  /// Marks the newest notices as read, as many as are counted.
  public func readAllNotices(_ actor: Actor) async throws(OfficeRefusal) {
    let page = try await notices(size: PageSize(Self.mostUnread), actor)
    let unread = page.items.filter { $0.readAt == nil }.map(\.notice.id)
    try await read(unread, try inbox(of: actor).1)
  }

  private func read(
    _ ids: [Identifier<Notice>], _ reader: Identifier<Account>
  ) async throws(OfficeRefusal) {
    let now = world.now()
    try await kept { () async throws(RegisterFault) in
      try await register.tend(ids.map { .noticeRead($0, by: reader, now) })
    }
  }

  /// Which notices are the actor's, and who reads them.
  private func inbox(
    of actor: Actor
  ) throws(OfficeRefusal) -> (Inbox, Identifier<Account>) {
    guard actor.mayEver(.seeNotices), let reader = actor.account else { throw .notAllowed }
    let inbox: Inbox? =
      switch actor.role.binding {
      case .region: actor.region.map { .desk(.region($0)) }
      case .employer: actor.employer.map { .employer($0) }
      case .person: actor.worker.map { .person($0) }
      case .nothing: .desk(.appealBody)
      }
    guard let inbox else { throw .notAllowed }
    return (inbox, reader)
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
    _ = try await moveTerms(in: CaseQueue(), by: asked.actor.party) { $0.due != nil }
    return record
  }
}
